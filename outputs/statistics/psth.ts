// psth: spikes / (neurons · trials · bin) in bins of the time since each trial's start.
import { Bins } from '../reading/bins.js';
import { curveStatistic } from '../reading/curve.js';
import { hertz, milliseconds, type Question } from '../reading/question.js';
import type { Window } from '../reading/windows.js';

/** Peri-stimulus time histogram, spikes per ms. Value i is of the bin from i·bin to (i + 1)·bin after the trial's start. */
export const psth = curveStatistic('psth', 'rate', hertz, question => {
  const { step } = question.recording;
  const bin = question.bin(5);
  const trials = trialsOf(question, question.number('every', undefined), bin);
  const bins = new Bins(trials, bin / step);
  const length = bins.windows.reduce((most, { count }) => Math.max(most, count), 0);
  if (length < 1)
    throw question.valueError(`${question.text} has no value: no trial holds a whole bin; make \`bin\` shorter.`);
  const positions = Array.from({ length }, (_, i) => (i + 0.5) * bin);
  return {
    axis: { label: 'time in the trial', dimension: milliseconds },
    positions,
    values: spikes => {
      const counts = new Float64Array(bins.count);
      for (const spike of spikes.steps) if (bins.at(spike) >= 0) counts[bins.at(spike)]! += 1;
      return positions.map((_, i) => {
        const covering = bins.windows.filter(w => i < w.count);
        const spikesInBin = covering.reduce((n, w) => n + counts[w.first + i]!, 0);
        return spikesInBin / (spikes.neurons.length * covering.length * bin);
      });
    },
    bin,
    note: trials.length === 1 ? '1 trial' : `${trials.length} trials`
  };
});

/** Each measured window is a trial, or is cut into whole ones of `time` (ms). */
function trialsOf(question: Question, time: number | undefined, bin: number): readonly Window[] {
  const windows = question.windows();
  if (time === undefined) return windows;
  const every = time / question.recording.step;
  if (!(time >= bin * (1 - 1e-9)))
    throw question.valueError(
      `${question.text} has no value: no trial holds a whole bin; make \`every\` longer than \`bin\`.`
    );
  const trials = windows.flatMap(({ from, to }) => {
    const count = Math.floor((to - from) / every + 1e-9);
    return Array.from({ length: count }, (_, i) => ({ from: from + i * every, to: from + (i + 1) * every }));
  });
  if (trials.length > 0) return trials;
  throw question.valueError(
    `${question.text} has no value: the measured time is shorter than one trial; make \`every\` shorter or run longer.`
  );
}
