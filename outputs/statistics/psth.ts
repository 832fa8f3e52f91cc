// psth: spikes / (neurons · trials · bin) in bins of the time since each trial's start.
import { Bins } from '../reading/bins.js';
import { curveStatistic } from '../reading/curve.js';
import { hertz, milliseconds, type Question } from '../reading/question.js';
import type { Window } from '../reading/windows.js';

/** Peri-stimulus time histogram, spikes per ms. Value i is of the bin from i·bin to (i + 1)·bin after the trial's start. */
export const psth = curveStatistic('psth', 'rate', hertz, question => {
  const { step } = question.recording;
  const spikes = question.spikes();
  const bin = question.number('bin', 5);
  const trials = trialsOf(question, question.number('every', 0) / step);
  const bins = new Bins(trials, bin / step);
  const length = Math.max(...bins.windows.map(w => w.count));
  if (!(bin > 0) || length < 1)
    throw question.refuse(`${question.text} has no value: no trial holds a whole bin; make \`bin\` shorter.`);
  const counts = new Float64Array(bins.count);
  for (const spike of spikes.steps) if (bins.at(spike) >= 0) counts[bins.at(spike)]! += 1;
  const values = Array.from({ length }, (_, i) => {
    const covering = bins.windows.filter(w => i < w.count);
    return covering.reduce((n, w) => n + counts[w.first + i]!, 0) / (spikes.neurons.length * covering.length * bin);
  });
  return {
    axis: { label: 'time in the trial', dimension: milliseconds },
    positions: values.map((_, i) => (i + 0.5) * bin),
    values,
    bin,
    note: trials.length === 1 ? '1 trial' : `${trials.length} trials`
  };
});

/** Each measured window is a trial, or is cut into whole ones of `every` steps. */
function trialsOf(question: Question, every: number): readonly Window[] {
  const windows = question.windows();
  if (every === 0) return windows;
  const trials = windows.flatMap(({ from, to }) => {
    const count = Math.floor((to - from) / every + 1e-9);
    return Array.from({ length: count }, (_, i) => ({ from: from + i * every, to: from + (i + 1) * every }));
  });
  if (trials.length > 0) return trials;
  throw question.refuse(
    `${question.text} has no value: the measured time is shorter than one trial; make \`every\` shorter or run longer.`
  );
}
