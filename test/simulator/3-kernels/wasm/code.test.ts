// The typed code that kernels are written in: what it computes, where numbers lie in memory, how loops go; as compiled functions.
import { describe, expect, test } from 'vitest';
import {
  Column,
  column,
  Cursor,
  FunctionCode,
  LaneEmitter,
  Lanes,
  Layout,
  ModuleBuilder,
  pairs,
  Records,
  type Code,
  type F64,
  type I32
} from '../../../../simulator/3-kernels/wasm/code/index.js';

const page = { pages: 1, mostPages: 1, shared: false };

/** A memory with arrays at given addresses, and the function `f` of a module over it. */
class Bench {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });

  f64(at: number, ...values: number[]): Float64Array {
    return this.placed(new Float64Array(this.memory.buffer, at, values.length), values);
  }

  u32(at: number, ...values: number[]): Uint32Array {
    return this.placed(new Uint32Array(this.memory.buffer, at, values.length), values);
  }

  u16(at: number, ...values: number[]): Uint16Array {
    return this.placed(new Uint16Array(this.memory.buffer, at, values.length), values);
  }

  u8(at: number, ...values: number[]): Uint8Array {
    return this.placed(new Uint8Array(this.memory.buffer, at, values.length), values);
  }

  compiled(...functions: readonly FunctionCode[]): (...values: unknown[]) => number {
    const module = new ModuleBuilder(page);
    functions.forEach((code, i) => module.add(code, i === functions.length - 1 ? 'f' : undefined));
    const compiled = new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>);
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory: this.memory } });
    return exports.f as (...values: unknown[]) => number;
  }

  private placed<T extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(array: T, values: number[]): T {
    array.set(values);
    return array;
  }
}

/** What an expression of two whole numbers is. */
function whole(a: number, b: number, of: (a: I32, b: I32) => I32): number {
  const f = new FunctionCode(['i32', 'i32'], 'i32');
  return new Bench().compiled(f.gives(of(...f.parameters)))(a, b);
}

/** What an expression of two numbers is. */
function real(a: number, b: number, of: (a: F64, b: F64) => F64): number {
  const f = new FunctionCode(['f64', 'f64'], 'f64');
  return new Bench().compiled(f.gives(of(...f.parameters)))(a, b);
}

/** Whether a condition of two numbers holds. */
function holds(a: number, b: number, of: (a: F64, b: F64) => I32): boolean {
  const f = new FunctionCode(['f64', 'f64'], 'i32');
  return new Bench().compiled(f.gives(of(...f.parameters)))(a, b) === 1;
}

describe('whole numbers', () => {
  test('arithmetic', () => {
    expect(whole(7, 3, (a, b) => a.plus(b))).toBe(10);
    expect(whole(7, 3, (a, b) => a.minus(b))).toBe(4);
    expect(whole(7, 3, (a, b) => a.times(b))).toBe(21);
    expect(whole(7, 3, (a, b) => a.modulo(b))).toBe(1);
    expect(whole(7, 3, (a, b) => a.and(b))).toBe(3);
    expect(whole(7, 3, (a, b) => a.shiftedLeft(b))).toBe(56);
    expect(whole(-8, 29, (a, b) => a.shiftedRight(b))).toBe(7);
  });
  test.each([
    [2, 3],
    [3, 3],
    [3, 2],
    [-1, 2]
  ])('comparisons of %i and %i', (a, b) => {
    const [x, y] = [a >>> 0, b >>> 0];
    expect(whole(a, b, (p, q) => p.equals(q))).toBe(Number(x === y));
    expect(whole(a, b, (p, q) => p.differs(q))).toBe(Number(x !== y));
    expect(whole(a, b, (p, q) => p.isBelow(q))).toBe(Number(x < y));
    expect(whole(a, b, (p, q) => p.isAbove(q))).toBe(Number(x > y));
    expect(whole(a, b, (p, q) => p.isAtLeast(q))).toBe(Number(x >= y));
    expect(whole(a, b, (p, q) => p.isAboveSigned(q))).toBe(Number(a > b));
    expect(whole(a, b, (p, q) => p.isAtLeastSigned(q))).toBe(Number(a >= b));
    expect(whole(a, b, (p, q) => p.isBelow(q).not())).toBe(Number(x >= y));
    expect(whole(a, b, (p, q) => p.isBelow(q).choose(p, q))).toBe(Math.min(x, y) | 0);
  });
});

