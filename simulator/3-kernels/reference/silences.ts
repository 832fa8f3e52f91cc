// Spikes that do not leave their neurons: taken out of what fired before any synapse hears of it.
import { placeOf, type SilencePlan } from '../../2-plan/index.js';
import type { Group } from './group.js';

/** For what fired in step `step`. */
export function silence(plans: readonly SilencePlan[], groups: readonly Group[], step: number): void {
  for (const { group, neurons, from, until } of plans) {
    if (step <= from || step > until) continue;
    const { fired } = groups[group]!;
    const left = Array.from(fired.values.subarray(0, fired.length)).filter(neuron => placeOf(neurons, neuron) < 0);
    fired.clear();
    for (const neuron of left) fired.push(neuron);
  }
}
