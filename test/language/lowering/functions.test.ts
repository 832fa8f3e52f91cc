// Users' functions are replaced by their bodies.
import { describe, expect, test } from 'vitest';
import { expressionText } from '../../../simulator/index.js';
import { errorsOf, lowered } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';
import { only } from '../../support/only.js';

const valueOf = (text: string, name = 'it'): string =>
  expressionText(lowered(text).globals.find(global => global.name === name)!.value);

describe('a function of the file', () => {
  test('is replaced by its body', () => {
    expect(valueOf('function twice(x) = x + x\nconst it = 3 * twice(4)')).toBe('3 * (4 + 4)');
  });
  test('takes arguments by place and name, and its defaults, which may use other arguments', () => {
    const f = 'function f(a, b = a + 1, c = 10 * b) = a * b * c\n';
    expect(valueOf(`${f}const it = f(2)`)).toBe('2 * (2 + 1) * (10 * (2 + 1))');
    expect(valueOf(`${f}const it = f(2, c = 5)`)).toBe('2 * (2 + 1) * 5');
    expect(valueOf(`${f}const it = f(c = 1, b = 2, a = 3)`)).toBe('3 * 2 * 1');
  });
  test('may call others; equal names of arguments do not meet', () => {
    expect(valueOf('function g(x) = x * 2\nfunction f(x) = g(x + 1) - x\nconst it = f(g(5))')).toBe(
      '(5 * 2 + 1) * 2 - 5 * 2'
    );
  });
  test('sees constants of its file', () => {
    expect(valueOf('const k = 7\nfunction f(x) = k * x\nconst it = f(2)')).toBe('k * 2');
  });
  test('may take neurons', () => {
    const model = lowered(
      snn`
        population E[2] : lif
        function half(p : neurons) : Hz = rate(p) / 2
        experiment x {
          step 0.1 ms
          record spikes of E
          run 1 ms
          expect half(E[0]) == 0 Hz
        }
      `
    );
    const expectation = only(model.experiments).statements.at(-1)!;
    expect(expectation.kind === 'expect' && expressionText(expectation.claim.value)).toBe(
      'rate(E[0], bin = 5 ms) / 2 == 0 Hz'
    );
  });
});

test('a function of a model sees its parameters and states', () => {
  const { models } = lowered(
    snn`
      neuron n {
        param V_h = -40 mV
        state V = -65 mV
        function above(v) = v - V_h
        V' = -above(V) / 5 ms
        spike when above(V) > 0 mV
      }
    `
  );
  expect(expressionText(only(only(models).equations).value)).toBe('-(V - V_h) / 5 ms');
});

describe('recursion is refused', () => {
  test('of a function that calls itself', () => {
    expect(errorsOf('function f(x) = x * f(x - 1)\nconst it = f(3)')).toEqual([
      'recursive-definition 1 The function f calls itself (f → f) and would never end; write it without the call.'
    ]);
  });
  test('of functions that call each other', () => {
    expect(errorsOf('function f(x) = g(x)\nfunction g(x) = h(x)\nfunction h(x) = f(x)\nconst it = f(3)')).toEqual([
      'recursive-definition 3 The function f calls itself (f → g → h → f) and would never end; write it without the call.'
    ]);
  });
  test('but not of a call in the argument of the same function', () => {
    expect(valueOf('function f(x) = x + 1\nconst it = f(f(f(0)))')).toBe('0 + 1 + 1 + 1');
  });
  test('of constants', () => {
    expect(
      errorsOf(snn`
      const a = b + 1
      const b = c
      const c = 2 * a
    `)
    ).toEqual([
      "recursive-definition 1 'a' is defined by itself (a → b → c → a); give one of them a value of its own."
    ]);
    expect(errorsOf('param a = a\n')).toEqual([
      "recursive-definition 1 'a' is defined by itself (a → a); give one of them a value of its own."
    ]);
  });
  test('of a constant by way of a function', () => {
    expect(errorsOf('function f(x) = x + a\nconst a = f(1)\n')).toEqual([
      "recursive-definition 2 'a' is defined by itself (a → f → a); give one of them a value of its own."
    ]);
  });
  test('of functions that unfold without bound', () => {
    const levels = Array.from({ length: 40 }, (_, i) => `function f${i + 1}(x) = f${i}(x) + f${i}(x + 1)`);
    expect(errorsOf(['function f0(x) = x', ...levels, 'const it = f40(1)'].join('\n'))[0]).toMatch(
      /^recursive-definition \d+ The functions of this file unfold into more than 50000 calls/
    );
  });
});
