// Neurons that fire several times in a step: as often as a formula says, or as often as they draw.
import { poissonStart } from '../../../0-numbers/index.js';
import { isNumber, type SpikePlan } from '../../../2-plan/index.js';
import { isSteady, mostExpected, type Evaluate } from '../../values/index.js';
import { column, type F64, type Variable } from '../code/index.js';
import type { Arena } from '../memory/arena.js';
import type { FiringPass } from './firing-pass.js';

/** Where the sums of a Poisson count begin: of each neuron, or of all. */
export interface PoissonStarts {
  readonly mean: Float64Array;
  readonly start: Float64Array;
  readonly probability: Float64Array;
}

/** `spike count ...` */
export function fireByCount(pass: FiringPass, { count }: Extract<SpikePlan, { kind: 'count' }>): void {
  const { f } = pass;
  const spikes = f.local('f64');
  pass.eachNeuron(next => {
    f.leave(next, pass.isFree().not());
    const wrong = (): void => pass.wrong('spikes');
    const isCount = spikes
      .assigned(pass.reader().evaluated(count, wrong))
      .isAtLeast(0)
      .and(spikes.floor().equals(spikes))
      .and(spikes.isBelow(Infinity));
    f.if(isCount.not(), wrong);
    fireTimes(pass, spikes);
  });
}

/** `spike count poisson(...)`; `starts`: of means that never change. */
export function fireByPoisson(
  pass: FiringPass,
  { mean }: Extract<SpikePlan, { kind: 'poisson' }>,
  starts: PoissonStarts | undefined
): void {
  const {
    f,
    at,
    machine: { random },
    arrays: { uniforms }
  } = pass;
  const [spikes, one] = [f.local('f64'), f.local('f64')];
  const uniform = column(uniforms!.values).at(at);
  pass.eachNeuron(next => {
    f.leave(next, pass.isFree().not());
    if (starts) {
      const begins = [starts.mean, starts.start, starts.probability].map(values =>
        values.length === 1 ? column(values).fixed(f, 0) : column(values).at(at)
      );
      spikes.set(f.callF64(random.poissonFrom, ...begins, uniform));
    } else {
      const wrong = (): void => pass.wrong('spikes');
      const isMean = one.assigned(pass.reader().evaluated(mean, wrong)).isAtLeast(0).and(one.isAtMost(mostExpected));
      f.if(isMean.not(), wrong);
      spikes.set(f.callF64(random.poisson, one, uniform));
    }
    fireTimes(pass, spikes);
  });
}

function fireTimes(pass: FiringPass, spikes: Variable<F64>): void {
  const { f } = pass;
  f.if(spikes.isAbove(0), () => {
    f.repeat(
      () => pass.fire(),
      () => spikes.assigned(spikes.minus(1)).isAbove(0)
    );
    pass.hold();
  });
}

/** Undefined where means change. `valueOf`: the mean of a neuron. */
export function poissonStarts(
  { mean }: Extract<SpikePlan, { kind: 'poisson' }>,
  size: number,
  valueOf: Evaluate,
  arena: Arena
): PoissonStarts | undefined {
  if (!isSteady(mean)) return undefined;
  const length = isNumber(mean) ? 1 : size;
  const [means, start, probability] = [arena.f64(length), arena.f64(length), arena.f64(length)];
  for (let neuron = 0; neuron < length; neuron++) {
    const begin = poissonStart((means[neuron] = valueOf(neuron)));
    start[neuron] = begin.start;
    probability[neuron] = begin.probability;
  }
  return { mean: means, start, probability };
}
