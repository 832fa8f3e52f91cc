// The spikes of a step that go over a projection: those of its neurons, without those that are lost on the way out of them.
import { GrowingArray } from '../../growing/index.js';
import type { SynapseContext } from '../../network/index.js';
import type { Group } from '../group.js';

/** Of a step, behind its firing: neurons, each as often as it fired. Good until the next step. */
export function arrivingOf({ from, lost }: SynapseContext<Group>): (step: number) => GrowingArray<Uint32Array> {
  if (!lost) return () => from.fired;
  const arriving = GrowingArray.indices();
  return step => {
    arriving.clear();
    lost.eachArriving(from.fired.values, from.fired.length, step, neuron => arriving.push(neuron));
    return arriving;
  };
}
