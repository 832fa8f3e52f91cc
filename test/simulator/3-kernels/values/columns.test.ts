// Values of many synapses at once are those of one after the other, bit for bit: formulas, draws, and what need not be looked at.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RandomStream, streamKey } from '../../../../simulator/0-numbers/index.js';
import type { ElementValue, Formula } from '../../../../simulator/2-plan/index.js';
import {
  eachStretch,
  eachSynapse,
  ManyDraws,
  manyDrawsCode,
  Stretch,
  type Connectivity
} from '../../../../simulator/3-kernels/connect/index.js';
import { compileColumns, each, entries, type Column } from '../../../../simulator/3-kernels/values/columns.js';
import { DrawColumns } from '../../../../simulator/3-kernels/values/draw-columns.js';
import { compile, drawn } from '../../../../simulator/3-kernels/values/index.js';

/** By target: none, few, many over several stretches, one, many. */
const degrees = [0, 3, 9001, 1, 9000, 7];
const synapses = degrees.reduce((sum, degree) => sum + degree, 0);
const byTarget: Connectivity = {
  synapses,
  pre: Uint16Array.from({ length: synapses }, (_, i) => (i * 31) % 97),
  targetStart: Uint32Array.from([0, ...degrees.map((_, t) => degrees.slice(0, t + 1).reduce((a, b) => a + b, 0))]),
  sources: 97,
  targets: degrees.length
};
const { targetStart: _sorted, ...rest } = byTarget;
const inListOrder: Connectivity = { ...rest, post: Uint16Array.from({ length: synapses }, (_, i) => (i * 7) % 6) };

const numbers = Float64Array.from({ length: 97 }, (_, i) => Math.sin(i) * 3);
const site = { pre: 0, post: 0, element: 0, step: 0 };

interface Draws {
  readonly columns: DrawColumns;
  readonly element: ElementValue;
}

/** Both ways to the values of a formula that reads `numbers` of the source, `index` and `distance`. */
function bothWays(formula: Formula, c: Connectivity, draws?: Draws): [Float64Array, Float64Array] {
  const one = compile(formula, {
    variable: ({ of }) => (of === 'parameter' ? () => numbers[site.pre]! : synapse => synapse),
    distance: () => Math.abs(site.pre - site.post),
    ...(draws
      ? {
          draw: (draw, args) => drawn(draw, args, 4, draws.element, stream => stream.seek(site.element, site.step))
        }
      : {})
  });
  const distance: Column = stretch => Float64Array.from(stretch.pre, (pre, i) => Math.abs(pre - stretch.post[i]!));
  const many = compileColumns(formula, {
    variable: ({ of }) =>
      of === 'parameter'
        ? entries(stretch => stretch.pre, numbers)
        : each(
            stretch => stretch.number,
            n => n
          ),
    distance,
    ...(draws ? { draw: (draw, args) => draws.columns.column(draw, args, draws.element) } : {})
  });
  const [singly, together] = [new Float64Array(c.synapses), new Float64Array(c.synapses)];
  eachSynapse(c, (synapse, pre, post) => {
    const [element, step] = c.post ? [synapse, 0] : [synapse - c.targetStart![post]!, post];
    Object.assign(site, { pre, post, element, step });
    singly[synapse] = one(synapse);
  });
  eachStretch(c, stretch => together.set(many(stretch).subarray(0, stretch.length), stretch.number[0]));
  return [singly, together];
}

const number = (value: number): Formula => ({ kind: 'number', value });
const binary = (operator: '+' | '-' | '*' | '/' | '<' | 'and' | 'or', left: Formula, right: Formula): Formula => ({
  kind: 'binary',
  operator,
  left,
  right
});
const parameter: Formula = { kind: 'variable', of: 'parameter', side: 'pre', slot: 0 };
const index: Formula = { kind: 'variable', of: 'index', side: 'own', slot: 0 };
const small: Connectivity = {
  ...byTarget,
  synapses: 40,
  pre: byTarget.pre.slice(0, 40),
  targetStart: Uint32Array.of(0, 0, 3, 40, 40, 40, 40)
};

const { formula: formulas } = fc.letrec<{ formula: Formula }>(tie => {
  const formula = tie('formula');
  return {
    formula: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom<Formula>(number(0), number(1), number(2.5), parameter, index, { kind: 'distance' }),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/', '<', 'and', 'or'), formula, formula)
        .map(([operator, left, right]) => binary(operator, left, right)),
      fc
        .tuple(formula, formula, formula)
        .map(([condition, then, otherwise]): Formula => ({ kind: 'if', condition, then, else: otherwise })),
      fc.tuple(fc.constantFrom('not', 'negate'), formula).map(([kind, operand]): Formula => ({ kind, operand })),
      fc
        .tuple(fc.constantFrom('exp', 'floor'), formula)
        .map(([name, a]): Formula => ({ kind: 'call', function: name, arguments: [a] })),
      // one part in several places, on both sides of a choice too
      fc.tuple(formula, formula).map(([a, b]): Formula => {
        const shared = binary('+', a, number(1));
        return binary('-', shared, { kind: 'if', condition: b, then: binary('*', shared, shared), else: shared });
      })
    )
  };
});

