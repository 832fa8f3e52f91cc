// Draws at a place (element, step, occasion), see RandomStream: the same numbers as in simulator/0-numbers, one at a time.
import { binomial, gamma, RandomStream, truncatedNormal } from '../../../0-numbers/index.js';
import { FunctionBuilder, type Local } from '../code/encode/index.js';
import { LaneEmitter, Lanes, type FunctionNumber, type Value } from '../code/index.js';
import { poissonCode, poissonFromCode } from './poisson-counts.js';

/** The place of a draw: key low and high, element, step (below 2^32), 65536 times the occasion; all f64. */
const place = 5;

type Outside = (...args: number[]) => number;

/** Draws that take as many random numbers as they need, and counts by inversion: computed outside. */
export const outsideDraws: ReadonlyMap<string, { readonly parameters: number; readonly evaluate: Outside }> = new Map([
  ['gamma_at', { parameters: place + 2, evaluate: (...args) => gamma(streamAt(args), args[5]!, args[6]!) }],
  [
    'truncated_normal_at',
    {
      parameters: place + 4,
      evaluate: (...args) => truncatedNormal(streamAt(args), args[5]!, args[6]!, args[7]!, args[8]!)
    }
  ],
  ['binomial_of', { parameters: 3, evaluate: (n, p, u) => binomial(n, p, u) }]
]);

const streamAt = ([low, high, element, step, counter]: readonly number[]): RandomStream =>
  new RandomStream({ low: low!, high: high! }).seek(element!, step, counter! / 65536);

/** Functions of one number, all of f64. */
export const drawFunctions: ReadonlyMap<
  string,
  { readonly parameters: number; readonly code: (numberOf: FunctionNumber) => FunctionBuilder }
> = new Map([
  ['uniform_at', { parameters: place, code: uniformCode }],
  ['normal_at', { parameters: place, code: normalCode }],
  /** mean, the count from which the sums begin, its probability, uniform number: a Poisson count */
  ['poisson_from', { parameters: 4, code: poissonFromCode }],
  /** mean, uniform number */
  ['poisson_of', { parameters: 2, code: numberOf => poissonCode(numberOf, numberOf('poisson_from', false)) }]
]);

/** A uniform number in [0, 1). */
function uniformCode(): FunctionBuilder {
  const b = new FunctionBuilder(
    Array.from({ length: place }, () => 'f64'),
    ['f64']
  );
  const words = block(b);
  const odd = b.local('i32');
  b.get(b.parameters[2]!).op('i32.trunc_f64_u').i32(1).op('i32.and').set(odd);
  const chosen = (ifEven: Local, ifOdd: Local): FunctionBuilder => b.get(ifOdd).get(ifEven).get(odd).op('select');
  return uniform53(
    b,
    () => chosen(words[0], words[2]),
    () => chosen(words[1], words[3])
  );
}

/** A standard normal number: cosine for even, sine for odd elements. */
function normalCode(numberOf: FunctionNumber): FunctionBuilder {
  const b = new FunctionBuilder(
    Array.from({ length: place }, () => 'f64'),
    ['f64']
  );
  const words = block(b);
  const [u1, u2] = [b.local('f64'), b.local('f64')];
  [u1, u2].forEach((local, i) =>
    uniform53(
      b,
      () => b.get(words[2 * i]!),
      () => b.get(words[2 * i + 1]!)
    ).set(local)
  );
  const l = new Lanes();
  const leaf = (local: Local): Value => l.leaf(String(local.index), f => void f.get(local));
  const logarithm = l.call('log', l.op('sub', l.f64(1), leaf(u1)));
  const radius = l.op('sqrt', l.op('mul', l.f64(-2), logarithm));
  const angle = l.op('mul', l.f64(2 * Math.PI), leaf(u2));
  const along = (direction: 'cos' | 'sin'): void => {
    const value = l.op('mul', radius, l.call(direction, angle));
    new LaneEmitter(b, false, numberOf, [value]).push(value);
  };
  b.get(b.parameters[2]!).op('i32.trunc_f64_u').i32(1).op('i32.and');
  b.if(
    () => along('sin'),
    () => along('cos'),
    'f64'
  );
  return b;
}

/** Two words (i32) as a number in [0, 1). */
const uniform53 = (
  b: FunctionBuilder,
  first: () => FunctionBuilder,
  second: () => FunctionBuilder
): FunctionBuilder => {
  first()
    .op('f64.convert_i32_u')
    .f64(2 ** -32)
    .op('f64.mul');
  second()
    .i32(11)
    .op('i32.shr_u', 'f64.convert_i32_u')
    .f64(2 ** -53)
    .op('f64.mul', 'f64.add');
  return b;
};

/** The Philox block of a place, see simulator/0-numbers/philox.ts. */
function block(b: FunctionBuilder): readonly [Local, Local, Local, Local] {
  const [low, high, element, step, counter] = b.parameters as [Local, Local, Local, Local, Local];
  const whole = (from: Local): Local => {
    const local = b.local('i32');
    b.get(from).op('i32.trunc_f64_u').set(local);
    return local;
  };
  const [k0, k1] = [whole(low), whole(high)];
  const [c0, c1, c3] = [whole(element), whole(step), whole(counter)];
  const c2 = b.local('i32');
  b.get(c0).i32(1).op('i32.shr_u').set(c0);
  const [p0, p1] = [b.local('i64'), b.local('i64')];
  const product = (value: Local, factor: bigint, into: Local): void =>
    void b.get(value).op('i64.extend_i32_u').i64(factor).op('i64.mul').set(into);
  const upper = (from: Local): FunctionBuilder => b.get(from).i64(32n).op('i64.shr_u', 'i32.wrap_i64');
  for (let round = 0; round < 10; round++) {
    product(c0, 0xd2511f53n, p0);
    product(c2, 0xcd9e8d57n, p1);
    upper(p1).get(c1).op('i32.xor').get(k0).op('i32.xor').set(c0);
    b.get(p1).op('i32.wrap_i64').set(c1);
    upper(p0).get(c3).op('i32.xor').get(k1).op('i32.xor').set(c2);
    b.get(p0).op('i32.wrap_i64').set(c3);
    b.get(k0).i32(0x9e3779b9).op('i32.add').set(k0);
    b.get(k1).i32(0xbb67ae85).op('i32.add').set(k1);
  }
  return [c0, c1, c2, c3];
}
