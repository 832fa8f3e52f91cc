// Conditions on synapses, taken apart into conditions on the neurons on one side and on the other.
import { mapNames, partsOf, type Expression } from './expression.js';

type Side = 'pre' | 'post';

/** A part of a condition that is not made of others by `and`, `or` and `not`. `sides`: of which it speaks. */
interface SidePart {
  readonly part: Expression;
  readonly sides: readonly Side[];
}

export function sideParts(condition: Expression): readonly SidePart[] {
  if (condition.kind === 'not') return sideParts(condition.operand);
  if (condition.kind === 'binary' && (condition.operator === 'and' || condition.operator === 'or'))
    return [...sideParts(condition.left), ...sideParts(condition.right)];
  return [{ part: condition, sides: sidesIn(condition) }];
}

/** Of which sides an expression speaks. */
export function sidesIn(expression: Expression): readonly Side[] {
  const named = [...partsOf(expression)].flatMap(part =>
    part.kind === 'name' && (part.of === 'pre' || part.of === 'post') ? [part.of] : []
  );
  return [...new Set(named)];
}

/** What is said of one side, as the neurons there say it of themselves: `post.V_th > 0 mV` as `V_th > 0 mV`. */
export const ofNeurons = (expression: Expression): Expression =>
  mapNames(expression, name =>
    name.of === 'pre' || name.of === 'post' ? { ...name, of: name.name === 'index' ? 'builtin' : 'own' } : name
  );
