// Random numbers of many neighbours at once: the draws of RandomStream for one step, the same bits, four Philox blocks side by side.
import {
  Column,
  FunctionCode,
  LaneEmitter,
  Lanes,
  type Code,
  type F64x2,
  type FunctionNumber,
  type I32,
  type I32x4,
  type ModuleBuilder,
  type Variable
} from '../code/index.js';

/** Uniform numbers come in eights: this many bytes. */
const eight = 64;

/** Numbers that room must be made for where `count` are wanted. */
export const inEights = (count: number): number => Math.ceil(count / 8) * 8;

/** Numbers of the functions in a module. */
export interface RandomFunctions {
  /** (where they go, how many eights, first pair of elements, key low and high, step low and high): uniform numbers in [0, 1), draw 0 */
  readonly uniforms: number;
  /** (where they are, how many eights): uniform numbers of pairs become normal ones, in place */
  readonly normals: number;
  /** (mean, uniform number): a Poisson count */
  readonly poisson: number;
  /** (mean, the count from which the sums begin, its probability, uniform number): the same */
  readonly poissonFrom: number;
}

export function addRandomCode(module: ModuleBuilder, functionNumber: FunctionNumber): RandomFunctions {
  const uniforms = module.add(uniformsCode(), 'uniforms');
  let normals: number | undefined;
  return {
    uniforms,
    get poissonFrom() {
      return functionNumber('poisson_from', false);
    },
    // these bring their elementary functions along
    get normals() {
      return (normals ??= module.add(normalsCode(functionNumber), 'normals'));
    },
    get poisson() {
      return functionNumber('poisson_of', false);
    }
  };
}

type Four = Variable<I32x4>;
/** The four words of four blocks side by side. */
export type Counters = readonly [Four, Four, Four, Four];

export const philoxCounters = (f: Code): Counters => [
  f.local('i32x4'),
  f.local('i32x4'),
  f.local('i32x4'),
  f.local('i32x4')
];

function uniformsCode(): FunctionCode {
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [out, eights, firstPair, keyLow, keyHigh, stepLow, stepHigh] = f.parameters;
  const [one, other] = [philoxCounters(f), philoxCounters(f)];
  // made once: V8 would make constants anew in each turn
  const factors = philoxFactors(f);
  const keys = philoxKeys(f, keyLow, keyHigh);
  const scales = [f.keep(f.f64x2(2 ** -32)), f.keep(f.f64x2(2 ** -53))] as const;
  const [stepLow4, stepHigh4, four] = [f.keep(stepLow.splat()), f.keep(stepHigh.splat()), f.keep(f.i32x4(4, 4, 4, 4))];
  const pairs = f.keep(firstPair.splat().plus(f.i32x4(0, 1, 2, 3)));
  const draw = (sets: readonly Counters[]): void => {
    for (const [c0, c1, c2, c3] of sets) {
      c0.set(pairs);
      c1.set(stepLow4);
      c2.set(stepHigh4);
      c3.set(f.i32x4(0, 0, 0, 0));
      pairs.set(pairs.plus(four));
    }
    philoxRounds(f, sets, keys, factors);
    for (const set of sets) {
      storeUniforms(f, set, out, scales);
      out.set(out.plus(eight));
    }
  };
  // two at a time, so that one multiplies while the other waits
  const group = f.local('i32');
  f.count(group, eights.and(-2), () => draw([one, other]), 2);
  f.count(group, eights, () => draw([one]));
  return f;
}

/** Those of the eight elements of four pairs. */
function storeUniforms(f: Code, [c0, c1, c2, c3]: Counters, out: Variable<I32>, scales: Scales): void {
  for (const half of [0, 1]) {
    const even = f.keep(uniformOf(f, c0, c1, half, scales));
    const odd = f.keep(uniformOf(f, c2, c3, half, scales));
    for (const pair of [0, 1])
      new Column('pair', out).fixed(f, 4 * half + 2 * pair).set(even.shuffled(odd, [pair, 2 + pair]));
  }
}

type Scales = readonly [Variable<F64x2>, Variable<F64x2>];

