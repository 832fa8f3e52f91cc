// The intervals between spikes of each neuron, none reaching from one measured window into the next.
import type { SelectedSpikes } from './spikes-of.js';
import { windowOf, type Window } from './windows.js';

/** Of each neuron, in steps and in order. Ten million of them are no more than an array of numbers. */
export function intervals(spikes: SelectedSpikes, windows: readonly Window[]): readonly Uint32Array[] {
  const counts = new Uint32Array(spikes.neurons.length);
  eachInterval(spikes, windows, slot => counts[slot]!++);
  const found = Array.from(counts, count => new Uint32Array(count));
  const next = counts.fill(0);
  eachInterval(spikes, windows, (slot, steps) => (found[slot]![next[slot]!++] = steps));
  return found;
}

function eachInterval(
  { neurons, steps, slots }: SelectedSpikes,
  windows: readonly Window[],
  visit: (slot: number, steps: number) => void
): void {
  const last = new Float64Array(neurons.length);
  const lastWindow = new Int32Array(neurons.length).fill(-1);
  // steps ascend: the next spike mostly lies in the same window
  let window = -1;
  for (let i = 0; i < steps.length; i++) {
    const slot = slots[i]!;
    const step = steps[i]!;
    if (window < 0 || step > windows[window]!.to) window = windowOf(windows, step);
    if (window < 0) continue;
    if (window === lastWindow[slot]) visit(slot, step - last[slot]!);
    last[slot] = step;
    lastWindow[slot] = window;
  }
}
