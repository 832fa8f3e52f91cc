// Making formulas of variables and walking them. Must not know where a formula stands or how it is evaluated.
// A formula is a graph: who walks it looks at each part once.
import type { Formula, Side, Variable, VariableKind } from '../plan/index.js';

export const variable = (of: VariableKind, slot = 0, side: Side = 'own'): Variable => ({
  kind: 'variable',
  of,
  side,
  slot
});

/** A state of the neuron or synapse that the formula belongs to. */
export const isOwnState = ({ of, side }: Variable): boolean => of === 'state' && side === 'own';

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

/** Whether something random is drawn for the value of a formula. */
export function draws(formula: Formula): boolean {
  for (const part of parts(formula)) if (part.kind === 'draw') return true;
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
