// synchrony: sqrt(Var_t[mean_i n_i(t)] / mean_i Var_t[n_i(t)]) for counts n_i in bins.
import { dimensionless } from '../../simulator/index.js';
import type { SelectedSpikes } from '../reading/spikes-of.js';
import type { Window } from '../reading/windows.js';
import type { Statistic } from '../reading/question.js';

/**
 * Golomb's chi: 1 in lock-step, 1/sqrt(N) for N independent neurons. Whole bins of each window count, edges (from, to].
 * D. Golomb & J. Rinzel 1994, doi:10.1016/0167-2789(94)90214-3
 */
export const synchrony: Statistic = {
  name: 'synchrony',
  dimension: dimensionless,
  take: question => {
    const binSteps = question.number('bin', 5) / question.recording.step;
    const { together, single, bins } = variances(question.spikes(), question.windows(), binSteps);
    if (bins < 2) throw question.refuse(`${question.text} has no value: the measured time holds fewer than two bins; run longer or make \`bin\` shorter.`);
    if (!(single > 0)) throw question.refuse(`${question.text} has no value: every neuron has the same number of spikes in every bin.`);
    return Math.sqrt(together / single);
  },
};

/** Variance over bins of the mean count, and the mean over neurons of the variance of their counts. */
function variances(spikes: SelectedSpikes, windows: readonly Window[], binSteps: number): { together: number; single: number; bins: number } {
  const starts = windows.map(w => ({ ...w, bins: Math.floor((w.to - w.from) / binSteps + 1e-9) }));
  const bins = starts.reduce((n, w) => n + w.bins, 0), neurons = spikes.neurons.length;
  const sum = new Float64Array(neurons), squares = new Float64Array(neurons), population = new Float64Array(bins);
  const binOf = new Int32Array(neurons).fill(-1), inBin = new Float64Array(neurons);
  for (let i = 0; i < spikes.steps.length; i++) {
    const bin = binNumber(starts, spikes.steps[i]!, binSteps), slot = spikes.slots[i]!;
    if (bin < 0) continue;
    if (binOf[slot] !== bin) inBin[slot] = 0;
    binOf[slot] = bin;
    squares[slot]! += 2 * inBin[slot]! + 1;
    inBin[slot]! += 1;
    sum[slot]! += 1;
    population[bin]! += 1;
  }
  const variance = (total: number, ofSquares: number) => ofSquares / bins - (total / bins) ** 2;
  const single = sum.reduce((v, total, i) => v + variance(total, squares[i]!), 0) / neurons;
  const together = variance(population.reduce((a, b) => a + b, 0), population.reduce((a, b) => a + b * b, 0)) / neurons ** 2;
  return { together, single, bins };
}

/** Number of the bin over all windows, -1 outside every whole bin. */
function binNumber(windows: readonly (Window & { bins: number })[], step: number, binSteps: number): number {
  let before = 0;
  for (const { from, to, bins } of windows) {
    if (step > from && step <= to) {
      const bin = Math.ceil((step - from) / binSteps - 1e-9) - 1;
      return bin < bins ? before + bin : -1;
    }
    before += bins;
  }
  return -1;
}
