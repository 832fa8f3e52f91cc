// Random numbers of many neighbours at once: the draws of RandomStream for one step, the same bits, four Philox blocks side by side.
import { FunctionBuilder, type Local, type ModuleBuilder } from '../code/encode/index.js';
import { LaneEmitter, Lanes, type FunctionNumber } from '../code/index.js';

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

/** Lanes of 4 bytes, one behind the other, from two vectors: 0 to 3 of the first, 4 to 7 of the second. */
export const lanes32 = (...lanes: readonly number[]): number[] =>
  lanes.flatMap(lane => [0, 1, 2, 3].map(byte => 4 * lane + byte));

function uniformsCode(): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [out, eights, firstPair, keyLow, keyHigh, stepLow, stepHigh] = b.parameters;
  const group = b.local('i32');
  const pairs = b.local('v128');
  const counters = [0, 1].map(() => [0, 1, 2, 3].map(() => b.local('v128')) as [Local, Local, Local, Local]);
  const [first] = counters;
  // made once: V8 would make constants anew in each turn
  const factors = philoxFactors(b);
  const keys = philoxKeys(b, keyLow!, keyHigh!);
  const scales = [2 ** -32, 2 ** -53].map(scale => constant(b, () => b.f64x2(scale))) as [Local, Local];
  const [stepLow4, stepHigh4, four] = [
    constant(b, () => b.get(stepLow!).op('i32x4.splat')),
    constant(b, () => b.get(stepHigh!).op('i32x4.splat')),
    constant(b, () => b.i32x4(4, 4, 4, 4))
  ];
  const draw = (sets: typeof counters): void => {
    for (const [c0, c1, c2, c3] of sets) {
      b.get(pairs).set(c0).get(stepLow4).set(c1).get(stepHigh4).set(c2).i32x4(0, 0, 0, 0).set(c3);
      b.get(pairs).get(four).op('i32x4.add').set(pairs);
    }
    philoxRounds(b, sets, keys, factors);
    for (const [c0, c1, c2, c3] of sets) {
      for (const half of [0, 1]) {
        const even = uniformOf(b, c0, c1, half, scales);
        const odd = uniformOf(b, c2, c3, half, scales);
        for (const pair of [0, 1])
          b.get(out!)
            .get(even)
            .get(odd)
            .shuffle(lanes32(2 * pair, 2 * pair + 1, 4 + 2 * pair, 5 + 2 * pair))
            .memory('v128.store', 32 * half + 16 * pair);
      }
      b.get(out!).i32(eight).op('i32.add').set(out!);
    }
  };
  b.get(firstPair!).op('i32x4.splat').i32x4(0, 1, 2, 3).op('i32x4.add').set(pairs);
  // two at a time, so that one multiplies while the other waits
  b.count(
    group,
    () => b.get(eights!).i32(-2).op('i32.and'),
    () => draw(counters),
    2
  );
  b.count(
    group,
    () => b.get(eights!),
    () => draw([first!])
  );
  return b;
}

/** Locals with what the rounds multiply by. */
export const philoxFactors = (b: FunctionBuilder): readonly [Local, Local] =>
  [0xd2511f53, 0xcd9e8d57].map(factor => constant(b, () => b.i32x4(factor, factor, factor, factor))) as [Local, Local];

/** Locals with the two keys of each round. */
export function philoxKeys(b: FunctionBuilder, keyLow: Local, keyHigh: Local): readonly (readonly [Local, Local])[] {
  const keyOf = (key: Local, round: number, weyl: number): Local =>
    constant(b, () => b.get(key).i32(Math.imul(round, weyl)).op('i32.add', 'i32x4.splat'));
  return Array.from(
    { length: 10 },
    (_, round) => [keyOf(keyLow, round, 0x9e3779b9), keyOf(keyHigh, round, 0xbb67ae85)] as const
  );
}

