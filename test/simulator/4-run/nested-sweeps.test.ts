// Sweeps in one another: every combination is a run of its own, and the points of an outer value are those of the inner sweep.
import { describe, expect, test } from 'vitest';
import { judge, report } from '../../../outputs/index.js';
import { backends, digest, run, type Recording, type RunOptions } from '../../../simulator/index.js';
import { errorsOf, lowered } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';

const network = snn`
  param a = 1
  param b = 10 ms
  neuron constant { param rate = 1 /ms; state n = 0; n' = rate }
  population P : constant(rate = a / b)
`;
const program = (body: string): string => `${network}experiment e {\n  step 0.1 ms\n  record n of P\n${body}\n}\n`;
const recorded = (body: string, options: Partial<RunOptions> = {}): Recording =>
  run(lowered(program(body)), { experiment: 'e', ...options });

/** `a=1:b=10,b=20`, as deep as the points are. */
const tree = ({ points }: Recording): string =>
  points
    .map(
      ({ parameter, value, recording }) =>
        `${parameter}=${value}${recording.points.length > 0 ? `(${tree(recording)})` : ''}`
    )
    .join(' ');
const pairs = 'sweep a in [1, 2] { sweep b in [5 ms, 10 ms, 20 ms] { run 10 ms; report last(n of P[0]) } }';

describe('sweeps in one another', () => {
  test('run each combination, the inner parameter fastest', () => {
    const recording = recorded(pairs);
    expect(tree(recording)).toBe('a=1(b=5 b=10 b=20) a=2(b=5 b=10 b=20)');
    expect(recording.faults).toEqual([]);
    const { rows } = report(recording);
    expect(rows.map(row => [row.at, row.cells[0]!.text])).toEqual([
      ['a = 1, b = 5 ms', '2'],
      ['a = 1, b = 10 ms', '1'],
      ['a = 1, b = 20 ms', '0.5'],
      ['a = 2, b = 5 ms', '4'],
      ['a = 2, b = 10 ms', '2'],
      ['a = 2, b = 20 ms', '1']
    ]);
  });

  test('are each the run that is set to these values, on every backend', () => {
    for (const { name: backend } of backends) {
      const inner = recorded(pairs, { backend }).points[1]!.recording.points[2]!.recording;
      expect(digest(inner)).toBe(
        digest(recorded('run 10 ms; report last(n of P[0])', { backend, settings: { a: 2, b: 20 } }))
      );
    }
  });

  test('whose inner values depend on the outer one', () => {
    expect(tree(recorded('sweep a in [1, 3] { sweep b from a * 1 ms to 9 ms in a points { run 10 ms } }'))).toBe(
      'a=1(b=1) a=3(b=3 b=6 b=9)'
    );
  });

  test('with seeds, which lie innermost', () => {
    const body = 'sweep a in [1, 2] { sweep b in [5 ms, 10 ms] with seeds 3..4 { run 1 ms } }';
    expect(tree(recorded(body))).toBe(
      'a=1(b=5(seed=3 seed=4) b=10(seed=3 seed=4)) a=2(b=5(seed=3 seed=4) b=10(seed=3 seed=4))'
    );
  });

  test('three deep, and equal values stay apart', () => {
    const third = network.replace('param b', 'param c = 1\nparam b').replace('a / b', 'a * c / b');
    const text = `${third}experiment e { step 0.1 ms; record n of P; sweep a in [1, 1] { sweep b in [5 ms] { sweep c in [1, 2] { run 1 ms } } } }`;
    expect(tree(run(lowered(text), { experiment: 'e' }))).toBe('a=1(b=5(c=1 c=2)) a=1(b=5(c=1 c=2))');
  });

  test('that are stopped keep what has run', () => {
    let starts = 0;
    const recording = recorded(pairs, { onStart: () => starts++, cancelled: () => starts > 4 });
    expect([recording.ended, tree(recording)]).toEqual(['cancelled', 'a=1(b=5 b=10 b=20) a=2(b=5 b=10)']);
  });

  test('say at which values an expectation fails', () => {
    const body = pairs.replace('report last(n of P[0])', 'expect last(n of P[0]) < 3');
    expect(judge(recorded(body))).toMatchObject([
      { passed: false, message: expect.stringContaining('a = 2, b = 5 ms') as string }
    ]);
  });
});

describe('sweeps are refused', () => {
  test.each([
    [
      'side by side',
      'sweep a in [1, 2] { run 1 ms }\nsweep b in [5 ms] { run 1 ms }',
      'second-sweep 9 The experiment e has a second sweep here, beside the one of a; put one into the other for all combinations, or write a separate experiment for it.'
    ],
    [
      'of one parameter',
      'sweep a in [1, 2] { sweep a in [3] { run 1 ms } }',
      'second-sweep 8 The experiment e sweeps a inside of a sweep of a; keep one of them.'
    ],
    [
      'without a value inside',
      'sweep a in [1, 2] { sweep b in [] { run 1 ms } }',
      'empty-sweep 8 The sweep of b has no values; give at least one.'
    ],
    [
      'with too many combinations',
      'sweep a from 1 to 2 in 1000 points { sweep b from 1 ms to 2 ms in 1000 points { run 1 ms } }',
      'too-many-runs 8 The experiment e has 1000000 values with 1 seeds each and at most 100000 runs; give fewer.'
    ]
  ])('%s', (_, body, message) => {
    expect(errorsOf(program(body))).toEqual([message]);
  });

  test('for the combination that cannot run, and say which', () => {
    expect(errorsOf(program('sweep a in [1, 2] { sweep b in [5 ms, 0.05 ms * a] { run b } }'))).toEqual([
      expect.stringContaining('(with a = 1, b = 0.05 ms)')
    ]);
  });
});
