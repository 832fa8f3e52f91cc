// Draws at a place (element, step, occasion), see RandomStream: the same numbers as in simulator/0-numbers, one at a time.
import { binomial, gamma, RandomStream, truncatedNormal } from '../../../0-numbers/index.js';
import {
  FunctionCode,
  LaneEmitter,
  Lanes,
  type F64,
  type FunctionNumber,
  type I32,
  type I64,
  type Value,
  type Variable
} from '../code/index.js';
import { poissonCode, poissonFromCode } from './poisson-counts.js';
import { uniformOfWords } from './random-code.js';

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
  { readonly parameters: number; readonly code: (numberOf: FunctionNumber) => FunctionCode }
> = new Map([
  ['uniform_at', { parameters: place, code: uniformCode }],
  ['normal_at', { parameters: place, code: normalCode }],
  /** mean, the count from which the sums begin, its probability, uniform number: a Poisson count */
  ['poisson_from', { parameters: 4, code: poissonFromCode }],
  /** mean, uniform number */
  ['poisson_of', { parameters: 2, code: numberOf => poissonCode(numberOf, numberOf('poisson_from', false)) }]
]);

const places = ['f64', 'f64', 'f64', 'f64', 'f64'] as const;
type PlaceCode = FunctionCode<typeof places>;
const placeCode = (): PlaceCode => new FunctionCode(places, 'f64');

/** A uniform number in [0, 1). */
function uniformCode(): FunctionCode {
  const f = placeCode();
  const [w0, w1, w2, w3] = block(f);
  const odd = f.keep(isOdd(f));
  return f.gives(uniformOfWords(odd.choose(w2, w0), odd.choose(w3, w1)));
}

/** A standard normal number: cosine for even, sine for odd elements. */
function normalCode(numberOf: FunctionNumber): FunctionCode {
  const f = placeCode();
  const [w0, w1, w2, w3] = block(f);
  const [u1, u2] = [f.keep(uniformOfWords(w0, w1)), f.keep(uniformOfWords(w2, w3))];
  const l = new Lanes();
  const leaf = (number: Variable<F64>): Value => l.leaf(String(number.index), () => number);
  const logarithm = l.call('log', l.op('sub', l.f64(1), leaf(u1)));
  const radius = l.op('sqrt', l.op('mul', l.f64(-2), logarithm));
  const angle = l.op('mul', l.f64(2 * Math.PI), leaf(u2));
  const along = (direction: 'cos' | 'sin') => (): F64 => {
    const value = l.op('mul', radius, l.call(direction, angle));
    return new LaneEmitter(f, false, numberOf, [value]).number(value);
  };
  return f.gives(f.either('f64', isOdd(f), along('sin'), along('cos')));
}

const isOdd = (f: PlaceCode): I32 => f.parameters[2].toI32().and(1);

/** The Philox block of a place, see simulator/0-numbers/philox.ts. */
function block(f: PlaceCode): readonly [I32, I32, I32, I32] {
  const [low, high, element, step, counter] = f.parameters;
  const [k0, k1] = [f.keep(low.toI32()), f.keep(high.toI32())];
  const [c0, c1, c3] = [f.keep(element.toI32().shiftedRight(1)), f.keep(step.toI32()), f.keep(counter.toI32())];
  const c2 = f.local('i32');
  const [p0, p1] = [f.local('i64'), f.local('i64')];
  const product = (value: I32, factor: bigint): I64 => value.toI64().times(factor);
  for (let round = 0; round < 10; round++) {
    p0.set(product(c0, 0xd2511f53n));
    p1.set(product(c2, 0xcd9e8d57n));
    c0.set(p1.highWord().xor(c1).xor(k0));
    c1.set(p1.lowWord());
    c2.set(p0.highWord().xor(c3).xor(k1));
    c3.set(p0.lowWord());
    k0.set(k0.plus(0x9e3779b9));
    k1.set(k1.plus(0xbb67ae85));
  }
  return [c0, c1, c2, c3];
}
