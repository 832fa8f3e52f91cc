// cv_isi: sd(intervals) / mean(intervals) of each neuron, averaged over the neurons with at least two intervals.
import { dimensionless } from '../../simulator/index.js';
import type { SelectedSpikes } from '../reading/spikes-of.js';
import { windowOf } from '../reading/windows.js';
import type { Window } from '../reading/windows.js';
import { average, centralMoment } from '../reading/moments.js';
import type { Statistic } from '../reading/question.js';

/** Coefficient of variation of the intervals between spikes: 0 regular, 1 Poisson. An interval lies within one window. */
export const cvIsi: Statistic = {
  name: 'cv_isi',
  dimension: dimensionless,
  take: question => {
    const all = intervals(question.spikes(), question.windows());
    const variations = all.filter(x => x.length >= 2 && average(x) > 0).map(x => Math.sqrt(centralMoment(x, 2)) / average(x));
    if (variations.length === 0) {
      throw question.refuse(`${question.text} has no value: no neuron has three spikes within the measured time; run longer or drive harder.`);
    }
    return average(variations);
  },
};

/** Intervals of each neuron, in steps. */
function intervals(spikes: SelectedSpikes, windows: readonly Window[]): number[][] {
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