describe('numbers', () => {
  test('arithmetic', () => {
    expect(real(7, 2, (a, b) => a.plus(b))).toBe(9);
    expect(real(7, 2, (a, b) => a.minus(b))).toBe(5);
    expect(real(7, 2, (a, b) => a.times(b))).toBe(14);
    expect(real(7, 2, (a, b) => a.over(b))).toBe(3.5);
    expect(real(7, 2, (a, b) => a.larger(b))).toBe(7);
    expect(real(-7.5, 2, a => a.negated())).toBe(7.5);
    expect(real(-7.5, 2, a => a.absolute())).toBe(7.5);
    expect(real(-7.5, 2, a => a.floor())).toBe(-8);
    expect(real(-7.5, 2, a => a.ceil())).toBe(-7);
    expect(real(7.9, 2, a => a.toI32().toF64())).toBe(7);
    expect(real(7, 2, (a, b) => a.isAbove(b).chooseF64(a, 1))).toBe(7);
    expect(real(7, 2, (a, b) => a.splat().withLane(1, b).lane(1))).toBe(2);
    expect(real(7, 2, (a, b) => a.splat().times(b.splat()).plus(1).lane(0))).toBe(15);
  });
  test.each([
    [2, 3],
    [3, 3],
    [3, 2],
    [NaN, 2]
  ])('comparisons of %d and %d', (a, b) => {
    expect(holds(a, b, (p, q) => p.equals(q))).toBe(a === b);
    expect(holds(a, b, (p, q) => p.differs(q))).toBe(a !== b);
    expect(holds(a, b, (p, q) => p.isBelow(q))).toBe(a < b);
    expect(holds(a, b, (p, q) => p.isAbove(q))).toBe(a > b);
    expect(holds(a, b, (p, q) => p.isAtMost(q))).toBe(a <= b);
    expect(holds(a, b, (p, q) => p.isAtLeast(q))).toBe(a >= b);
  });
  test('masks of two lanes', () => {
    const differing = (a: F64, b: F64): I32 => a.splat().withLane(1, b).differs(a.splat()).bits();
    expect(whole(0, 0, a => differing(a.toF64(), a.toF64().plus(1)))).toBe(2);
    expect(holds(1, 1, (a, b) => a.splat().withLane(1, b).differs(a.splat()).any())).toBe(false);
    expect(real(3, 4, (a, b) => a.splat().where(b.splat().withLane(1, a).differs(a.splat())).lane(1))).toBe(0);
  });
});

test('four words, and products of words', () => {
  const bench = new Bench();
  const f = new FunctionCode(['i32', 'i32'], 'f64');
  const [a, b] = f.parameters;
  const words = a
    .splat()
    .plus(f.i32x4(0, 1, 2, 3))
    .xor(f.i32x4(0, 0, 0, 8));
  const products = words.highProducts(b.splat());
  const chosen = words.lowProducts(b.splat()).shuffled(products, [1, 5, 0, 4]).toF64x2();
  const shifted = words.shiftedRight(1).toF64x2();
  const sum = chosen.shuffled(shifted, [1, 3]);
  expect(bench.compiled(f.gives(sum.lane(0).times(1000).plus(sum.lane(1))))(2 ** 31, 6)).toBe(3000 + 2 ** 30);
  expect(
    whole(7, 0, a =>
      a
        .toI64()
        .times(2n ** 33n)
        .highWord()
        .xor(1)
    )
  ).toBe(15);
  expect(
    whole(7, 0, a =>
      a
        .toI64()
        .times(2n ** 32n + 3n)
        .lowWord()
    )
  ).toBe(21);
});

describe('an expression', () => {
  test('is computed where it stands, each time; what is kept stays', () => {
    const f = new FunctionCode(['i32'], 'i32');
    const [x] = f.parameters;
    const next = x.plus(1);
    const kept = f.keep(next);
    x.set(10);
    expect(new Bench().compiled(f.gives(next.times(100).plus(kept)))(1)).toBe(1102);
  });
  test('that is assigned on the way is what it is set to', () => {
    const f = new FunctionCode(['i32'], 'i32');
    const [x] = f.parameters;
    const y = f.local('i32');
    f.returnIf(y.assigned(x.plus(1)).isAbove(5), y);
    expect([1, 9].map(new Bench().compiled(f.gives(0)))).toEqual([0, 10]);
  });
  test('of either branch computes that one alone', () => {
    const f = new FunctionCode(['i32'], 'f64');
    const [x] = f.parameters;
    const visits = f.local('f64');
    const branch = (amount: number) => (): F64 => {
      visits.set(visits.plus(amount));
      return visits;
    };
    expect([0, 1].map(new Bench().compiled(f.gives(f.either('f64', x, branch(1), branch(10)))))).toEqual([10, 1]);
  });
});

