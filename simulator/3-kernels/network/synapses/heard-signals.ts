// Which targets hear the spikes of a neuron that is a signal to synapses.
import { numberAt, type SignalRule } from '../../../2-plan/index.js';

/** No target. */
export const nobody = 0xffffffff;

/** By the number of a neuron of the group: the one target whose synapses hear it, or, of one neuron for all, 0; `nobody` where none does. */
export function hearersOf({ neurons, targets }: SignalRule): Uint32Array {
  const hearers = new Uint32Array(neurons.size).fill(nobody);
  for (let place = 0; place < neurons.count; place++)
    hearers[numberAt(neurons, place)] = targets ? numberAt(targets, place) : 0;
  return hearers;
}
