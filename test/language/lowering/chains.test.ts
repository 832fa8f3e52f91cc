// Values, functions and files that use one another in long chains: answered at once, or refused with the reason; nothing runs out of stack.
import { describe, expect, test } from 'vitest';
import { languageOf, shown, uriOf } from '../../support/text-world.js';
import { simulated } from '../../support/simulated.js';

const rest = 'experiment e {\n  step 1 ms\n  run 3 ms\n}\n';
const chain = (count: number, line: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => line(i + 1));
const found = (text: string): string[] => shown(languageOf().check(uriOf('a.snn'), text));
const errors = (text: string): string[] =>
  languageOf()
    .check(uriOf('a.snn'), text)
    .filter(one => one.severity === 'error')
    .map(one => `${one.code} ${one.source.line}`);

describe('1 000 values that each use the one before', () => {
  const population = (tau: string): string => `population P[2] : lif(tau_m = ${tau} * 1 ms)\n`;
  const kinds = {
    const: ['const a0 = 1', ...chain(1000, i => `const a${i} = a${i - 1} + 1`)],
    param: ['param a0 = 1', ...chain(1000, i => `param a${i} = a${i - 1} + 1`)]
  };
  test.each(Object.entries(kinds))('%s', (_, lines) =>
    expect(found(`${lines.join('\n')}\n${population('a1000')}${rest}`)).toEqual([])
  );
  test.each(Object.entries(kinds))('%s, the last first', (_, lines) =>
    expect(found(`${lines.toReversed().join('\n')}\n${population('a1000')}${rest}`)).toEqual([])
  );
  test('lists', () => {
    const lines = ['const a0 = [10, 20]', ...chain(1000, i => `const a${i} = [a${i - 1}[0], a${i - 1}[1]]`)];
    expect(found(`${lines.join('\n')}\n${population('a1000')}${rest}`)).toEqual([]);
  });
  test('have the value that they come to', () => {
    const text = `${kinds.const.join('\n')}\nneuron n {\n  state V : mV = a1000 * 1 mV\n  V' = -V / 1 s\n}\npopulation P : n\nexperiment e {\n  step 1 ms\n  record V of P\n  run 1 ms\n}\n`;
    const [trace] = simulated(text).traces;
    expect(trace!.values[0]).toBe(1001);
  });
});

describe('of a model', () => {
  const neuron = (lines: readonly string[], last: string): string =>
    `neuron n {\n  state V = 1\n${lines.join('\n')}\n  V' = (${last} - V) / 10 ms\n}\npopulation P : n\n${rest}`;
  const lets = (count: number): string[] => ['  let a0 = V', ...chain(count, i => `  let a${i} = sin(a${i - 1}) + 1`)];

  test('lets that come to 600 operations inside one another are checked and run', () => {
    const text = neuron(lets(299), 'a299');
    expect(found(text)).toEqual([]);
    expect(() => simulated(text)).not.toThrow();
  });
  test.each([
    ['in their order', lets(1000)],
    ['the last first', lets(1000).toReversed()]
  ])('longer chains are refused once, %s', (_, lines) => {
    const [first, ...others] = errors(neuron(lines, 'a1000'));
    expect(first).toMatch(/^recursive-definition \d+$/);
    expect(others).toEqual([]);
  });
  test('so are those of constants that a parameter uses', () => {
    const lines = ['  const c0 = 1', ...chain(1000, i => `  const c${i} = c${i - 1} + 1`), '  param p = c1000'];
    expect(errors(neuron(lines, 'p'))).toHaveLength(1);
  });
  test('constants that use one another in a circle are refused once', () =>
    expect(errors(neuron(['  const a = b', '  const b = a', '  param p = a'], 'p'))).toEqual([
      'recursive-definition 3'
    ]));
});