describe('a column', () => {
  const bench = new Bench();
  const at = (values: Parameters<typeof column>[0], more = 0): ((index: number) => number) => {
    const f = new FunctionCode(['i32'], 'f64');
    const found = column(values).at(f.parameters[0], more) as I32 | F64;
    return bench.compiled(f.gives('toF64' in found ? found.toF64() : found));
  };
  test('finds elements of every size', () => {
    expect([0, 1, 2].map(at(bench.f64(64, 1.5, 2.5, 3.5)))).toEqual([1.5, 2.5, 3.5]);
    expect([0, 1, 2].map(at(bench.u32(128, 7, 2 ** 32 - 1, 9)))).toEqual([7, 2 ** 32 - 1, 9]);
    expect([0, 1, 2].map(at(bench.u16(192, 7, 65535, 9)))).toEqual([7, 65535, 9]);
    expect([0, 1, 2].map(at(bench.u8(256, 7, 255, 9)))).toEqual([7, 255, 9]);
    expect([0, 1].map(at(bench.u16(192, 7, 65535, 9), 1))).toEqual([65535, 9]);
  });
  test('finds them by a cursor, too', () => {
    const numbers = bench.f64(64, 1.5, 2.5, 3.5);
    const bytes = bench.u8(256, 7, 255, 9);
    const f = new FunctionCode(['i32'], 'f64');
    const cursor = Cursor.of(f.parameters[0]);
    const sum = column(numbers).at(cursor.plus(1)).plus(column(bytes).at(cursor).toF64());
    expect([0, 1].map(bench.compiled(f.gives(sum.plus(cursor.number.toF64()))))).toEqual([9.5, 259.5]);
  });
  test('is set and added to, neighbours and all', () => {
    const numbers = bench.f64(64, 1, 2, 3, 4);
    const counts = bench.u16(128, 1, 2, 3);
    const f = new FunctionCode(['i32', 'i32'], 'i32');
    const [i, begin] = f.parameters;
    column(numbers).at(i).add(10);
    new Column('f64', begin).at(i, 1).add(column(counts).at(i).toF64());
    column(counts).at(i).set(40);
    column(counts).fixed(f, 2).set(50);
    const twice = new Column('twice', begin).fixed(f, 3);
    pairs(numbers).at(f.cursor()).set(twice.plus(1));
    bench.compiled(f.gives(0))(1, 64);
    expect([...numbers]).toEqual([5, 5, 5, 4]);
    expect([...counts]).toEqual([1, 40, 50]);
  });
});

describe('a record', () => {
  test('has numbers of 64 bits at multiples of 8 bytes', () => {
    expect(new Layout({ a: 'i32', b: 'f64' }).bytes).toBe(16);
    expect(new Layout({ a: 'i32', b: 'f64' }, { b: 0 }).bytes).toBe(4);
    expect(new Layout({ b: 'f64', a: 'i32', c: 'i32' }, { b: 3 }).bytes).toBe(32);
  });
  test('is found by its number and by its address', () => {
    const bench = new Bench();
    const layout = new Layout({ step: 'i32', state: 'f64' }, { state: 2 });
    const values = bench.f64(64, ...Array<number>(12).fill(0));
    const records = new Records(layout, 64, 32);
    const f = new FunctionCode(['i32'], 'f64');
    const [i] = f.parameters;
    const own = records.behind(f.keep(records.distance(i)));
    own.field('step').set(i.plus(5));
    own.field('state', 1).set(2.5);
    const again = layout.at(f.keep(records.address(i)));
    again.field('state').set(again.field('state', 1).plus(again.field('step').toF64()));
    expect(bench.compiled(f.gives(records.at(i).field('state')))(2)).toBe(9.5);
    expect([...values.subarray(9, 11)]).toEqual([9.5, 2.5]);
  });
});

test('a word that threads share is changed at once', () => {
  const bench = new Bench();
  const [, word] = bench.u32(64, 1, 2);
  expect(word).toBe(2);
  const f = new FunctionCode([], 'i32');
  const shared = new Layout({ first: 'i32', second: 'i32' }).at(f.i32(64)).shared('second');
  shared.add(5);
  const before = f.keep(shared.load());
  shared.set(40);
  shared.notify();
  expect(bench.compiled(f.gives(shared.load().times(100).plus(before)))()).toBe(4007);
});

