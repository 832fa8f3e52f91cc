// On which events a state of a synapse changes. What one side alone changes moves from spike to spike of that side, and
// is only looked at when the other side fires: so it has the same bits whether it is kept a synapse or a neuron.
import { mentions } from '../formula/index.js';
import type { EventSide, SynapseProgram } from '../plan/index.js';

/** One entry a state of the program; a state that no event changes counts as one of pre, one that signals change, that changes at regular times, or that a course moves, as one of both. */
export function eventSides({
  states,
  onPre,
  onPost,
  signals = [],
  recurring = [],
  course
}: SynapseProgram): readonly (EventSide | 'both')[] {
  return states.map((_, slot) => {
    if (course && [course.tag, course.moved].includes(slot)) return 'both';
    if ([...signals, ...recurring].some(({ assignments }) => changed(slot, assignments))) return 'both';
    return !changed(slot, onPost) ? 'pre' : changed(slot, onPre) ? 'both' : 'post';
  });
}

/**
 * Whether the value of a state before an instant has to be kept, by slot: one side alone changes it, and the other reads it so, in order
 * that spikes which meet at a synapse make no pair. A weight is always read as it is.
 */
export function readBefore(program: SynapseProgram): readonly boolean[] {
  const { states, onPre, onPost, signals = [], totals, weight } = program;
  const sides = eventSides(program);
  const read = (slot: number, events: SynapseProgram['onPre']): boolean =>
    events.some(({ value }) =>
      mentions(
        value,
        v => v.side === 'own' && (v.of === 'state' ? v.slot === slot : v.of === 'total' && isSummed(v.slot, slot))
      )
    );
  const isSummed = (total: number, slot: number): boolean =>
    mentions(totals![total]!, v => v.of === 'state' && v.side === 'own' && v.slot === slot);
  return states.map((_, slot) => {
    if (slot === weight || sides[slot] === 'both') return false;
    const others = [
      changed(slot, onPre) || !changed(slot, onPost) ? onPost : onPre,
      ...signals.map(one => one.assignments)
    ];
    return (
      [...onPre, ...onPost].some(({ target }) => target.kind === 'state' && target.slot === slot) &&
      others.some(one => read(slot, one))
    );
  });
}

const changed = (slot: number, events: SynapseProgram['onPre']): boolean =>
  events.some(({ target }) => target.kind === 'state' && target.slot === slot);
