// Poisson counts by adding up probabilities, see simulator/0-numbers/poisson.ts: the same operations in the same order.
import { FunctionCode, LaneEmitter, Lanes, type F64, type FunctionNumber, type Value } from '../code/index.js';

/** Means below this are added up from a count of 0. */
const small = 30;

/** (mean, uniform number): the count; the mean is finite and not negative. */
export function poissonCode(functionNumber: FunctionNumber, poissonFrom: number): FunctionCode {
  const f = new FunctionCode(['f64', 'f64'], 'f64');
  const [mean, u] = f.parameters;
  f.if(mean.isBelow(small), () => {
    const none = f.callF64(functionNumber('exp', false), mean.negated());
    f.return(f.callF64(poissonFrom, mean, f.f64(0), none, u));
  });
  const l = new Lanes();
  const x = l.leaf('mean', () => mean);
  const mode = l.op('floor', x);
  const over = l.op('sub', x, mode);
  const exponent = l.op(
    'sub',
    l.op('sub', l.op('mul', mode, l.call('log1p', l.op('div', over, mode))), over),
    stirlingError(l, mode)
  );
  const probability = l.op('div', l.call('exp', exponent), l.op('sqrt', l.op('mul', l.f64(2 * Math.PI), mode)));
  const begin = [x, mode, probability];
  const emitter = new LaneEmitter(f, false, functionNumber, begin);
  return f.gives(f.callF64(poissonFrom, ...begin.map(value => emitter.number(value)), u));
}

/** From 16 on. */
function stirlingError(l: Lanes, n: Value): Value {
  const inverse = l.op('div', l.f64(1), n);
  const square = l.op('mul', inverse, inverse);
  const last = l.op('sub', l.f64(1 / 1260), l.op('div', square, l.f64(1680)));
  const middle = l.op('sub', l.f64(1 / 360), l.op('mul', square, last));
  return l.op('mul', inverse, l.op('sub', l.f64(1 / 12), l.op('mul', square, middle)));
}

/** (mean, count from which the sums begin, its probability, uniform number): the count. */
export function poissonFromCode(): FunctionCode {
  const f = new FunctionCode(['f64', 'f64', 'f64', 'f64'], 'f64');
  const [mean, start, probability, u] = f.parameters;
  const [sum, upward, downward] = [f.keep(probability), f.keep(probability), f.keep(probability)];
  const [above, below] = [f.keep(start), f.keep(start)];
  const before = f.local('f64');
  const leaveWith = (count: F64): void => f.returnIf(u.isBelow(sum), count);
  leaveWith(start);
  f.block(done =>
    f.loop(again => {
      f.leave(done, sum.equals(before));
      before.set(sum);
      sum.set(upward.assigned(upward.times(mean.over(above.assigned(above.plus(1))))).plus(sum));
      leaveWith(above);
      f.leave(again, below.equals(0));
      downward.set(downward.times(below.over(mean)));
      below.set(below.minus(1));
      sum.set(sum.plus(downward));
      leaveWith(below);
      f.leave(again);
    })
  );
  return f.gives(above);
}