describe('a loop', () => {
  const sums = (loop: (f: Code, last: I32, add: (by: I32) => void) => void): ((last: number) => number) => {
    const f = new FunctionCode(['i32'], 'i32');
    const sum = f.local('i32');
    loop(f, f.parameters[0], by => sum.set(sum.times(10).plus(by)));
    return new Bench().compiled(f.gives(sum));
  };
  test('visits each number once', () => {
    expect([0, 1, 4].map(sums((f, last, add) => f.each(0, last, add)))).toEqual([0, 0, 123]);
    expect([1, 5].map(sums((f, last, add) => f.each(1, last, add, 2)))).toEqual([0, 13]);
  });
  test('goes by cursors over pairs', () => {
    const loop = sums((f, last, add) => {
      const at = f.cursor(Cursor.of(f.i32(1)));
      f.over(at, Cursor.of(last), () => add(at.number), 2);
    });
    expect([1, 6].map(loop)).toEqual([0, 135]);
  });
  test('ends when it is told to', () => {
    const until = sums((f, last, add) => {
      const i = f.local('i32');
      f.until(i.isAtLeast(last), leave => {
        i.set(i.plus(1));
        f.leave(leave, i.equals(4));
        add(i);
      });
    });
    expect([0, 2, 9].map(until)).toEqual([0, 12, 123]);
    const again = sums((f, last, add) => {
      const i = f.local('i32');
      f.while(i.isBelow(last), () => {
        add(i);
        i.set(i.plus(1));
      });
      f.repeat(
        () => add(i),
        () => i.assigned(i.minus(1))
      );
    });
    expect([1, 3].map(again)).toEqual([1, 12321]);
  });
  test('takes the smaller and the larger of two', () => {
    const f = new FunctionCode(['i32'], 'i32');
    const [x] = f.parameters;
    expect([1, 9].map(new Bench().compiled(f.gives(f.smaller(x, 5).times(10).plus(f.larger(x, 5)))))).toEqual([15, 59]);
  });
});

test('functions call each other', () => {
  const inner = new FunctionCode(['i32', 'f64'], 'f64');
  inner.gives(inner.parameters[0].toF64().times(inner.parameters[1]));
  const f = new FunctionCode(['i32'], 'f64');
  f.drop(f.callF64(0, 1, f.f64(2)));
  expect(new Bench().compiled(inner, f.gives(f.callF64(0, f.parameters[0], f.f64(2.5))))(4)).toBe(10);
});

test('the loop over synapses of decision 0149', () => {
  const bench = new Bench();
  const targets = bench.u16(64, 2, 0, 2);
  const weights = bench.f64(128, 1, 10, 100);
  const arrivals = bench.f64(192, 0, 0, 0);
  const f = new FunctionCode(['i32', 'i32', 'i32']);
  const [first, last, begin] = f.parameters;
  f.each(first, last, synapse => {
    const target = column(targets).at(synapse);
    new Column('f64', begin).at(target).add(column(weights).at(synapse));
  });
  bench.compiled(f)(0, 3, 192);
  expect([...arrivals]).toEqual([10, 0, 101]);
});

test('values of a graph are computed once, and are expressions', () => {
  const bench = new Bench();
  const counts = bench.u32(64, 0);
  const f = new FunctionCode(['f64'], 'f64');
  const l = new Lanes();
  const looked = l.leaf('x', () => {
    column(counts).fixed(f, 0).set(column(counts).fixed(f, 0).plus(1));
    return f.parameters[0];
  });
  const square = l.op('mul', looked, looked);
  const emitter = new LaneEmitter(f, false, () => 0, [square, l.op('lt', square, l.f64(10))]);
  f.if(emitter.condition(l.op('lt', square, l.f64(10))), () => f.return(emitter.number(square)));
  expect([2, 5].map(bench.compiled(f.gives(f.f64(-1))))).toEqual([4, -1]);
  expect([...counts]).toEqual([2]);
});

test('what is known of a graph is computed before it is emitted, with the same bits', () => {
  const l = new Lanes();
  const [x, y] = [l.f64(0.1), l.f64(-3)];
  expect((['add', 'sub', 'mul', 'div'] as const).map(op => l.op(op, x, y).constant)).toEqual([
    0.1 + -3,
    0.1 - -3,
    0.1 * -3,
    0.1 / -3
  ]);
  expect(l.op('mul', l.f64(0), y)).toBe(l.f64(-0));
  // what is no number keeps the bits that the machine gives it
  expect(l.op('div', l.f64(0), l.f64(0)).op).toBe('div');
  expect(
    l.op(
      'add',
      l.leaf('x', () => new FunctionCode([]).f64(1)),
      y
    ).op
  ).toBe('add');
});
