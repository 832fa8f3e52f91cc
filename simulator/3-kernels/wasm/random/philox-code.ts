// Philox in vectors: four blocks side by side, see simulator/0-numbers/philox.ts.
import type { Code, I32, I32x4, Variable } from '../code/index.js';

type Four = Variable<I32x4>;
/** The four words of four blocks side by side. */
export type Counters = readonly [Four, Four, Four, Four];

export const philoxCounters = (f: Code): Counters => [
  f.local('i32x4'),
  f.local('i32x4'),
  f.local('i32x4'),
  f.local('i32x4')
];

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

/** Rounds with these keys over sets of four counters. */
export function philoxRounds(
  f: Code,
  sets: readonly Counters[],
  keys: readonly (readonly [Four, Four])[],
  [factor0, factor1]: readonly [Four, Four]
): void {
  const [high0, low0, high1, low1] = philoxCounters(f);
  for (const [k0, k1] of keys)
    for (const [c0, c1, c2, c3] of sets) {
      multiply(f, c0, factor0, high0, low0);
      multiply(f, c2, factor1, high1, low1);
      c0.set(high1.xor(c1).xor(k0));
      c1.set(low1);
      c2.set(high0.xor(c3).xor(k1));
      c3.set(low0);
    }
}

/** Counters of blocks: pairs of elements from a first one on, in a step. */
export interface StepCounters {
  readonly firstPair: I32;
  readonly keyLow: I32;
  readonly keyHigh: I32;
  readonly stepLow: I32;
  readonly stepHigh: I32;
}

/** The blocks at counters (pair, step low, step high, 0), for one pair after the other. What depends on the step alone is computed once. */
export class StepBlocks {
  private readonly factors: readonly [Four, Four];
  private readonly keys: readonly (readonly [Four, Four])[];
  private readonly pairs: Four;
  private readonly four: Four;
  /** what the second round joins to its upper word, and to the lower word of the first; what the third joins to its upper word */
  private readonly joined: readonly [Four, Four, Four];

  constructor(
    private readonly f: Code,
    { firstPair, keyLow, keyHigh, stepLow, stepHigh }: StepCounters
  ) {
    const factors = (this.factors = philoxFactors(f));
    const keys = (this.keys = philoxKeys(f, keyLow, keyHigh));
    this.four = f.keep(f.i32x4(4, 4, 4, 4));
    this.pairs = f.keep(firstPair.splat().plus(f.i32x4(0, 1, 2, 3)));
    const [high, low, next] = philoxCounters(f);
    multiply(f, f.keep(stepHigh.splat()), factors[1], high, low);
    next.set(high.xor(stepLow.splat()).xor(keys[0]![0]));
    const second = f.keep(low.xor(keys[1]![0]));
    multiply(f, next, factors[0], high, low);
    this.joined = [second, f.keep(high.xor(keys[1]![1])), f.keep(low.xor(keys[2]![1]))];
  }

  /** Sets the counters to the words of the next blocks. */
  draw(sets: readonly Counters[]): void {
    const {
      f,
      keys,
      pairs,
      four,
      factors,
      factors: [factor0, factor1],
      joined: [second0, second1, third]
    } = this;
    const [high0, low0, high1, low1] = philoxCounters(f);
    for (const [, , c2, c3] of sets) {
      multiply(f, pairs, factor0, high0, c3);
      c2.set(high0.xor(keys[0]![1]));
      pairs.set(pairs.plus(four));
    }
    for (const [c0, c1, c2, c3] of sets) {
      multiply(f, c2, factor1, high1, c1);
      c0.set(high1.xor(second0));
      c2.set(c3.xor(second1));
    }
    for (const [c0, c1, c2, c3] of sets) {
      multiply(f, c0, factor0, high0, low0);
      multiply(f, c2, factor1, high1, low1);
      c0.set(high1.xor(c1).xor(keys[2]![0]));
      c1.set(low1);
      c2.set(high0.xor(third));
      c3.set(low0);
    }
    philoxRounds(f, sets, keys.slice(3), factors);
  }
}

/** Upper and lower words of four products. */
function multiply(f: Code, value: Four, factor: Four, high: Four, low: Four): void {
  const firstTwo = f.keep(value.lowProducts(factor));
  high.set(firstTwo.shuffled(value.highProducts(factor), [1, 3, 5, 7]));
  low.set(value.times(factor));
}
