// Our elementary functions: accurate, right in every special case, and the same bits for ever.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cos, exp, expm1, exprelr, log, log1p, pow, sin, tanh } from '../../../simulator/0-numbers/index.js';

/** Distance of two doubles in units in the last place of the second. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const unit = Math.max(2 ** (Math.floor(Math.log2(Math.abs(b))) - 52), Number.MIN_VALUE);
  return Math.abs(a - b) / unit;
}

/** Evenly spread over the range, without round numbers. */
const spread = (low: number, high: number, count = 20_000): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 0.5 + 0.3 * Math.sin(i))) / count);
const worst = (ours: (x: number) => number, theirs: (x: number) => number, arguments_: readonly number[]): number =>
  Math.max(...arguments_.map(x => ulps(ours(x), theirs(x))));

describe('within two units in the last place of the machine', () => {
  test.each([
    ['exp', exp, Math.exp, spread(-745, 709)],
    ['exp near 0', exp, Math.exp, spread(-1, 1)],
    ['expm1', expm1, Math.expm1, spread(-45, 60)],
    ['expm1 near 0', expm1, Math.expm1, spread(-1e-3, 1e-3)],
    ['log', log, Math.log, spread(1e-6, 100)],
    ['log near 1', log, Math.log, spread(0.999, 1.001)],
    ['log far', log, Math.log, spread(1, 1e300)],
    ['log1p', log1p, Math.log1p, spread(-0.999, 10)],
    ['log1p near 0', log1p, Math.log1p, spread(-1e-3, 1e-3)],
    ['sin', sin, Math.sin, spread(-100, 100)],
    ['sin far', sin, Math.sin, spread(1e6, 1e15)],
    ['cos', cos, Math.cos, spread(-100, 100)],
    ['cos far', cos, Math.cos, spread(1e6, 1e15)]
  ] as const)('%s', (_, ours, theirs, where) => expect(worst(ours, theirs, where)).toBeLessThan(2));

  test('pow', () => {
    const bases = spread(1e-3, 50, 300);
    const exponents = spread(-20, 20, 100);
    expect(Math.max(...bases.flatMap(x => exponents.map(y => ulps(pow(x, y), Math.pow(x, y)))))).toBeLessThan(2);
  });
  test('tanh within three', () => expect(worst(tanh, Math.tanh, spread(-25, 25))).toBeLessThan(3));
  test('exprelr, whose reference is the quotient', () =>
    expect(worst(exprelr, x => x / Math.expm1(x), spread(-50, 700))).toBeLessThan(4));
});

describe('special cases', () => {
  test.each([
    [exp(0), 1],
    [exp(-Infinity), 0],
    [exp(Infinity), Infinity],
    [exp(710), Infinity],
    [exp(-746), 0],
    [exp(-745), Number.MIN_VALUE],
    [exp(NaN), NaN],
    [exp(1), Math.E],
    [expm1(-0), -0],
    [expm1(-Infinity), -1],
    [expm1(Infinity), Infinity],
    [log(0), -Infinity],
    [log(-1), NaN],
    [log(1), 0],
    [log(Infinity), Infinity],
    [log(2), Math.LN2],
    [log1p(-1), -Infinity],
    [pow(10, 15), 1e15],
    [pow(2, -1074), Number.MIN_VALUE],
    [pow(0, 0), 1],
    [pow(NaN, 0), 1],
    [pow(1, NaN), 1],
    [pow(-2, 3), -8],
    [pow(-0, 3), -0],
    [pow(10, 3), 1000],
    [pow(-3, 4), 81],
    [pow(1e100, 4), Infinity],
    [pow(-2, 0.5), NaN],
    [pow(0, -1), Infinity],
    [pow(-0, -1), -Infinity],
    [pow(9, 0.5), 3],
    [pow(0.5, Infinity), 0],
    [pow(2, 1024), Infinity],
    [sin(0), 0],
    [sin(-0), -0],
    [sin(Infinity), NaN],
    [cos(0), 1],
    [cos(NaN), NaN],
    [tanh(Infinity), 1],
    [tanh(-0), -0],
    [exprelr(0), 1],
    [exprelr(800), 0],
    [exprelr(-800), 800]
  ])('%d is %d', (found, wanted) => expect(found).toBe(wanted));
  // 1e22 is the largest power of ten that is a double; its sine is a touchstone of argument reduction
  test('a huge angle', () => expect([sin(1e22), cos(1e22)]).toEqual([-0.8522008497671888, 0.523214785395139]));
});

test('the same bits on every machine', () => {
  const hash = (f: (x: number) => number, where: readonly number[]): string =>
    createHash('sha256')
      .update(new Uint8Array(Float64Array.from(where, f).buffer))
      .digest('hex')
      .slice(0, 16);
  const decimals = (low: number, high: number): number[] =>
    Array.from({ length: 5000 }, (_, i) => low + ((high - low) * i) / 5000);
  expect({
    exp: hash(exp, decimals(-745, 709)),
    expm1: hash(expm1, decimals(-45, 60)),
    log: hash(log, decimals(1e-6, 100)),
    log1p: hash(log1p, decimals(-0.999, 10)),
    sin: hash(sin, decimals(-1e7, 1e7)),
    cos: hash(cos, decimals(-1e7, 1e7)),
    tanh: hash(tanh, decimals(-25, 25)),
    exprelr: hash(exprelr, decimals(-50, 750)),
    pow: hash(x => pow(x, 1.7), decimals(1e-3, 50))
  }).toMatchInlineSnapshot(`
    {
      "cos": "2a88716cbc31ebb5",
      "exp": "6ed9ae4d8a886dac",
      "expm1": "a3a35743c6999f54",
      "exprelr": "74773c90f6fe3a54",
      "log": "9380f12051c66d69",
      "log1p": "472f8c20f84e9fc3",
      "pow": "eec6cc2b8a6a3739",
      "sin": "2ea7dcb23eca4ab1",
      "tanh": "3892cc8c523b8db7",
    }
  `);
});
