// Poisson counts by adding up probabilities, see simulator/0-numbers/poisson.ts: the same operations in the same order.
import { FunctionBuilder, type Local } from '../code/encode/index.js';
import { LaneEmitter, Lanes, type FunctionNumber } from '../code/index.js';

/** Means below this are added up from a count of 0. */
const small = 30;

/** (mean, uniform number): the count; the mean is finite and not negative. */
export function poissonCode(functionNumber: FunctionNumber, poissonFrom: number): FunctionBuilder {
  const b = new FunctionBuilder(['f64', 'f64'], ['f64']);
  const [mean, u] = b.parameters as [Local, Local];
  b.get(mean)
    .f64(small)
    .op('f64.lt')
    .if(() =>
      b
        .get(mean)
        .f64(0)
        .get(mean)
        .op('f64.neg')
        .call(functionNumber('exp', false))
        .get(u)
        .call(poissonFrom)
        .op('return')
    );
  const l = new Lanes();
  const x = l.leaf('mean', f => void f.get(mean));
  const mode = l.op('floor', x);
  const over = l.op('sub', x, mode);
  const exponent = l.op(
    'sub',
    l.op('sub', l.op('mul', mode, l.call('log1p', l.op('div', over, mode))), over),
    stirlingError(mode)
  );
  const probability = l.op('div', l.call('exp', exponent), l.op('sqrt', l.op('mul', l.f64(2 * Math.PI), mode)));
  const emitter = new LaneEmitter(b, false, functionNumber, [x, mode, probability]);
  for (const value of [x, mode, probability]) emitter.push(value);
  return b.get(u).call(poissonFrom);

  /** From 16 on. */
  function stirlingError(n: ReturnType<Lanes['f64']>): ReturnType<Lanes['f64']> {
    const inverse = l.op('div', l.f64(1), n);
    const square = l.op('mul', inverse, inverse);
    const last = l.op('sub', l.f64(1 / 1260), l.op('div', square, l.f64(1680)));
    const middle = l.op('sub', l.f64(1 / 360), l.op('mul', square, last));
    return l.op('mul', inverse, l.op('sub', l.f64(1 / 12), l.op('mul', square, middle)));
  }
}

/** (mean, count from which the sums begin, its probability, uniform number): the count. */
export function poissonFromCode(): FunctionBuilder {
  const b = new FunctionBuilder(['f64', 'f64', 'f64', 'f64'], ['f64']);
  const [mean, start, probability, u] = b.parameters as [Local, Local, Local, Local];
  const [sum, above, below, upward, downward, before] = Array.from({ length: 6 }, () => b.local('f64')) as [
    Local,
    Local,
    Local,
    Local,
    Local,
    Local
  ];
  const leaveWith = (count: Local): unknown =>
    b
      .get(u)
      .get(sum)
      .op('f64.lt')
      .if(() => b.get(count).op('return'));
  for (const local of [sum, upward, downward]) b.get(probability).set(local);
  for (const local of [above, below]) b.get(start).set(local);
  leaveWith(start);
  b.block(done =>
    b.loop(again => {
      b.get(sum).get(before).op('f64.eq').branchIf(done);
      b.get(sum).set(before);
      b.get(upward)
        .get(mean)
        .get(above)
        .f64(1)
        .op('f64.add')
        .tee(above)
        .op('f64.div', 'f64.mul')
        .tee(upward)
        .get(sum)
        .op('f64.add')
        .set(sum);
      leaveWith(above);
      b.get(below).f64(0).op('f64.eq').branchIf(again);
      b.get(downward)
        .get(below)
        .get(mean)
        .op('f64.div', 'f64.mul')
        .set(downward)
        .get(below)
        .f64(1)
        .op('f64.sub')
        .set(below);
      b.get(sum).get(downward).op('f64.add').set(sum);
      leaveWith(below);
      b.branch(again);
    })
  );
  return b.get(above);
}
