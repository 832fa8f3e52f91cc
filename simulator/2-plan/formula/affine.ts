// Whether a formula is linear in some of its variables, and with which coefficients.
import type { Formula, Variable } from '../plan/index.js';
import { add, choose, divide, isNumber, multiply, negate, subtract, zero } from './fold.js';
import { children, eachPartOnce } from './formula.js';

/** `rest + sum of coefficient * variable`, coefficients and rest free of these variables. */
export interface Affine {
  readonly terms: readonly Term[];
  readonly rest: Formula;
}

type Binary = Extract<Formula, { kind: 'binary' }>;

interface Term {
  readonly variable: Variable;
  readonly coefficient: Formula;
}

/** undefined where the formula is not linear in the variables that meet `among`. */
export function affine(formula: Formula, among: (variable: Variable) => boolean): Affine | undefined {
  const has = mentioning(among);
  return eachPartOnce<Affine | undefined>(formula, (part, of) => affinePart(part, of, has));
}

/** Whether a formula has a variable that meets the condition, each part looked at once over all that is asked. */
function mentioning(meets: (variable: Variable) => boolean): (formula: Formula) => boolean {
  const known = new Map<Formula, boolean>();
  // no recursion: sums may be longer than a stack is deep
  return formula => {
    const open = [formula];
    for (let part = open.at(-1); part; part = open.at(-1)) {
      if (known.has(part)) {
        open.pop();
        continue;
      }
      const unknown = children(part).filter(child => !known.has(child));
      if (unknown.length > 0) open.push(...unknown);
      else known.set(part, part.kind === 'variable' ? meets(part) : children(part).some(child => known.get(child)));
    }
    return known.get(formula)!;
  };
}

function affinePart(
  formula: Formula,
  of: (part: Formula) => Affine | undefined,
  has: (part: Formula) => boolean
): Affine | undefined {
  if (!has(formula)) return { terms: [], rest: formula };
  switch (formula.kind) {
    case 'variable':
      return { terms: [{ variable: formula, coefficient: { kind: 'number', value: 1 } }], rest: zero };
    case 'negate':
      return scaled(of(formula.operand), negate);
    case 'if':
      return has(formula.condition)
        ? undefined
        : combined(of(formula.then), of(formula.else), (a, b) => choose(formula.condition, a, b));
    case 'binary':
      return isSum(formula) ? affineSum(formula, of, has) : affineBinary(formula, of, has);
    default:
      return undefined;
  }
}

/** Coefficient of a variable; 0 where it does not occur. */
export const coefficientOf = (form: Affine, variable: Variable): Formula =>
  form.terms.find(term => same(term.variable, variable))?.coefficient ?? zero;

const same = (a: Variable, b: Variable): boolean => a.of === b.of && a.side === b.side && a.slot === b.slot;

function affineBinary(
  { operator, left, right }: Binary,
  of: (part: Formula) => Affine | undefined,
  has: (part: Formula) => boolean
): Affine | undefined {
  if (operator === '*' && !has(right)) return scaled(of(left), f => multiply(f, right));
  if (operator === '*' && !has(left)) return scaled(of(right), f => multiply(left, f));
  if (operator === '/' && !has(right)) return scaled(of(left), f => divide(f, right));
  if (operator === '^' && isNumber(right, 1)) return of(left);
  return undefined;
}

function scaled(form: Affine | undefined, by: (formula: Formula) => Formula): Affine | undefined {
  return (
    form && {
      terms: form.terms.map(term => ({ ...term, coefficient: by(term.coefficient) })).filter(present),
      rest: by(form.rest)
    }
  );
}

/** All summands on the left are gone through in one loop: it takes as long as the sum has terms, however many there are. */
function affineSum(
  formula: Binary,
  of: (part: Formula) => Affine | undefined,
  has: (part: Formula) => boolean
): Affine | undefined {
  const sums: Binary[] = [formula];
  let first = formula.left;
  while (isSum(first) && has(first)) {
    sums.push(first);
    first = first.left;
  }
  const begin = of(first);
  if (!begin) return undefined;
  const terms = byVariable(begin);
  let { rest } = begin;
  for (const { operator, right } of sums.reverse()) {
    const by = operator === '+' ? add : subtract;
    const added = of(right);
    if (!added) return undefined;
    for (const { variable, coefficient } of added.terms)
      put(terms, variable, by(terms.get(keyOf(variable))?.coefficient ?? zero, coefficient));
    rest = by(rest, added.rest);
  }
  return { terms: [...terms.values()], rest };
}

function combined(
  a: Affine | undefined,
  b: Affine | undefined,
  by: (a: Formula, b: Formula) => Formula
): Affine | undefined {
  if (!a || !b) return undefined;
  const left = byVariable(a);
  const right = byVariable(b);
  const terms = new Map<string, Term>();
  for (const [key, { variable }] of new Map([...left, ...right]))
    put(terms, variable, by(left.get(key)?.coefficient ?? zero, right.get(key)?.coefficient ?? zero));
  return { terms: [...terms.values()], rest: by(a.rest, b.rest) };
}

const isSum = (formula: Formula): formula is Binary =>
  formula.kind === 'binary' && (formula.operator === '+' || formula.operator === '-');

const keyOf = ({ of, side, slot }: Variable): string => `${of} ${side} ${slot}`;

const byVariable = ({ terms }: Affine): Map<string, Term> =>
  new Map(terms.map(term => [keyOf(term.variable), term] as const));

/** A term that comes to nothing is left out; should it come back, it is the last. */
function put(terms: Map<string, Term>, variable: Variable, coefficient: Formula): void {
  const term = { variable, coefficient };
  if (present(term)) terms.set(keyOf(variable), term);
  else terms.delete(keyOf(variable));
}

const present = (term: Term): boolean => !isNumber(term.coefficient, 0);
