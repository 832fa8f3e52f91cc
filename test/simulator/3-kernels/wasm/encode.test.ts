// Our encoder against an independent reader of the format: every instruction is what its name says.
import { describe, expect, test } from 'vitest';
import wabt from 'wabt';
import { FunctionBuilder, ModuleBuilder } from '../../../../simulator/3-kernels/wasm/code/encode/index.js';
import {
  atomic,
  memory,
  plain,
  vector,
  vectorMemory,
  type Atomic,
  type Memory,
  type Plain,
  type Vector,
  type VectorMemory
} from '../../../../simulator/3-kernels/wasm/code/encode/instructions.js';

const page = { pages: 1, mostPages: 4, shared: true };

/** What the reader calls the instructions of a module of one function. */
async function readBack(builder: FunctionBuilder): Promise<string> {
  const module = new ModuleBuilder(page);
  module.add(builder, 'f');
  return (await wabt())
    .readWasm(module.bytes(), { simd: true, threads: true })
    .toText({ foldExprs: false, inlineExport: false });
}

/** After `unreachable` any operands are well typed. */
const alone = (add: (builder: FunctionBuilder) => void): FunctionBuilder => {
  const builder = new FunctionBuilder([]);
  builder.op('unreachable');
  add(builder);
  return builder.op('unreachable');
};

describe('an instruction', () => {
  test.each([...Object.keys(plain), ...Object.keys(vector)].filter(name => name !== 'unreachable'))(
    '%s',
    async name => {
      expect(await readBack(alone(b => b.op(name as Plain | Vector)))).toMatch(
        new RegExp(`unreachable\\s+${name.replace('.', '\\.')}\\s+unreachable`)
      );
    }
  );
  test.each([...Object.keys(memory), ...Object.keys(vectorMemory)])('%s', async name => {
    expect(await readBack(alone(b => b.memory(name as Memory | VectorMemory, 300)))).toMatch(
      new RegExp(`unreachable\\s+${name.replace('.', '\\.')} offset=300\\s+unreachable`)
    );
  });
  test.each(Object.keys(atomic))('%s', async name => {
    expect(await readBack(alone(b => b.atomic(name as Atomic, 8)))).toMatch(
      new RegExp(`unreachable\\s+${name.replaceAll('.', '\\.')} offset=8\\s+unreachable`)
    );
  });
  test('with lanes', async () => {
    expect(
      await readBack(alone(b => b.extractLane(1).replaceLane(0).extractLane(1, 'i64').replaceLane(1, 'i64')))
    ).toMatch(/f64x2.extract_lane 1\s+f64x2.replace_lane 0\s+i64x2.extract_lane 1\s+i64x2.replace_lane 1/);
    expect(await readBack(alone(b => b.shuffle(Array.from({ length: 16 }, (_, i) => 31 - i))))).toMatch(
      /i8x16.shuffle 31 30 29/
    );
  });
});

function built(make: (module: ModuleBuilder) => void): Record<string, (...args: number[]) => number> {
  const module = new ModuleBuilder(page);
  make(module);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>), {
    env: { memory: new WebAssembly.Memory({ initial: 1, maximum: 4, shared: true }) }
  });
  return instance.exports;
}

describe('a module', () => {
  test('counts, branches and calls', () => {
    const { sum } = built(module => {
      const square = new FunctionBuilder(['i32'], ['i32']);
      const [x] = square.parameters;
      square.get(x!).get(x!).op('i32.mul');
      const called = module.add(square);
      const f = new FunctionBuilder(['i32'], ['i32']);
      const [n] = f.parameters;
      const i = f.local('i32');
      const total = f.local('i32');
      f.count(
        i,
        () => f.get(n!),
        () => f.get(total).get(i).call(called).op('i32.add').set(total)
      ).get(total);
      module.add(f, 'sum');
    });
    expect([sum!(0), sum!(1), sum!(5)]).toEqual([0, 0, 30]);
  });
  test('leaves outer loops from inner blocks', () => {
    const { first } = built(module => {
      const f = new FunctionBuilder(['i32'], ['i32']);
      const [n] = f.parameters;
      const i = f.local('i32');
      f.block(out =>
        f.loop(again => {
          f.get(i).i32(1).op('i32.add').set(i);
          f.block(skip => f.get(i).get(n!).op('i32.lt_s').branchIf(skip).branch(out));
          f.branch(again);
        })
      ).get(i);
      module.add(f, 'first');
    });
    expect([first!(3), first!(100)]).toEqual([3, 100]);
  });
  test.each([0, 1, -1, 63, 64, -64, -65, 2 ** 31 - 1, -(2 ** 31)])('has the constant %d', value => {
    const { f } = built(module => module.add(new FunctionBuilder([], ['i32']).i32(value), 'f'));
    expect(f!()).toBe(value);
  });
  test.each([0, -0, 0.1, Math.PI, 1e300, -Infinity])('has the number %d in both lanes', value => {
    const { f } = built(module =>
      module.add(new FunctionBuilder([], ['f64']).f64x2(value).extractLane(1).f64(value).op('f64.copysign'), 'f')
    );
    expect(Object.is(f!(), value)).toBe(true);
  });
});
