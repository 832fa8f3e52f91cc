// Dimensions with unknown factors, such as `[weight] * ms^-1` in a plasticity rule, and the solving of equations between them.
// Exponents are numbers, not only whole ones, so every equation with an unknown can be solved for it.
import { type Dimension, dimensionless, multiply, raise, sameDimension } from '../../../simulator/index.js';

/** A dimension yet to be found. `solution` is set once, when an equation fixes it. */
export interface Unknown {
  /** `shared` unknowns belong to a model (its weight, `post.V`) and stay the same in every call of its functions */
  readonly shared: boolean;
  /** of what it is the dimension, for people: `weight`, `post.V` */
  readonly of?: string;
  /** of a declaration that takes its dimension from its uses: solved before what is left open until a model is used */
  readonly own?: true;
  solution?: SymbolicDimension;
}

export interface SymbolicDimension {
  readonly known: Dimension;
  /** powers of unknowns; none is zero */
  readonly unknown: ReadonlyMap<Unknown, number>;
}

export const known = (dimension: Dimension): SymbolicDimension => ({ known: dimension, unknown: new Map() });
export const plain = known(dimensionless);
/** The dimension of a declaration, to be found from its uses. */
export const ofUses = (): SymbolicDimension => ({
  known: dimensionless,
  unknown: new Map([[{ shared: true, own: true }, 1]])
});
export const fresh = (shared = false, of?: string): SymbolicDimension => ({
  known: dimensionless,
  unknown: new Map([[{ shared, ...(of === undefined ? {} : { of }) }, 1]])
});

export const times = (a: SymbolicDimension, b: SymbolicDimension): SymbolicDimension => combine(a, b, 1);
export const over = (a: SymbolicDimension, b: SymbolicDimension): SymbolicDimension => combine(a, b, -1);
export const toPower = (a: SymbolicDimension, exponent: number): SymbolicDimension => combine(plain, a, exponent);

/** The dimension itself, or undefined while an unknown is left in it. */
export function closed(dimension: SymbolicDimension): Dimension | undefined {
  const resolved = resolve(dimension);
  return resolved.unknown.size ? undefined : resolved.known;
}

/** With all solved unknowns replaced. */
export function resolve(dimension: SymbolicDimension): SymbolicDimension {
  for (const [unknown, power] of dimension.unknown) {
    if (!unknown.solution) continue;
    const rest = {
      known: dimension.known,
      unknown: new Map([...dimension.unknown].filter(([other]) => other !== unknown))
    };
    return resolve(combine(rest, unknown.solution, power));
  }
  return dimension;
}

/** Makes both sides equal by solving for an unknown where there is one; false where they differ. */
export function equate(a: SymbolicDimension, b: SymbolicDimension): boolean {
  const ratio = resolve(over(a, b));
  const candidates = [...ratio.unknown];
  const chosen =
    candidates.find(([unknown]) => !unknown.shared) ?? candidates.find(([unknown]) => unknown.own) ?? candidates[0];
  if (!chosen) return sameDimension(ratio.known, dimensionless);
  const [unknown, power] = chosen;
  unknown.solution = toPower(
    { known: ratio.known, unknown: new Map(candidates.filter(([other]) => other !== unknown)) },
    -1 / power
  );
  return true;
}

/** A copy in which every unsolved unknown that `isOwn` is replaced by a new one, the same for equal ones. */
export function instantiate(
  dimension: SymbolicDimension,
  copies: Map<Unknown, SymbolicDimension>,
  isOwn: (unknown: Unknown) => boolean
): SymbolicDimension {
  const resolved = resolve(dimension);
  let result = known(resolved.known);
  for (const [unknown, power] of resolved.unknown) {
    if (isOwn(unknown) && !copies.has(unknown)) copies.set(unknown, fresh());
    const copy = copies.get(unknown);
    result = combine(result, copy ?? { known: dimensionless, unknown: new Map([[unknown, 1]]) }, power);
  }
  return result;
}

function combine(a: SymbolicDimension, b: SymbolicDimension, power: number): SymbolicDimension {
  if (power === 0) return a;
  const unknown = new Map(a.unknown);
  for (const [one, exponent] of b.unknown) {
    const sum = (unknown.get(one) ?? 0) + exponent * power;
    if (Math.abs(sum) < 1e-9) unknown.delete(one);
    else unknown.set(one, sum);
  }
  return { known: multiply(a.known, raise(b.known, power)), unknown };
}