describe('25 that each use the one before twice', () => {
  test('functions', () => {
    const lines = [
      'function f0(x : 1) = x + 1',
      ...chain(25, i => `function f${i}(x : 1) = f${i - 1}(x) + f${i - 1}(x)`)
    ];
    const text = `${lines.join('\n')}\nneuron n {\n  state V : mV = f25(1) * 1 mV\n  V' = -V / 1 s\n}\npopulation P[2] : n\nconnect P -> P {\n  synapse delta(weight = f25(pre.index) * 1 mV)\n  pattern all_to_all\n}\nexperiment e {\n  step 1 ms\n  record V of P\n  run 1 ms\n}\n`;
    expect(errors(text)).toEqual([]);
    expect(simulated(text).traces[0]!.values[0]).toBe(2 ** 26);
  });
  test('functions that take another argument each time are refused once', () => {
    const lines = [
      'function f0(x : 1) = x + 1',
      ...chain(25, i => `function f${i}(x : 1) = f${i - 1}(x + 1) + f${i - 1}(x)`)
    ];
    expect(errors(`${lines.join('\n')}\nconst a = f25(1)\npopulation P : lif(tau_m = a * 1 ms)\n${rest}`)).toHaveLength(
      1
    );
  });
  test('constants of a model, by a parameter', () => {
    const lines = ['  const c0 = 1', ...chain(25, i => `  const c${i} = c${i - 1} + c${i - 1}`), '  param p = c25'];
    expect(
      errors(`neuron n {\n${lines.join('\n')}\n  state V = p\n  V' = -V / 10 ms\n}\npopulation P : n\n${rest}`)
    ).toEqual([]);
  });
  test('each call still draws anew', () => {
    const text = `function two(x : mV) = x + x\nneuron n {\n  state V : mV = two(uniform(0 mV, 1 mV))\n  state W : mV = normal(0 mV, 1 mV) - normal(0 mV, 1 mV)\n  V' = -V / 1 s\n  W' = -W / 1 s\n}\npopulation P : n\nexperiment e {\n  step 1 ms\n  record V, W of P\n  run 1 ms\n}\n`;
    const [, W] = simulated(text).traces;
    expect(W!.values[0]).not.toBe(0);
  });
});

test('1 000 functions that call one another are refused once', () => {
  const lines = ['function f0(x : 1) = x + 1', ...chain(1000, i => `function f${i}(x : 1) = f${i - 1}(x) + 1`)];
  expect(errors(`${lines.join('\n')}\nconst a = f1000(1)\npopulation P : lif(tau_m = a * 1 ms)\n${rest}`)).toHaveLength(
    1
  );
});

test('lists that nest by way of names are refused once, at the first that is too deep', () => {
  const lines = ['const a0 = [1, 2]', ...chain(1000, i => `const a${i} = [a${i - 1}, a${i - 1}]`)];
  expect(errors(lines.join('\n'))).toEqual(['dimension-mismatch 21']);
});

describe('files that import one another', () => {
  const files = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `f${i}.snn`,
        i === count - 1 ? `const k${i} = 1\n` : `import "f${i + 1}.snn"\nconst k${i} = k${i + 1} + 1\n`
      ])
    );
  const text = `import "f0.snn"\npopulation P : lif(tau_m = k0 * 1 ms)\n${rest}`;
  test('100 in a chain', () => expect(shown(languageOf(files(100)).check(uriOf('a.snn'), text))).toEqual([]));
  test('1 000 are refused', () =>
    expect(shown(languageOf(files(1000)).check(uriOf('a.snn'), text))).toEqual([
      'faulty-import 1 This file imports 1000 files, directly and by way of others, and may import 300; put some of them together.'
    ]));
});

test.each([
  ['brackets', `const a = ${'('.repeat(5000)}1${')'.repeat(5000)}`],
  ['brackets that stay open', `const a = ${'('.repeat(5000)}1\nconst b = 1`],
  ['lists', `const a = ${'['.repeat(5000)}1${']'.repeat(5000)}`],
  ['calls', `const a = ${'exp('.repeat(5000)}1${')'.repeat(5000)}`],
  ['signs', `const a = ${'- '.repeat(5000)}1`],
  ['conditions', `const a = ${'if 1 > 2 then 1 else '.repeat(5000)}1`],
  ['blocks', `experiment e {\n${'repeat 2 {'.repeat(5000)}${'}'.repeat(5000)}\n}`]
])('5 000 %s inside one another are an error at their line', (_, text) =>
  expect(errors(text)[0]).toBe(`syntax-error ${text.startsWith('const') ? 1 : 2}`)
);

test('a neuron of 1 000 coupled states is planned in seconds', { timeout: 60_000 }, () => {
  const states = chain(1000, i => `  state x${i} = 1\n  x${i}' = (x${(i % 1000) + 1} - x${i}) / 10 ms`);
  expect(found(`neuron n {\n${states.join('\n')}\n}\npopulation P : n\n${rest}`)).toEqual([]);
});
