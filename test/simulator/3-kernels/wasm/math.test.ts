// The elementary functions of a kernel give the same bits as those of the reference, for one number and in both lanes.
import { beforeAll, describe, expect, test } from 'vitest';
import { functions } from '../../../../simulator/1-model/index.js';
import { cos, exp, expm1, exprelr, log, log1p, modulo, pow, sin, tanh } from '../../../../simulator/0-numbers/index.js';
import { FunctionBuilder, ModuleBuilder } from '../../../../simulator/3-kernels/wasm/code/encode/index.js';
import { FunctionCode, LaneEmitter, Lanes, type Value } from '../../../../simulator/3-kernels/wasm/code/index.js';
import {
  importFunctions,
  inline,
  outsideFunctions,
  plainFunctions
} from '../../../../simulator/3-kernels/wasm/math/index.js';
import { growthOver, growthOverStep } from '../../../../simulator/3-kernels/wasm/program/growth.js';

type F = (x: number, y?: number) => number;
const reference: Readonly<Record<string, F>> = {
  exp,
  expm1,
  log,
  log1p,
  exprelr,
  tanh,
  sin,
  cos,
  pow: (x, y) => pow(x, y!),
  mod: (x, y) => modulo(x, y!)
};
const ofTwo = ['pow', 'mod'];
const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
const view = new Float64Array(memory.buffer);
let exported: WebAssembly.Instance['exports'];

beforeAll(() => {
  const module = new ModuleBuilder({ pages: 1, mostPages: 1, shared: false });
  const numberOf = importFunctions(module);
  for (const name of Object.keys(reference)) {
    const parameters = ofTwo.includes(name) ? 2 : 1;
    const narrow = new FunctionBuilder(
      Array.from({ length: parameters }, () => 'f64'),
      ['f64']
    );
    for (const parameter of narrow.parameters) narrow.get(parameter);
    module.add(narrow.call(numberOf(name, false)), name);
    // x at 0 and 8, y at 16 and 24, results at 32 and 40
    const wide = new FunctionBuilder([]).i32(32);
    for (let i = 0; i < parameters; i++) wide.i32(16 * i).memory('v128.load');
    module.add(wide.call(numberOf(name, true)).memory('v128.store'), `${name}_wide`);
  }
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>), {
    env: { memory, ...outsideFunctions }
  });
  exported = instance.exports;
});

const special = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  3,
  -2,
  1e-300,
  -1e-300,
  Number.MIN_VALUE,
  2.2e-308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Infinity,
  -Infinity,
  NaN,
  700,
  709.9,
  710,
  -745.2,
  -750,
  -700,
  700.1,
  -700.1,
  40,
  -40,
  40.1,
  -40.1,
  Math.PI,
  Math.PI / 2,
  1e6 + 1,
  1e22,
  22,
  22.5,
  0.55,
  2 ** 54
];
const spread = (low: number, high: number): number[] =>
  Array.from({ length: 3000 }, (_, i) => low + ((high - low) * (i + 0.37)) / 3000);
const where: Readonly<Record<string, number[]>> = {
  exp: spread(-750, 710),
  expm1: [...spread(-45, 45), ...spread(-1e-3, 1e-3)],
  log: [...spread(0, 10), ...spread(0.99, 1.01), ...spread(0, 1e308)],
  log1p: [...spread(-1, 10), ...spread(-1e-4, 1e-4)],
  exprelr: spread(-50, 800),
  tanh: spread(-25, 25),
  sin: [...spread(-50, 50), ...spread(-1e7, 1e7)],
  cos: [...spread(-50, 50), ...spread(-1e7, 1e7)],
  pow: spread(-3, 60),
  mod: [...spread(-30, 30), ...spread(0, 1e18)]
};
const pairs = (name: string): (readonly [number, number])[] =>
  ofTwo.includes(name)
    ? [...special, ...where[name]!.filter((_, i) => i % 30 === 0)].flatMap(x =>
        [...special, -3.3, 0.1, 1.7, 15, 200.5].map(y => [x, y] as const)
      )
    : [...special, ...where[name]!].map(x => [x, 0] as const);

describe.each(Object.keys(reference))('%s', name => {
  test('for one number', () => {
    expect(pairs(name).filter(([x, y]) => !Object.is(exported[name]!(x, y), reference[name]!(x, y)))).toEqual([]);
  });
  test('in both lanes', () => {
    const all = pairs(name);
    const differing = all.filter(([x, y], i) => {
      const [otherX, otherY] = all[(i + 17) % all.length]!;
      view.set([x, otherX, y, otherY]);
      exported[`${name}_wide`]!();
      return !Object.is(view[4], reference[name]!(x, y)) || !Object.is(view[5], reference[name]!(otherX, otherY));
    });
    expect(differing).toEqual([]);
  });
});

test('growth over a step is growth over its time, where little of it is computed too', () => {
  const h = 0.125;
  const module = new ModuleBuilder({ pages: 1, mostPages: 1, shared: false });
  const numberOf = importFunctions(module);
  const compiled = (name: string, growth: (l: Lanes, rate: Value) => Value): void => {
    const f = new FunctionCode(['f64'], 'f64');
    const l = new Lanes(inline);
    const value = growth(
      l,
      l.leaf('rate', () => f.parameters[0])
    );
    module.add(f.gives(new LaneEmitter(f, false, numberOf, [value]).number(value)), name);
  };
  compiled('step', (l, rate) => growthOverStep(l, rate, h));
  compiled('time', (l, rate) => growthOver(l, rate, l.f64(h)));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>), {
    env: { memory, ...outsideFunctions }
  });
  const ofRate = (name: string, rate: number): number => (exports[name] as F)(rate);
  const bound = Math.sqrt(0.115) / h;
  const rates = [...special, ...spread(-4, 4), ...spread(bound - 1e-9, bound + 1e-9), ...spread(-1e-150, 1e-150)];
  expect(rates.filter(rate => !Object.is(ofRate('step', rate), ofRate('time', rate)))).toEqual([]);
  expect(ofRate('step', -0.5)).toBe(expm1(-0.0625) / -0.5);
});

test('every function of the table is written out, or has a function of the module', () => {
  const module = new ModuleBuilder({ pages: 1, mostPages: 1, shared: false });
  const numberOf = importFunctions(module);
  const called = [...functions.keys()].filter(name => !plainFunctions.has(name));
  expect(called.map(name => numberOf(name, true)).every(Number.isInteger)).toBe(true);
  expect([...plainFunctions.keys()].filter(name => !functions.has(name))).toEqual([]);
});
