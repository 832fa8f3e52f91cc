// Which neurons fire at the end of a step: by their condition, by a count, or by a timetable.
import { expm1, poisson, poissonTable, RandomStream, type PoissonTable } from '../../0-numbers/index.js';
import { formatNumber, formatQuantity, type Dimension } from '../../1-model/index.js';
import { networkError, type Formula, type SpikePlan } from '../../2-plan/index.js';
import { isSteady, poissonMean, type GroupValues } from '../values/index.js';
import { eachShown, type GroupState } from '../network/index.js';
import type { ProgressMeter } from '../watch/index.js';
import type { Firing } from './firing.js';
import { sincePresented } from './since-presented.js';
import { Timetable } from './timetable.js';

const frequency: Dimension = [0, 0, -1, 0, 0, 0];

type Count = (neuron: number, step: number) => number;

/** Throws NetworkError for times off the grid and impossible rates. */
export function firingOf(state: GroupState, progress: ProgressMeter): Firing {
  const { presented } = state;
  const firing = firingAlways(state, progress);
  if (!presented) return firing;
  const whilePresented: Firing = (step, isFree, fire) => {
    if (presented.now) firing(step, isFree, fire);
  };
  const { check, begin, save } = firing;
  return Object.assign(whilePresented, { check, begin, ...(save ? { save } : {}) });
}

function firingAlways({ plan, values, presented, clock: { h }, seed }: GroupState, progress: ProgressMeter): Firing {
  const { spike, size } = plan;
  switch (spike?.kind) {
    case undefined:
      return () => undefined;
    case 'when': {
      const condition = values.compile(spike.condition);
      if (spike.margin) return competing({ ...spike, margin: spike.margin }, values, seed, progress);
      if (!spike.rising) return eachFree(neuron => (condition(neuron) !== 0 ? 1 : 0), size, progress);
      const held = new Uint8Array(size);
      const crosses = eachFree(neuron => (condition(neuron) !== 0 && held[neuron] === 0 ? 1 : 0), size, progress);
      const begin = (neuron: number): void => {
        held[neuron] = condition(neuron) === 0 ? 0 : 1;
      };
      return Object.assign(crosses, { begin });
    }
    case 'rate':
      return eachFree(atRate(spike, values, h, seed), size, progress);
    case 'count':
      return eachFree(counted(spike, values), size, progress);
    case 'poisson':
      return eachFree(poissonCounts(spike, values, seed), size, progress);
    case 'presented':
      return sincePresented(spike, values, presented!, h);
    case 'shown':
      return (step, isFree, fire) => {
        const { now, spikes } = presented!;
        eachShown(spikes!, step - now!.since, neuron => {
          if (isFree(neuron)) fire(neuron, 1);
        });
      };
    case 'stamps':
    case 'regular': {
      const timetable = new Timetable(spike, values, h);
      const firing: Firing = (step, _isFree, fire) => {
        for (const neuron of timetable.take(step)) fire(neuron, 1);
      };
      return Object.assign(firing, { save: () => timetable.save(), check: timetable.check });
    }
  }
}

function eachFree(count: Count, size: number, progress: ProgressMeter): Firing {
  const firing: Firing = (step, isFree, fire) => {
    for (let neuron = 0; neuron < size; neuron++) {
      const spikes = isFree(neuron) ? count(neuron, step) : 0;
      if (spikes > 0) fire(neuron, spikes);
      progress.spend(1);
    }
  };
  return Object.assign(firing, { check: count });
}

/** Of the neurons at which the condition holds, the one with the largest margin; of several, the one with the largest lot. */
function competing(
  spike: Extract<SpikePlan, { kind: 'when' }> & { readonly margin: Formula },
  values: GroupValues,
  seed: number,
  progress: ProgressMeter
): Firing {
  const { name, size } = values.plan;
  const condition = values.compile(spike.condition);
  const margin = values.compile(spike.margin);
  const lots = new RandomStream(seed, `${name}.lots`);
  const firing: Firing = (step, isFree, fire) => {
    const lotOf = (neuron: number): number => lots.seek(neuron, step).uniform();
    let winner: number | undefined;
    let most = NaN;
    for (let neuron = 0; neuron < size; neuron++) {
      progress.spend(1);
      if (!isFree(neuron) || condition(neuron) === 0) continue;
      const found = margin(neuron);
      const isFurther = winner === undefined || found > most || (found === most && lotOf(neuron) > lotOf(winner));
      if (!isFurther) continue;
      winner = neuron;
      most = found;
    }
    if (winner !== undefined) fire(winner, 1);
  };
  return Object.assign(firing, { check: condition });
}

/** A spike with probability 1 - exp(-rate h): what a Poisson process of this rate gives in a step, no more than one. */
function atRate(
  { rate, source }: Extract<SpikePlan, { kind: 'rate' }>,
  values: GroupValues,
  h: number,
  seed: number
): Count {
  const stream = new RandomStream(seed, `${values.plan.name}.spikes`);
  const evaluate = values.compile(rate);
  return (neuron, step) => {
    const value = evaluate(neuron);
    if (!(value >= 0)) {
      const what = `The spike rate of neuron ${neuron} of ${values.plan.name}`;
      throw networkError(
        'spike-rate',
        `${what} is ${formatQuantity(value, frequency)}; give a rate of 0 Hz or more.`,
        source
      );
    }
    return value > 0 && stream.seek(neuron, step).uniform() < -expm1(-value * h) ? 1 : 0;
  };
}

function counted({ count, source }: Extract<SpikePlan, { kind: 'count' }>, values: GroupValues): Count {
  const evaluate = values.compile(count);
  return neuron => {
    const spikes = evaluate(neuron);
    if (Number.isInteger(spikes) && spikes >= 0) return spikes;
    const what = `The spike count of neuron ${neuron} of ${values.plan.name}`;
    throw networkError(
      'spike-count',
      `${what} is ${formatNumber(spikes)}; it must be a whole number, 0 or more.`,
      source
    );
  };
}

function poissonCounts(spike: Extract<SpikePlan, { kind: 'poisson' }>, values: GroupValues, seed: number): Count {
  const { mean } = spike;
  const stream = new RandomStream(seed, `${values.plan.name}.spikes`);
  const means = poissonMean(spike, values);
  if (!isSteady(mean)) return (neuron, step) => poisson(means(neuron), stream.seek(neuron, step).uniform());
  const known = new Map<number, PoissonTable>();
  const tables = Array.from({ length: mean.kind === 'number' ? 1 : values.plan.size }, (_, neuron) => {
    const value = means(neuron);
    const table = known.get(value) ?? poissonTable(value);
    known.set(value, table);
    return table;
  });
  const [first] = tables;
  if (known.size === 1) return (neuron, step) => first!.count(stream.seek(neuron, step).uniform());
  return (neuron, step) => tables[neuron]!.count(stream.seek(neuron, step).uniform());
}
