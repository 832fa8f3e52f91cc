// How narrowly the spikes of each neuron gather around one phase of a cycle.
import { average } from './moments.js';
import type { Question } from './question.js';
import { contains } from './windows.js';

/**
 * Length of the mean of exp(2πi · phase) over the spikes of each neuron within the measured windows, mean over the neurons with at least two:
 * 1 if all come at one phase, 0 if evenly at all, of n at random about sqrt(π / 4n). `phaseAt` is in cycles, of a time in steps; undefined
 * where there is no cycle. Throws NetworkError, with `why`, where no neuron has two spikes with a phase.
 */
export function lockingOf(question: Question, phaseAt: (step: number) => number | undefined, why: string): number {
  const windows = question.windows();
  const { neurons, steps, slots } = question.spikes();
  const [cosines, sines, counts] = [0, 1, 2].map(() => new Float64Array(neurons.length)) as [
    Float64Array,
    Float64Array,
    Float64Array
  ];
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i]!;
    const phase = windows.some(window => contains(window, step)) ? phaseAt(step) : undefined;
    if (phase === undefined) continue;
    const slot = slots[i]!;
    cosines[slot]! += Math.cos(2 * Math.PI * phase);
    sines[slot]! += Math.sin(2 * Math.PI * phase);
    counts[slot]! += 1;
  }
  const found = Array.from(counts.keys()).filter(slot => counts[slot]! >= 2);
  if (found.length > 0) return average(found.map(slot => Math.hypot(cosines[slot]!, sines[slot]!) / counts[slot]!));
  throw question.valueError(`${question.text} has no value: no neuron has two spikes ${why}; run longer.`);
}
