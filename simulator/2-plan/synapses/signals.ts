// Events of synapses that spikes of other neurons are: which neurons these are, and which synapses hear each of them.
import type { Projection } from '../../1-model/index.js';
import type { NeuronDraft } from '../neurons/index.js';
import type { SignalRule } from '../plan/index.js';
import { neuronsOf, type Globals } from '../values/index.js';
import { refuseSize } from './bindings.js';
import type { DraftEvent } from './draft-events.js';

/** See SignalRule. */
export interface DraftSignal extends Omit<SignalRule, 'assignments'> {
  readonly events: readonly DraftEvent[];
}

/** `eventsOf`: what a model of the projection, by its number among them, does at its event of a name. Those of rules come before those of the synapse. */
export function draftSignals(
  projection: Projection,
  groups: readonly NeuronDraft[],
  post: NeuronDraft,
  globals: Globals,
  eventsOf: (model: number, event: string) => readonly DraftEvent[]
): DraftSignal[] {
  const used = [projection.synapse, ...projection.rules].map(({ bindings = [] }, model) => ({ bindings, model }));
  return [...used.slice(1), used[0]!].flatMap(({ bindings, model }) =>
    bindings.flatMap(({ input: name, variable, from, source }) => {
      if (variable !== 'spikes') return [];
      const group = groups.findIndex(({ population }) => population.name === from.of);
      const neurons = neuronsOf(from, groups[group]!.shape, globals);
      const targets = neuronsOf(projection.to, post.shape, globals);
      refuseSize(
        { input: name, user: projection.name, variable, from: from.of, to: projection.to.of, source },
        neurons.count,
        targets.count
      );
      return [{ name, group, neurons, ...(neurons.count === 1 ? {} : { targets }), events: eventsOf(model, name) }];
    })
  );
}
