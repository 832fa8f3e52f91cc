// Which neurons fire at the end of a step: by their condition, by a count, or by a timetable.
import { poisson, poissonTable, RandomStream, type PoissonTable } from '../../0-numbers/index.js';
import { formatNumber } from '../../1-model/index.js';
import { complain, type SpikePlan } from '../../2-plan/index.js';
import { isSteady, poissonMean, type GroupValues } from '../values/index.js';
import type { Pulse } from '../watch/index.js';
import { Timetable } from './timetable.js';

/** Calls `fire` for each neuron that fires in a step, ascending. `isFree`: it is not refractory. */
export type Firing = (step: number, isFree: (neuron: number) => boolean, fire: (neuron: number, spikes: number) => void) => void;

type Count = (neuron: number, step: number) => number;

/** `h`: the step in ms. Throws NetworkError for times off the grid and impossible rates. */
export function firingOf(spike: SpikePlan | undefined, values: GroupValues, h: number, seed: number, pulse: Pulse): Firing {
  switch (spike?.kind) {
    case undefined: return () => undefined;
    case 'when': {
      const condition = values.compile(spike.condition);
      return eachFree(neuron => condition(neuron) !== 0 ? 1 : 0, values.plan.size, pulse);
    }
    case 'count': return eachFree(counted(spike, values), values.plan.size, pulse);
    case 'poisson': return eachFree(poissonCounts(spike, values, seed), values.plan.size, pulse);
    case 'stamps': case 'regular': {
      const timetable = new Timetable(spike, values, h);
      return (step, _isFree, fire) => {
        for (const neuron of timetable.take(step)) fire(neuron, 1);
      };
    }
  }
}

const eachFree = (count: Count, size: number, pulse: Pulse): Firing => (step, isFree, fire) => {
  for (let neuron = 0; neuron < size; neuron++) {
    const spikes = isFree(neuron) ? count(neuron, step) : 0;
    if (spikes > 0) fire(neuron, spikes);
    pulse.spend(1);
  }
};

function counted({ count, source }: Extract<SpikePlan, { kind: 'count' }>, values: GroupValues): Count {
  const evaluate = values.compile(count);
  return neuron => {
    const spikes = evaluate(neuron);
    if (Number.isInteger(spikes) && spikes >= 0) return spikes;
    const what = `The spike count of neuron ${neuron} of ${values.plan.name}`;
    throw complain('spike-count', `${what} is ${formatNumber(spikes)}; it must be a whole number, 0 or more.`, source);
  };
}

function poissonCounts(spike: Extract<SpikePlan, { kind: 'poisson' }>, values: GroupValues, seed: number): Count {
  const { mean } = spike, stream = new RandomStream(seed, `${values.plan.name}.spikes`), means = poissonMean(spike, values);
  if (!isSteady(mean)) return (neuron, step) => poisson(means(neuron), stream.seek(neuron, step).uniform());
  const known = new Map<number, PoissonTable>(), tables = Array.from({ length: mean.kind === 'number' ? 1 : values.plan.size }, (_, neuron) => {
    const value = means(neuron), table = known.get(value) ?? poissonTable(value);
    known.set(value, table);
    return table;
  });
  const [first] = tables;
  if (known.size === 1) return (neuron, step) => first!.count(stream.seek(neuron, step).uniform());
  return (neuron, step) => tables[neuron]!.count(stream.seek(neuron, step).uniform());
}