test('any formula has the same value', () => {
  fc.assert(
    fc.property(formulas, formula => {
      const [singly, together] = bothWays(formula, small);
      expect(together).toEqual(singly);
    }),
    { numRuns: 400 }
  );
});

describe('what need not be looked at', () => {
  const entry: Formula = { kind: 'entry', values: [5, 6, 7], index };
  const few = binary('<', index, number(3));

  test('may have no value', () => {
    const guarded: Formula = { kind: 'if', condition: few, then: entry, else: number(-1) };
    expect([...bothWays(guarded, small)[1]].slice(0, 4)).toEqual([5, 6, 7, -1]);
    expect([...bothWays(binary('and', few, entry), small)[1]].slice(0, 4)).toEqual([1, 1, 1, 0]);
    expect([...bothWays(binary('or', binary('<', number(2), index), entry), small)[1]].slice(0, 4)).toEqual([
      1, 1, 1, 1
    ]);
  });

  test('is missed where it is looked at', () => {
    expect(() => bothWays(entry, small)).toThrow('3');
  });
});

describe('draws', () => {
  const element = {
    name: 'w',
    value: number(0),
    stream: 'c.w',
    positive: false,
    source: { uri: '', line: 1, column: 1, offset: 0, length: 0 }
  } as unknown as ElementValue;
  const draw = (distribution: string, ...args: Formula[]): Formula =>
    ({ kind: 'draw', distribution, arguments: args, ordinal: 0 }) as Formula;
  const mean = binary('+', number(5), parameter);

  test.each<[string, Formula]>([
    ['uniform', draw('uniform', number(1), number(3))],
    ['normal', draw('normal', mean, number(0.5))],
    ['lognormal', draw('lognormal', mean, number(0.4))],
    ['exponential', draw('exponential', mean)],
    ['gamma', draw('gamma', number(0.7), mean)],
    ['gamma of a greater shape', draw('gamma', number(3), mean)],
    ['poisson', draw('poisson', mean)],
    ['binomial', draw('binomial', number(9), number(0.3))],
    ['truncated_normal', draw('truncated_normal', number(0), number(1), number(-1.2), number(3))],
    ['truncated_normal in a narrow window', draw('truncated_normal', number(0), number(1), number(-0.2), number(0.1))],
    ['truncated_normal far out', draw('truncated_normal', number(0), number(1), number(3), number(4))],
    [
      'of some synapses alone',
      {
        kind: 'if',
        condition: binary('<', parameter, number(0)),
        then: draw('normal', mean, number(1)),
        else: number(0)
      }
    ]
  ])('%s', (_, formula) => {
    for (const c of [byTarget, inListOrder, small]) {
      const [singly, together] = bothWays(formula, c, { columns: new DrawColumns(4), element });
      expect(together).toEqual(singly);
      expect(new Set(together).size).toBeGreaterThan(3);
    }
  });

  test('that are impossible say so', () => {
    const wrong = draw('normal', number(0), parameter);
    expect(() => bothWays(wrong, byTarget, { columns: new DrawColumns(4), element })).toThrow(
      'normal() cannot be drawn'
    );
  });
});

test('draws made together are those of the stream, from any element at any step', () => {
  const many = new ManyDraws(manyDrawsCode(), streamKey(8, 's'));
  const stream = new RandomStream(8, 's');
  const whole = fc.integer({ min: 0, max: 2 ** 32 - 5000 });
  fc.assert(
    fc.property(
      whole,
      fc.integer({ min: 1, max: 4096 }),
      fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 33 + 5),
      (first, count, step) => {
        const uniforms = [...many.uniforms(first, count, step).subarray(0, count)];
        expect(uniforms).toEqual(uniforms.map((_, i) => stream.seek(first + i, step).uniform()));
        const normals = [...many.normals(first, count, step).subarray(0, count)];
        expect(normals).toEqual(normals.map((_, i) => stream.seek(first + i, step).normal()));
      }
    ),
    { numRuns: 20 }
  );
});

test('a stretch that is a part of a part knows its places in the whole', () => {
  const whole = new Stretch();
  whole.number.set([10, 11, 12, 13]);
  whole.place.set([0, 1, 2, 3]);
  const part = new Stretch().take(whole.begin(4), Float64Array.of(0, 1, 1, 1), true);
  const less = new Stretch().take(part, Float64Array.of(1, 0, 1), true);
  expect([...less.number.subarray(0, less.length)]).toEqual([11, 13]);
  expect([...less.place.subarray(0, less.length)]).toEqual([1, 3]);
});