/** Ten rounds over sets of four counters, see simulator/0-numbers/philox.ts. */
export function philoxRounds(
  b: FunctionBuilder,
  sets: readonly (readonly [Local, Local, Local, Local])[],
  keys: readonly (readonly [Local, Local])[],
  [factor0, factor1]: readonly [Local, Local]
): void {
  const [high0, low0, high1, low1] = [0, 1, 2, 3].map(() => b.local('v128')) as [Local, Local, Local, Local];
  for (const [k0, k1] of keys)
    for (const [c0, c1, c2, c3] of sets) {
      multiply(b, c0, factor0, high0, low0);
      multiply(b, c2, factor1, high1, low1);
      b.get(high1).get(c1).op('v128.xor').get(k0).op('v128.xor').set(c0).get(low1).set(c1);
      b.get(high0).get(c3).op('v128.xor').get(k1).op('v128.xor').set(c2).get(low0).set(c3);
    }
}

/** Upper and lower 32 bits of four products with a constant. */
function multiply(b: FunctionBuilder, value: Local, factor: Local, high: Local, low: Local): void {
  const first = b.scratch('v128');
  b.get(value).get(factor).op('i64x2.extmul_low_i32x4_u').tee(first);
  b.get(value)
    .get(factor)
    .op('i64x2.extmul_high_i32x4_u')
    .tee(high)
    .shuffle(lanes32(0, 2, 4, 6))
    .set(low);
  b.get(first)
    .get(high)
    .shuffle(lanes32(1, 3, 5, 7))
    .set(high);
}

function constant(b: FunctionBuilder, push: () => unknown): Local {
  const local = b.local('v128');
  push();
  b.set(local);
  return local;
}

/** Two of four uniform numbers from their two words: lanes 0 and 1, or 2 and 3. */
function uniformOf(
  b: FunctionBuilder,
  first: Local,
  second: Local,
  half: number,
  [scale32, scale53]: readonly [Local, Local]
): Local {
  const result = b.local('v128');
  const low = (): void => {
    if (half === 1) b.f64x2(0).shuffle(lanes32(2, 3, 4, 5));
  };
  b.get(first);
  low();
  b.op('f64x2.convert_low_i32x4_u').get(scale32).op('f64x2.mul').get(second).i32(11).op('i32x4.shr_u');
  low();
  b.op('f64x2.convert_low_i32x4_u').get(scale53).op('f64x2.mul', 'f64x2.add').set(result);
  return result;
}

/** Box and Muller: cosine for even, sine for odd elements. */
function normalsCode(functionNumber: FunctionNumber): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32']);
  const [at, eights] = b.parameters;
  const end = b.local('i32');
  const [u1, u2, x, y] = [0, 1, 2, 3].map(() => b.local('v128')) as [Local, Local, Local, Local];
  b.get(at!).get(eights!).i32(6).op('i32.shl', 'i32.add').set(end);
  b.count(
    at!,
    () => b.get(end),
    () => {
      for (const [lanes, into] of [
        [[0, 1, 4, 5], u1],
        [[2, 3, 6, 7], u2]
      ] as const)
        b.get(at!)
          .memory('v128.load')
          .get(at!)
          .memory('v128.load', 16)
          .shuffle(lanes32(...lanes))
          .set(into);
      const l = new Lanes();
      const radius = l.op(
        'sqrt',
        l.op(
          'mul',
          l.f64(-2),
          l.call(
            'log',
            l.op(
              'sub',
              l.f64(1),
              l.leaf('u1', f => void f.get(u1))
            )
          )
        )
      );
      const angle = l.op(
        'mul',
        l.f64(2 * Math.PI),
        l.leaf('u2', f => void f.get(u2))
      );
      const cosine = l.op('mul', radius, l.call('cos', angle));
      const sine = l.op('mul', radius, l.call('sin', angle));
      const emitter = new LaneEmitter(b, true, functionNumber, [cosine, sine]);
      emitter.push(cosine);
      b.set(x);
      emitter.push(sine);
      b.set(y);
      b.get(at!)
        .get(x)
        .get(y)
        .shuffle(lanes32(0, 1, 4, 5))
        .memory('v128.store')
        .get(at!)
        .get(x)
        .get(y)
        .shuffle(lanes32(2, 3, 6, 7))
        .memory('v128.store', 16);
    },
    32
  );
  return b;
}
