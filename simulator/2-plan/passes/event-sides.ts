// On which events a state of a synapse changes. What one side alone changes moves from spike to spike of that side, and
// is only looked at when the other side fires: so it has the same bits whether it is kept a synapse or a neuron.
import type { SynapseProgram } from '../plan.js';

/** Whose spike an event is. */
export type EventSide = 'pre' | 'post';

/** One entry a state of the program; a state that no event changes counts as one of pre. */
export function eventSides({ states, onPre, onPost }: SynapseProgram): readonly (EventSide | 'both')[] {
  const changed = (slot: number, events: SynapseProgram['onPre']): boolean =>
    events.some(({ target }) => target.kind === 'state' && target.slot === slot);
  return states.map((_, slot) => (!changed(slot, onPost) ? 'pre' : changed(slot, onPre) ? 'both' : 'post'));
}
