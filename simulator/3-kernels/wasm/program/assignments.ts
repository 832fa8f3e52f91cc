// Assignments in order, as values: each reads what those before it left. The one translation of what an event or a step assigns.
import type { Assignment, Variable } from '../../../2-plan/index.js';
import type { Lanes, Value } from '../code/index.js';
import { arithmetic, valueOf, withoutCode, type Read } from '../formula/formula-value.js';

/** What assignments start from. */
export interface Beginnings {
  readonly l: Lanes;
  /** a state as formulas read it before it is assigned */
  readonly state: (slot: number) => Value;
  /** the same where it is changed by an amount (`+=`); absent: as formulas read it */
  readonly changed?: (slot: number) => Value;
  /** what formulas read, given the states and lets of the assignments themselves */
  readonly read: (own: (variable: Variable) => Value | undefined) => Read;
  /** where a state may be assigned; undefined, or absent: everywhere */
  readonly when?: (slot: number) => Value | undefined;
  /** states of the target neuron, where a synapse assigns them, and where it may */
  readonly target?: { readonly state: (slot: number) => Value; readonly when: (slot: number) => Value | undefined };
}

export interface Outcome {
  /** what states are after all assignments, by slot in the order of their first assignment */
  readonly states: ReadonlyMap<number, Value>;
  /** the same of states of the target neuron */
  readonly targets: ReadonlyMap<number, Value>;
  /** amounts that are sent, in their order */
  readonly sends: readonly Value[];
  /** everything that states are assigned, in order: a number that is not finite is wrong there */
  readonly assigned: readonly { readonly value: Value; readonly when: Value | undefined }[];
}

export function outcomeOf(assignments: readonly Assignment[], beginnings: Beginnings): Outcome {
  const { l, state, changed = state, when = () => undefined, target: post } = beginnings;
  const states = new Map<number, Value>();
  const targets = new Map<number, Value>();
  const locals = new Map<number, Value>();
  const sends: Value[] = [];
  const assigned: { value: Value; when: Value | undefined }[] = [];
  const read = beginnings.read(({ of, side, slot }) => {
    if (side === 'post') return of === 'state' ? targets.get(slot) : undefined;
    return of === 'state' ? (states.get(slot) ?? state(slot)) : of === 'local' ? locals.get(slot) : undefined;
  });
  for (const { target, operator, value } of assignments) {
    const { kind, slot } = target;
    const where = kind === 'state' ? when(slot) : kind === 'post' ? post!.when(slot) : undefined;
    const right = valueOf(value, l, read, where);
    if (kind === 'send') sends.push(right);
    else if (kind === 'local') locals.set(slot, right);
    else {
      const into = kind === 'post' ? targets : states;
      const before = into.get(slot) ?? (kind === 'post' ? post!.state : operator ? changed : state)(slot);
      const result = operator ? arithmetic(operator, before, right, l) : right;
      if (!result) return withoutCode(`The assignment ${operator}=`);
      assigned.push({ value: result, when: where });
      into.set(slot, where ? l.op('select', where, result, before) : result);
    }
  }
  return { states, targets, sends, assigned };
}
