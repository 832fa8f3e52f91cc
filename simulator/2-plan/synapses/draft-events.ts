// What synapses do at events and at regular times, in order, with what each assignment goes to.
import type { EventRule, Source } from '../../1-model/index.js';
import { EventDraws, isOwnState, networkError, resolve } from '../formula/index.js';
import { localsIn, planEvent, stepsBetween, type NeuronDraft } from '../neurons/index.js';
import type { Assignment } from '../plan/index.js';
import type { ModelNames } from './model-names.js';
import type { Totals } from './totals.js';

/** An assignment to a state (by its place in `states`), to a local, or to a state of the target neuron. */
export interface DraftEvent extends Omit<Assignment, 'target'> {
  readonly target: { readonly kind: 'state' | 'local' | 'post' | 'refractory'; readonly slot: number };
}

/** What happens at each multiple of so many steps. */
export interface DraftRecurring {
  readonly every: number;
  readonly events: readonly DraftEvent[];
}

/** The events of the rules, then those of the synapse, which sees the new weight. `signal`: name of the event that it is. */
export function eventsOf(
  on: 'pre' | 'post' | 'signal',
  models: readonly ModelNames[],
  post: NeuronDraft,
  totals: Totals,
  signal?: string
): DraftEvent[] {
  let locals = 0;
  return models.flatMap(names => {
    const draws = new EventDraws(`${names.owner}.on ${signal ?? on}`);
    return names.definition.events
      .filter(event => event.on === on && event.name === signal)
      .flatMap(({ assignments }) => {
        const planned = draftEvents(assignments, names, post, draws, locals, totals);
        locals = Math.max(locals, localsIn(planned));
        return planned;
      });
  });
}

function draftEvents(
  assignments: EventRule['assignments'],
  names: ModelNames,
  post: NeuronDraft,
  draws: EventDraws,
  firstLocal: number,
  totals: Totals
): DraftEvent[] {
  const targets: DraftEvent['target'][] = [];
  const planned = planEvent(
    assignments,
    { ...names.scope(), draws, total: (summed, source) => totals.of(summed, source) },
    assignment => {
      targets.push(targetOf(assignment.target, names, post, assignment.source));
      return { kind: 'state', slot: 0 };
    },
    firstLocal
  );
  return planned.map(a =>
    a.target.kind === 'local'
      ? { ...a, target: { kind: 'local' as const, slot: a.target.slot } }
      : { ...a, target: targets.shift()! }
  );
}

/** The `each` blocks of one model. */
export function recurringOf(names: ModelNames, post: NeuronDraft, step: number, totals: Totals): DraftRecurring[] {
  const draws = new EventDraws(`${names.owner}.each`);
  return names.definition.events.flatMap(({ on, interval, assignments, source }) => {
    if (on !== 'step') return [];
    const events = draftEvents(assignments, names, post, draws, 0, totals);
    const elsewhere = events.find(({ target }) => target.kind === 'post' || target.kind === 'refractory');
    if (elsewhere)
      throw networkError(
        'send-on-post',
        `The synapses of ${names.owner} change their target in each; a synapse may do that on pre alone.`,
        elsewhere.source
      );
    return [
      { every: interval ? stepsBetween(resolve(interval, names.scope()), step, interval.source ?? source) : 1, events }
    ];
  });
}

function targetOf(
  target: { readonly of: string; readonly name: string },
  names: ModelNames,
  post: NeuronDraft,
  source: Source
): DraftEvent['target'] {
  if (target.of === 'refractory') return { kind: 'refractory', slot: 0 };
  if (target.of === 'post') {
    const slot = post.slotOf(target.name);
    if (slot !== undefined) return { kind: 'post', slot };
    throw networkError(
      'not-assignable',
      `post.${target.name} is not a state of ${post.population.name} and cannot be changed by a synapse; its states are ${post.definition.states.map(s => s.name).join(', ') || 'none'}.`,
      source
    );
  }
  const found = target.of === 'own' ? names.own(target.name) : undefined;
  if (found?.kind === 'variable' && isOwnState(found)) return { kind: 'state', slot: found.slot };
  throw networkError(
    'not-assignable',
    `${target.of === 'pre' ? 'pre.' : ''}${target.name} cannot be changed by a synapse; it may change its own states and post.STATE, and a plasticity rule the weight.`,
    source
  );
}
