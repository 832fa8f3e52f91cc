// Random numbers of many neighbours at once: the draws of RandomStream for one step, the same bits, four Philox blocks side by side.
import {
  Column,
  FunctionCode,
  LaneEmitter,
  Lanes,
  type Code,
  type F64,
  type F64x2,
  type FunctionNumber,
  type I32,
  type I32x4,
  type ModuleBuilder,
  type Variable
} from '../code/index.js';
import { normalsAheadCode } from './normals-ahead.js';
import { philoxCounters, StepBlocks, type Counters } from './philox-code.js';

/** Uniform numbers come in eights: this many bytes. */
const eight = 64;

/** Numbers that room must be made for where `count` are wanted. */
export const inEights = (count: number): number => Math.ceil(count / 8) * 8;

/** Numbers of the functions in a module. */
export interface RandomFunctions {
  /** (where they go, how many eights, first pair of elements, key low and high, step low and high): uniform numbers in [0, 1), draw 0 */
  readonly uniforms: number;
  /** (where first and second words go, how many eights, first pair of elements, key low and high, step): what uniform numbers are made of */
  readonly words: number;
  /** (where they are, how many eights): uniform numbers of pairs become normal ones, in place */
  readonly normals: number;
  /** see `normalsAheadCode` */
  readonly normalsAhead: number;
  /** (mean, uniform number): a Poisson count */
  readonly poisson: number;
  /** (mean, the count from which the sums begin, its probability, uniform number): the same */
  readonly poissonFrom: number;
}

export function addRandomCode(module: ModuleBuilder, functionNumber: FunctionNumber): RandomFunctions {
  const uniforms = module.add(uniformsCode(), 'uniforms');
  let normals: number | undefined;
  let ahead: number | undefined;
  let words: number | undefined;
  return {
    uniforms,
    get poissonFrom() {
      return functionNumber('poisson_from', false);
    },
    get words() {
      return (words ??= module.add(wordsOfElementsCode()));
    },
    // these bring their elementary functions along
    get normals() {
      return (normals ??= module.add(normalsCode(functionNumber), 'normals'));
    },
    get normalsAhead() {
      return (ahead ??= module.add(normalsAheadCode(functionNumber)));
    },
    get poisson() {
      return functionNumber('poisson_of', false);
    }
  };
}

function uniformsCode(): FunctionCode {
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [out, eights, firstPair, keyLow, keyHigh, stepLow, stepHigh] = f.parameters;
  const blocks = new StepBlocks(f, { firstPair, keyLow, keyHigh, stepLow, stepHigh });
  // made once: V8 would make constants anew in each turn
  const scales = [f.keep(f.f64x2(2 ** -32)), f.keep(f.f64x2(2 ** -53))] as const;
  overEights(f, eights, blocks, set => {
    storeUniforms(f, set, out, scales);
    out.set(out.plus(eight));
  });
  return f;
}

/** Of each element two words, the first ones of all in one place and the second ones in another: how uniform numbers are made is in `uniformOfWords`. */
function wordsOfElementsCode(): FunctionCode {
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [firsts, seconds, eights, firstPair, keyLow, keyHigh, step] = f.parameters;
  const blocks = new StepBlocks(f, { firstPair, keyLow, keyHigh, stepLow: step, stepHigh: f.i32(0) });
  overEights(f, eights, blocks, ([c0, c1, c2, c3]) => {
    for (const [out, even, odd] of [
      [firsts, c0, c2],
      [seconds, c1, c3]
    ] as const) {
      new Column('four', out).fixed(f, 0).set(even.shuffled(odd, [0, 4, 1, 5]));
      new Column('four', out).fixed(f, 4).set(even.shuffled(odd, [2, 6, 3, 7]));
      out.set(out.plus(eight / 2));
    }
  });
  return f;
}

/** Draws for eight elements after the other: two eights at a time, so that one multiplies while the other waits. */
function overEights(f: Code, eights: I32, blocks: StepBlocks, store: (set: Counters) => void): void {
  const [one, other] = [philoxCounters(f), philoxCounters(f)];
  const draw = (sets: readonly Counters[]): void => {
    blocks.draw(sets);
    sets.forEach(store);
  };
  const group = f.local('i32');
  f.count(group, eights.and(-2), () => draw([one, other]), 2);
  f.count(group, eights, () => draw([one]));
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

/** A uniform number from its two words. */
export const uniformOfWords = (first: I32, second: I32): F64 =>
  first
    .toF64()
    .times(2 ** -32)
    .plus(
      second
        .shiftedRight(11)
        .toF64()
        .times(2 ** -53)
    );

type Scales = readonly [Variable<F64x2>, Variable<F64x2>];

/** Two of four uniform numbers from their two words: lanes 0 and 1, or 2 and 3. */
export function uniformOf(f: Code, first: I32x4, second: I32x4, half: number, [scale32, scale53]: Scales): F64x2 {
  const numbers = (words: I32x4): F64x2 =>
    (half === 1 ? words.shuffled(f.i32x4(0, 0, 0, 0), [2, 3, 4, 5]) : words).toF64x2();
  return numbers(first)
    .times(scale32)
    .plus(numbers(second.shiftedRight(11)).times(scale53));
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
