// What synapses send is added when it arrives, and so sees the target as it is then, however long it was under way: parts that are
// linear in states of the target travel as coefficients of these.
import { affine, isNumber, mentions, replace, variable, type Formula, type Variable } from '../formula/index.js';
import type { DraftEvent } from './draft-events.js';

/** Whether an event adds to the target. `places`: of the states of the draft that are kept on the target. */
export const isSent = ({ target: { kind, slot } }: DraftEvent, places: ReadonlyMap<number, number>): boolean =>
  kind === 'post' || (kind === 'state' && places.has(slot));

/**
 * Lets that read states of the target, written out in what is sent: there they stand for the target on arrival. What they read of the
 * synapse is kept as it is where the let stands.
 */
export function atArrival(events: readonly DraftEvent[], places: ReadonlyMap<number, number>): DraftEvent[] {
  let locals = Math.max(0, ...events.map(({ target }) => (target.kind === 'local' ? target.slot + 1 : 0)));
  const meant = new Map<number, Formula>();
  const inFull = (formula: Formula): Formula =>
    replace(formula, leaf => (leaf.of === 'local' ? (meant.get(leaf.slot) ?? leaf) : leaf));
  return events.flatMap((event): DraftEvent[] => {
    if (isSent(event, places)) return [{ ...event, value: inFull(event.value) }];
    const value = inFull(event.value);
    if (event.target.kind !== 'local' || !mentions(value, isOfTarget)) return [event];
    const kept: DraftEvent[] = [];
    const asItIs = replace(value, leaf => {
      if (leaf.of !== 'state' || leaf.side !== 'own') return leaf;
      const slot = locals++;
      kept.push({ target: { kind: 'local', slot }, value: leaf, source: event.source });
      return variable('local', slot);
    });
    meant.set(event.target.slot, asItIs);
    return [...kept, event];
  });
}

/** A part of what is sent, and the state of the target that it is multiplied by on arrival. */
export interface SentPart {
  readonly by?: number;
  readonly amount: Formula;
}

/** Undefined where an amount is not linear in the states of the target. */
export function onArrival(amount: Formula): SentPart[] | undefined {
  const form = affine(amount, isOfTarget);
  if (!form) return undefined;
  const scaled = form.terms.map(({ variable: { slot }, coefficient }) => ({ by: slot, amount: coefficient }));
  return scaled.length > 0 && isNumber(form.rest, 0) ? scaled : [{ amount: form.rest }, ...scaled];
}

const isOfTarget = (v: Variable): boolean => v.of === 'state' && v.side === 'post';