/** Two of four uniform numbers from their two words: lanes 0 and 1, or 2 and 3. */
function uniformOf(f: Code, first: I32x4, second: I32x4, half: number, [scale32, scale53]: Scales): F64x2 {
  const numbers = (words: I32x4): F64x2 =>
    (half === 1 ? words.shuffled(f.i32x4(0, 0, 0, 0), [2, 3, 4, 5]) : words).toF64x2();
  return numbers(first)
    .times(scale32)
    .plus(numbers(second.shiftedRight(11)).times(scale53));
}

/** What the rounds multiply by. */
export const philoxFactors = (f: Code): readonly [Four, Four] => [
  f.keep(f.i32x4(factors[0], factors[0], factors[0], factors[0])),
  f.keep(f.i32x4(factors[1], factors[1], factors[1], factors[1]))
];

const factors = [0xd2511f53, 0xcd9e8d57] as const;

/** The two keys of each round. */
export function philoxKeys(f: Code, keyLow: I32, keyHigh: I32): readonly (readonly [Four, Four])[] {
  const keyOf = (key: I32, round: number, weyl: number): Four => f.keep(key.plus(Math.imul(round, weyl)).splat());
  return Array.from(
    { length: 10 },
    (_, round) => [keyOf(keyLow, round, 0x9e3779b9), keyOf(keyHigh, round, 0xbb67ae85)] as const
  );
}

/** Ten rounds over sets of four counters, see simulator/0-numbers/philox.ts. */
export function philoxRounds(
  f: Code,
  sets: readonly Counters[],
  keys: readonly (readonly [Four, Four])[],
  [factor0, factor1]: readonly [Four, Four]
): void {
  const [high0, low0, high1, low1] = philoxCounters(f);
  const lowest = f.local('i32x4');
  /** Upper and lower words of four products. */
  const multiply = (value: Four, factor: Four, high: Four, low: Four): void => {
    const first = lowest.assigned(value.lowProducts(factor));
    low.set(first.shuffled(high.assigned(value.highProducts(factor)), [0, 2, 4, 6]));
    high.set(lowest.shuffled(high, [1, 3, 5, 7]));
  };
  for (const [k0, k1] of keys)
    for (const [c0, c1, c2, c3] of sets) {
      multiply(c0, factor0, high0, low0);
      multiply(c2, factor1, high1, low1);
      c0.set(high1.xor(c1).xor(k0));
      c1.set(low1);
      c2.set(high0.xor(c3).xor(k1));
      c3.set(low0);
    }
}

/** Box and Muller: cosine for even, sine for odd elements. */
function normalsCode(functionNumber: FunctionNumber): FunctionCode {
  const f = new FunctionCode(['i32', 'i32']);
  const [at, eights] = f.parameters;
  const end = f.keep(at.plus(eights.times(eight)));
  const [u1, u2, x, y] = [f.local('f64x2'), f.local('f64x2'), f.local('f64x2'), f.local('f64x2')];
  const [first, second] = [new Column('pair', at).fixed(f, 0), new Column('pair', at).fixed(f, 2)];
  f.count(
    at,
    end,
    () => {
      u1.set(first.shuffled(second, [0, 2]));
      u2.set(first.shuffled(second, [1, 3]));
      const l = new Lanes();
      const logarithm = l.call(
        'log',
        l.op(
          'sub',
          l.f64(1),
          l.leaf('u1', () => u1)
        )
      );
      const radius = l.op('sqrt', l.op('mul', l.f64(-2), logarithm));
      const angle = l.op(
        'mul',
        l.f64(2 * Math.PI),
        l.leaf('u2', () => u2)
      );
      const cosine = l.op('mul', radius, l.call('cos', angle));
      const sine = l.op('mul', radius, l.call('sin', angle));
      const emitter = new LaneEmitter(f, true, functionNumber, [cosine, sine]);
      x.set(emitter.lanes(cosine));
      y.set(emitter.lanes(sine));
      first.set(x.shuffled(y, [0, 2]));
      second.set(x.shuffled(y, [1, 3]));
    },
    fourBytes
  );
  return f;
}

/** Of four numbers: two pairs of elements. */
const fourBytes = 32;
