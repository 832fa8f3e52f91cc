// The intervals between spikes of each neuron, none reaching from one measured window into the next.
import type { SelectedSpikes } from './spikes-of.js';
import { windowOf } from './windows.js';
import type { Window } from './windows.js';

/** Of each neuron, in steps and in order. */
export function intervals(spikes: SelectedSpikes, windows: readonly Window[]): readonly (readonly number[])[] {
  const found: number[][] = Array.from(spikes.neurons, () => []);
  const last = new Float64Array(spikes.neurons.length), lastWindow = new Int32Array(spikes.neurons.length).fill(-1);
  for (let i = 0; i < spikes.steps.length; i++) {
    const slot = spikes.slots[i]!, step = spikes.steps[i]!, window = windowOf(windows, step);
    if (window < 0) continue;
    if (window === lastWindow[slot]) found[slot]!.push(step - last[slot]!);
    last[slot] = step;
    lastWindow[slot] = window;
  }
  return found;
}
