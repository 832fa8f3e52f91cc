// Formulas: expressions with every name resolved to a numbered variable and every constant folded.
// What a backend evaluates. Must not know where a formula stands or how it is evaluated.
// A formula is a graph: what a `let` names is one part, wherever it is used. Who walks a formula looks at each part once.
import type { BinaryOperator, ListValue } from '../../1-model/index.js';
import type { Distribution } from './distributions.js';

/** Whose variable: that of the neuron or synapse the formula belongs to, or of the pre- or postsynaptic neuron. */
export type Side = 'own' | 'pre' | 'post';

/**
 * state, parameter: of a group or a projection, by slot. input: of a group, what drives it from outside, constant over a step.
 * index: number of the neuron (or synapse). time: ms. noise: unit white noise of a group, by its place there.
 * local: a `let` of an event program.
 */
export type VariableKind = 'state' | 'parameter' | 'input' | 'index' | 'time' | 'noise' | 'local';

export interface Variable {
  readonly kind: 'variable';
  readonly of: VariableKind;
  readonly side: Side;
  readonly slot: number;
}

/** Conditions are 1 and 0. `list` is the entry of that list for the element (neuron or synapse) being computed. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'list'; readonly values: ListValue }
  | Variable
  | { readonly kind: 'not' | 'negate'; readonly operand: Formula }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'if'; readonly condition: Formula; readonly then: Formula; readonly else: Formula }
  /** a function of the model's table, its arguments in the order of its parameters */
  | { readonly kind: 'call'; readonly function: string; readonly arguments: readonly Formula[] }
  | { readonly kind: 'entry'; readonly values: ListValue; readonly index: Formula }
  /** a random value; `ordinal` tells apart several draws of one value */
  | {
      readonly kind: 'draw';
      readonly distribution: Distribution;
      readonly arguments: readonly Formula[];
      readonly ordinal: number;
    }
  /** between the two neurons of a synapse: in m where both are placed in space, else in neuron numbers or on their grid */
  | { readonly kind: 'distance' };

export const variable = (of: VariableKind, slot = 0, side: Side = 'own'): Variable => ({
  kind: 'variable',
  of,
  side,
  slot
});

/** Every part of a formula, itself included, outermost first; what stands in several places comes once. */
export function* parts(formula: Formula): Generator<Formula> {
  const seen = new Set<Formula>();
  const open = [formula];
  for (let part = open.pop(); part; part = open.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    yield part;
    open.push(...[...children(part)].reverse());
  }
}

/** Whether some variable of the formula meets the condition. */
export function mentions(formula: Formula, meets: (variable: Variable) => boolean): boolean {
  for (const part of parts(formula)) if (part.kind === 'variable' && meets(part)) return true;
  return false;
}

/** `find` for a formula and its parts, each found once; `of` gives what was found for a part. */
export function eachPartOnce<T>(formula: Formula, find: (part: Formula, of: (part: Formula) => T) => T): T {
  const found = new Map<Formula, T>();
  const of = (part: Formula): T => {
    if (!found.has(part)) found.set(part, find(part, of));
    return found.get(part)!;
  };
  return of(formula);
}

export function children(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'not':
    case 'negate':
      return [formula.operand];
    case 'binary':
      return [formula.left, formula.right];
    case 'if':
      return [formula.condition, formula.then, formula.else];
    case 'call':
    case 'draw':
      return formula.arguments;
    case 'entry':
      return [formula.index];
    case 'number':
    case 'text':
    case 'list':
    case 'variable':
    case 'distance':
      return [];
  }
}
