// correlogram: pairs of spikes of different neurons at each lag, over their number if the neurons were independent.
import { dimensionless } from '../../simulator/index.js';
import { type Bins, countsIn } from '../reading/bins.js';
import { curveStatistic } from '../reading/curve.js';
import { milliseconds, type Question } from '../reading/question.js';
import type { SelectedSpikes } from '../reading/spikes-of.js';

/**
 * 1 at every lag for independent neurons of constant rate; of one neuron alone, its autocorrelogram without each spike's pair with
 * itself. Value i is at a lag of i·bin - lag. Counts in bins are multiplied: pairs(l) = sum over b of n(b) n(b + l), less those
 * of a neuron with itself. D. H. Perkel, G. L. Gerstein & G. P. Moore 1967, doi:10.1016/S0006-3495(67)86597-4
 */
export const correlogram = curveStatistic('correlogram', 'pairs, 1 by chance', dimensionless, question => {
  const bin = question.bin(1);
  const lag = question.number('lag', 50);
  if (!(lag >= 0)) throw question.valueError(`${question.text} has no value: \`lag\` must be a time of 0 ms or more.`);
  const reach = Math.round(lag / bin);
  const bins = question.bins(1, reach + 2);
  const lags = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const alone = question.neurons() === 1;
  return {
    axis: { label: 'lag', dimension: milliseconds },
    positions: lags.map(lag => lag * bin),
    values: spikes => pairsOverChance(question, spikes, bins, lags),
    bin,
    note: alone ? 'autocorrelogram' : 'all pairs of neurons'
  };
});

function pairsOverChance(
  question: Question,
  spikes: SelectedSpikes,
  bins: Bins,
  lags: readonly number[]
): readonly number[] {
  const alone = spikes.neurons.length === 1;
  const { sum, population } = countsIn(bins, spikes);
  const own = ownPairs(spikes, bins, lags.at(-1)!);
  const all = sum.reduce((a, b) => a + b, 0);
  const products = alone ? all ** 2 : all ** 2 - sum.reduce((a, b) => a + b * b, 0);
  if (products === 0)
    throw question.valueError(
      `${question.text} has no value: ${alone ? 'the neuron does not spike' : 'fewer than two neurons spike'} within the measured time.`
    );
  return lags.map(lag => {
    const pairs = pairsAt(population, bins, Math.abs(lag));
    const self = alone ? (lag === 0 ? all : 0) : own[Math.abs(lag)]!;
    const places = bins.windows.reduce((n, w) => n + Math.max(0, w.count - Math.abs(lag)), 0);
    return (pairs - self) / ((products * places) / bins.count ** 2);
  });
}

function pairsAt(population: Float64Array, bins: Bins, lag: number): number {
  return bins.windows.reduce((total, { first, count }) => {
    let pairs = 0;
    for (let bin = first; bin + lag < first + count; bin++) pairs += population[bin]! * population[bin + lag]!;
    return total + pairs;
  }, 0);
}

/** For each lag from 0 to `reach` the sum over neurons of n_i(b) n_i(b + lag). */
function ownPairs({ steps, slots, neurons }: SelectedSpikes, bins: Bins, reach: number): Float64Array {
  const pairs = new Float64Array(reach + 1);
  const recent = Array.from(neurons, (): number[] => []);
  const windowAt = (bin: number): number => bins.windows.findLastIndex(w => w.first <= bin && w.count > 0);
  steps.forEach((step, i) => {
    const bin = bins.at(step);
    const trail = recent[slots[i]!]!;
    if (bin < 0) return;
    while (trail.length > 0 && (bin - trail[0]! > reach || windowAt(trail[0]!) !== windowAt(bin))) trail.shift();
    for (const earlier of trail) pairs[bin - earlier]! += earlier === bin ? 2 : 1;
    pairs[0]! += 1;
    trail.push(bin);
  });
  return pairs;
}
