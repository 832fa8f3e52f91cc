// Neurons that fire several times in a step: as often as a formula says, or as often as they draw.
import { poissonStart } from '../../../0-numbers/index.js';
import { isNumber, type SpikePlan } from '../../../2-plan/index.js';
import { isSteady, mostExpected, type Evaluate } from '../../values/index.js';
import type { Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { FiringPass } from './firing-pass.js';

/** Where the sums of a Poisson count begin: of each neuron, or of all. */
export interface PoissonStarts {
  readonly mean: Float64Array;
  readonly start: Float64Array;
  readonly probability: Float64Array;
}

/** `spike count ...` */
export function fireByCount(pass: FiringPass, { count }: Extract<SpikePlan, { kind: 'count' }>): void {
  const { b } = pass;
  const spikes = b.local('f64');
  pass.eachNeuron(next => {
    pass.isFree().op('i32.eqz').branchIf(next);
    const reader = pass.reader();
    const wrong = (): void => pass.wrong('spikes');
    reader.push([reader.value(count)], wrong);
    b.tee(spikes).f64(0).op('f64.ge');
    b.get(spikes).op('f64.floor').get(spikes).op('f64.eq', 'i32.and');
    b.get(spikes).f64(Infinity).op('f64.lt', 'i32.and', 'i32.eqz').if(wrong);
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
    b,
    at,
    machine: { random },
    arrays: { uniforms }
  } = pass;
  const spikes = b.local('f64');
  const one = b.local('f64');
  const uniform = (): unknown => b.get(at).memory('f64.load', addressOf(uniforms!.values));
  pass.eachNeuron(next => {
    pass.isFree().op('i32.eqz').branchIf(next);
    if (starts) {
      for (const values of [starts.mean, starts.start, starts.probability]) {
        if (values.length === 1) b.i32(0);
        else b.get(at);
        b.memory('f64.load', addressOf(values));
      }
      uniform();
      b.call(random.poissonFrom);
    } else {
      const reader = pass.reader();
      const wrong = (): void => pass.wrong('spikes');
      reader.push([reader.value(mean)], wrong);
      b.tee(one).f64(0).op('f64.ge').get(one).f64(mostExpected).op('f64.le', 'i32.and', 'i32.eqz').if(wrong);
      b.get(one);
      uniform();
      b.call(random.poisson);
    }
    b.set(spikes);
    fireTimes(pass, spikes);
  });
}

function fireTimes(pass: FiringPass, spikes: Local): void {
  const { b } = pass;
  b.get(spikes)
    .f64(0)
    .op('f64.gt')
    .if(() => {
      b.loop(again => {
        pass.fire();
        b.get(spikes).f64(1).op('f64.sub').tee(spikes).f64(0).op('f64.gt').branchIf(again);
      });
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
