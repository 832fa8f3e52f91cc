// Spike counts in the whole bins of the measured windows: edges (from, to], numbered through all windows.
import type { SelectedSpikes } from './spikes-of.js';
import type { Window } from './windows.js';

interface BinnedWindow extends Window {
  /** number of its first bin */
  readonly first: number;
  readonly count: number;
}

export class Bins {
  readonly windows: readonly BinnedWindow[];
  readonly count: number;

  /** `binSteps` is the length of a bin in steps, not necessarily whole. What is left at a window's end counts to no bin. */
  constructor(
    windows: readonly Window[],
    private readonly binSteps: number
  ) {
    let first = 0;
    this.windows = windows.map(window => {
      const count = Math.max(0, Math.floor((window.to - window.from) / binSteps + 1e-9));
      const binned = { ...window, first, count };
      first += count;
      return binned;
    });
    this.count = first;
  }

  /** Number of the bin that a step falls into, -1 outside every whole bin. */
  at(step: number): number {
    const window = this.windows.find(w => step > w.from && step <= w.to);
    if (!window) return -1;
    const bin = Math.ceil((step - window.from) / this.binSteps - 1e-9) - 1;
    return bin < window.count ? window.first + bin : -1;
  }
}

/** What neurons do in bins: for each neuron the sum of its counts and of their squares, and the counts of all together. */
export interface Counts {
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly population: Float64Array;
}

export function countsIn(bins: Bins, spikes: SelectedSpikes): Counts {
  const neurons = spikes.neurons.length;
  const sum = new Float64Array(neurons);
  const squares = new Float64Array(neurons);
  const population = new Float64Array(bins.count);
  const binOf = new Int32Array(neurons).fill(-1);
  const inBin = new Float64Array(neurons);
  for (let i = 0; i < spikes.steps.length; i++) {
    const bin = bins.at(spikes.steps[i]!);
    const slot = spikes.slots[i]!;
    if (bin < 0) continue;
    if (binOf[slot] !== bin) inBin[slot] = 0;
    binOf[slot] = bin;
    // (n + 1)² - n²
    squares[slot]! += 2 * inBin[slot]! + 1;
    inBin[slot]! += 1;
    sum[slot]! += 1;
    population[bin]! += 1;
  }
  return { sum, squares, population };
}

/** Variance over bins of counts with this sum and sum of squares. */
export const varianceOf = (sum: number, squares: number, bins: number): number => squares / bins - (sum / bins) ** 2;
