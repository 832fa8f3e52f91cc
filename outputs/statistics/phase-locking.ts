// phase_locking: how narrowly spikes gather around one phase between the times of a reference.
import { dimensionless, formatQuantity } from '../../simulator/index.js';
import { lockingOf } from '../reading/locking.js';
import { milliseconds, type Question, type Statistic } from '../reading/question.js';
import { windowOf, type Window } from '../reading/windows.js';

/**
 * Phase-locking value of each neuron to the cycles of the reference, mean over neurons; the phase grows evenly from 0 at one time of the
 * reference to 1 at the next. J.-P. Lachaux et al. 1999, doi:10.1002/(SICI)1097-0193(1999)8:4<194::AID-HBM4>3.0.CO;2-C
 */
export const phaseLocking: Statistic = {
  name: 'phase_locking',
  dimension: dimensionless,
  take: question => {
    const cycles = cyclesOf(question);
    // spikes ascend, so that the next is in the same cycle or in a later one
    let at = 0;
    const phaseAt = (step: number): number | undefined => {
      while (at < cycles.length && cycles[at]!.to < step) at++;
      const cycle = cycles[at];
      if (!cycle || step <= cycle.from) return undefined;
      if (cycle.to - cycle.from < 2 - 1e-6) throw tooShort(question, cycle);
      return (step - cycle.from) / (cycle.to - cycle.from);
    };
    return lockingOf(question, phaseAt, 'within cycles of the reference');
  }
};

/** In a cycle of one step all spikes have one phase, whatever they follow. */
const tooShort = (question: Question, { from, to }: Window): Error =>
  question.valueError(
    `${question.text} has no value: the reference has a cycle of ${formatQuantity((to - from) * question.recording.step, milliseconds)}, and phases are told in cycles of two steps or more; make the step shorter, or let one neuron give the reference.`
  );

/** From one time of the reference to the next, in steps, within one measured window. */
function cyclesOf(question: Question): readonly Window[] {
  const { step } = question.recording;
  const windows = question.windows();
  const times = question
    .list('reference')
    .map(time => Math.round((time / step) * 1e6) / 1e6)
    .sort((a, b) => a - b);
  const cycles = times
    .map((from, i) => ({ from, to: times[i + 1] ?? from }))
    .filter(
      ({ from, to }) => to > from && windowOf(windows, from) >= 0 && windowOf(windows, from) === windowOf(windows, to)
    );
  if (cycles.length > 0) return cycles;
  throw question.valueError(
    `${question.text} has no value: the reference has no two times within the measured time; run longer, or name more of them.`
  );
}
