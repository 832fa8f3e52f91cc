// What many lets use is one part of a formula: all that walks formulas looks at it once, so that work grows with the text.
import { describe, expect, test } from 'vitest';
import {
  add,
  affine,
  coefficientOf,
  folded,
  mentions,
  multiply,
  number,
  parts,
  replace,
  variable,
  type Formula
} from '../../../simulator/2-plan/index.js';
import { compile } from '../../../simulator/3-kernels/values/index.js';
import { valueOf } from '../../../simulator/3-kernels/wasm/formula/formula-value.js';
import { Lanes } from '../../../simulator/3-kernels/wasm/code/index.js';
import { languageOf, shown, uriOf } from '../../support/text-world.js';
import { valueAt } from '../../support/simulated.js';
import { simulatedOnAll } from '../3-kernels/semantics/on-all-backends.js';
import { snn } from '../../support/snn.js';

const levels = 25;
const state = variable('state');

/** 2^25 times the innermost part, which stands there once. */
function doubled(innermost: Formula): Formula {
  let formula = innermost;
  for (let i = 0; i < levels; i++) formula = add(formula, formula);
  return formula;
}

const chain = doubled(multiply(state, number(3)));

/** What is read, where no code is made of it. */
const withoutCode = (): never => expect.fail('Code was made.');

describe('a chain of 25 sums of what stands before, twice', () => {
  test('has as many parts as its text', () => {
    expect([...parts(chain)].length).toBe(levels + 3);
  });
  test('is asked once for each variable', () => {
    let asked = 0;
    expect(mentions(chain, () => ++asked === 0)).toBe(false);
    expect(asked).toBe(1);
  });
  test('stays shared where variables are replaced, and where constants are folded', () => {
    let replaced = 0;
    const other = replace(chain, () => {
      replaced++;
      return variable('parameter');
    });
    expect(replaced).toBe(1);
    expect([...parts(other)].length).toBe(levels + 3);
    expect([...parts(folded(chain))].length).toBe(levels + 3);
    expect(replace(chain, () => number(1))).toEqual(number(3 * 2 ** levels));
  });
  test('has the coefficient 3 * 2^25, each part asked once', () => {
    let asked = 0;
    const form = affine(chain, v => {
      asked++;
      return v.of === 'state';
    })!;
    expect(coefficientOf(form, state)).toEqual(number(3 * 2 ** levels));
    expect(asked).toBe(1);
  });
  test('reads its variable once an evaluation, and anew in the next', () => {
    let value = 1;
    let reads = 0;
    const evaluate = compile(chain, {
      variable: () => () => {
        reads++;
        return value;
      }
    });
    expect(evaluate(0)).toBe(3 * 2 ** levels);
    expect(reads).toBe(1);
    value = 2;
    expect(evaluate(0)).toBe(6 * 2 ** levels);
    expect(reads).toBe(2);
  });
  test('is read once for a kernel', () => {
    const l = new Lanes();
    let reads = 0;
    valueOf(chain, l, () => {
      reads++;
      return l.leaf('state', withoutCode);
    });
    expect(reads).toBe(1);
  });
});

test('where a list is looked up, the place of each entry is its own', () => {
  const l = new Lanes();
  const entry: Formula = { kind: 'entry', values: [1, 2], index: state };
  const isLow: Formula = { kind: 'binary', operator: '<', left: state, right: number(2) };
  const places: unknown[] = [];
  valueOf(
    { kind: 'if', condition: isLow, then: add(entry, number(1)), else: add(entry, number(2)) },
    l,
    Object.assign(() => l.leaf('state', withoutCode), {
      entry: (_: unknown, index: ReturnType<Lanes['f64']>, when: unknown) => {
        places.push(when);
        return index;
      }
    })
  );
  expect(places.length).toBe(2);
  expect(places[0]).not.toBe(places[1]);
});

describe('25 lets that use the one before several times', () => {
  const text = (first: string, next: (before: string) => string): string =>
    snn`
      neuron n {
        state V = 1
        let a0 = ${first}
      ${Array.from({ length: levels }, (_, i) => `  let a${i + 1} = ${next(`a${i}`)}`).join('\n')}
        V' = a${levels} / 1 ms
      }
      population P : n
      experiment e {
        step 1 ms
        record V of P every 1 ms
        run 3 ms
      }
    `;
  const findings = (main: string): string[] =>
    shown(languageOf({ 'main.snn': main }).lower(uriOf('main.snn')).diagnostics);
  test.each([
    ['sums', 'V * 0.00000001', (a: string) => `${a} + ${a}`],
    ['products', 'V * 0.01', (a: string) => `${a} * ${a} + 0.01`],
    ['choices', 'V * 0.01', (a: string) => `if ${a} > 0.5 then ${a} / 2 else ${a} + ${a}`],
    ['conditions', 'V * 0.01', (a: string) => `if ${a} > 0.5 and not (${a} < 0.2) then ${a} - 0.1 else ${a} + 0.2`],
    ['functions', 'V * 0.01', (a: string) => `exp(-${a}) * ${a} / (1 + abs(${a}))`],
    ['bounds', 'V * 0.01', (a: string) => `min(${a}, ${a} / 2) + 0.001`]
  ])('%s are checked and give the same bits on every backend', (_, first, next) => {
    expect(findings(text(first, next))).toEqual([]);
    expect(Number.isFinite(valueAt(simulatedOnAll(text(first, next)), 'P', 'V', 3))).toBe(true);
  });
  test('grow as the exponential does', () => {
    const rate = 0.00000001 * 2 ** levels;
    const recording = simulatedOnAll(text('V * 0.00000001', a => `${a} + ${a}`));
    expect(valueAt(recording, 'P', 'V', 3) / Math.exp(3 * rate)).toBeCloseTo(1, 12);
  });
});
