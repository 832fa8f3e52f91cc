// Spikes that assign to their target otherwise than by adding: `post.V = …`, `post.g *= …`. They act on arrival, one after the other.
import { mentions, networkError } from '../formula/index.js';
import type { DraftEvent } from './draft-events.js';
import type { SynapseDraft } from './synapse-draft.js';

/** Whether an event does more to its target than to add to it. */
export const assignsTarget = ({ target, operator }: DraftEvent): boolean =>
  target.kind === 'post' && operator !== '+' && operator !== '-';

/**
 * Within one population, a state that these synapses assign is in the middle of change while they look at their sources. Throws NetworkError
 * where they read it.
 */
export function refuseReadingSources({ projection, pre, post, onPre }: SynapseDraft): void {
  if (pre.group !== post.group) return;
  const assigned = new Set(onPre.flatMap(({ target: { kind, slot } }) => (kind === 'post' ? [slot] : [])));
  for (const { value, source } of onPre)
    mentions(value, v => {
      if (v.of !== 'state' || v.side !== 'pre' || !assigned.has(v.slot)) return false;
      const name = pre.states[v.slot]!.name;
      throw networkError(
        'not-additive',
        `The synapses of ${projection.name} read pre.${name} while they assign post.${name} of the same neurons, so that it would matter which come first; keep what is read in another state of ${pre.population.name}.`,
        source
      );
    });
}
