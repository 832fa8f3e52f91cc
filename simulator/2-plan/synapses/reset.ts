// Synapses that make their targets refractory and set what is held of them. Several spikes may arrive together, so what they do must not
// depend on which of them comes first: values are those of the target alone, and of several times the longest counts.
import { draws, networkError, mentions } from '../formula/index.js';
import { makesNoSynapses } from '../patterns/index.js';
import type { Transmission } from '../plan/index.js';
import type { DraftEvent } from './draft-events.js';
import type { SynapseDraft } from './synapse-draft.js';

/** Undefined for synapses that do nothing of the kind. `events` are those on pre, lets written out. Throws where it cannot be done. */
export function planReset(draft: SynapseDraft, events: readonly DraftEvent[]): Transmission | undefined {
  const { projection, post, states, injects, onPost, signals, recurring } = draft;
  const sets = events.filter(e => e.target.kind === 'post' && e.operator === undefined);
  const times = events.filter(e => e.target.kind === 'refractory');
  const [first] = times;
  if (!first) return undefined;
  const others =
    [states, injects, onPost, signals, recurring].reduce((sum, { length }) => sum + length, 0) +
    (events.length - sets.length - times.length);
  if (others > 0 || times.length > 1)
    throw networkError(
      'reset-alone',
      `The synapses of ${projection.name} make their target refractory and do something else too; write a separate connection for that.`,
      first.source
    );
  if (post.definition.spike?.kind === 'at' || post.definition.spike === undefined) {
    throw networkError(
      'reset-alone',
      `${post.population.name} fires at given times, which synapses cannot change; connect neurons with spike when.`,
      first.source
    );
  }
  if (makesNoSynapses(projection.pattern))
    throw networkError(
      'impossible-pattern',
      `The synapses of ${projection.name} reset their target, which the pattern ${projection.pattern.name} cannot do; use all_to_all.`,
      projection.pattern.source
    );
  for (const event of sets) refuseReset(event, draft);
  const random = [...sets, ...times].find(event => draws(event.value));
  if (random)
    throw networkError(
      'misplaced-draw',
      `${projection.name} draws what it resets its target to, and several spikes may arrive together; draw in on spike of ${post.definition.name}, or in its refractory time.`,
      random.source
    );
  for (const { value, source } of times)
    if (mentions(value, v => ['state', 'input', 'time', 'noise', 'total'].includes(v.of)))
      throw networkError(
        'not-constant',
        `The refractory time that ${projection.name} gives changes in a run; use parameters.`,
        source
      );
  return {
    kind: 'reset',
    resets: sets.map(({ target, value }) => ({ slot: target.slot, value })),
    refractory: { duration: first.value, source: first.source }
  };
}

function refuseReset({ target, value, source }: DraftEvent, { projection, post }: SynapseDraft): void {
  const state = post.states[target.slot]!;
  const name = `${state.name} of ${post.population.name}`;
  if (!state.held)
    throw networkError(
      'not-additive',
      `A spike that makes its target refractory may set only what is held meanwhile, and ${name} is not; write refractory T holds ${state.name} in ${post.definition.name}, or set it in a connection of its own.`,
      source
    );
  const own = mentions(
    value,
    v => v.of === 'state' || v.of === 'input' || v.of === 'time' || v.side === 'pre' || v.side === 'own'
  );
  if (own)
    throw networkError(
      'not-additive',
      `${projection.name} sets ${name} to a value that differs between synapses or changes, and makes it refractory too; use a constant or a parameter of post, or set it in a connection of its own.`,
      source
    );
}
