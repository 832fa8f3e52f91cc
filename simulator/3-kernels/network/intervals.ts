// Spikes at regular intervals: when the next one comes.
import { stampOf, type SpikePlan } from '../../2-plan/index.js';
import type { GroupValues } from '../values/index.js';

/** The step of the first spike (`step` 0) or of the one after this; undefined where there is none, throws where that cannot be. */
export type NextSpike = (neuron: number, step: number) => number | undefined;

type Regular = Extract<SpikePlan, { kind: 'regular' }>;

/** Step 0 asks for the first spike. Throws NetworkError for times that are not on the grid. */
export function nextOfInterval({ first, interval, source }: Regular, values: GroupValues, h: number): NextSpike {
  const { name } = values.plan;
  const begin = values.compile(first);
  const pause = interval && values.compile(interval);
  return (neuron, step) => {
    if (step === 0)
      return stampOf(begin(neuron), h, `The first spike time of neuron ${neuron} of ${name}`, 'time', source);
    return (
      pause &&
      step + stampOf(pause(neuron), h, `The interval between spikes of neuron ${neuron} of ${name}`, 'interval', source)
    );
  };
}
