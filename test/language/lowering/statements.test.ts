// Every statement of an experiment as it stands in the model.
import { describe, expect, test } from 'vitest';
import type { Experiment, Statement } from '../../../simulator/index.js';
import { errorsOf, lowered, withoutSources } from '../../support/lowered.js';
import { snn } from '../../support/snn.js';
import { only } from '../../support/only.js';

const volt = [2, 1, -3, -1, 0, 0];
const time = [0, 0, 1, 0, 0, 0];
const rate = [0, 0, -1, 0, 0, 0];
const network = snn`
    param g = 1
    population E[4] : lif(I_e = g * 300 pA)
    population F[2, 3] : lif(I_e = 300 pA)
    connect c: E -> F { synapse exp_current(weight = 1 pA); pattern all_to_all }
  `;
const experiment = (statements: string): Experiment =>
  only(lowered(`${network}experiment x {\n step 0.1 ms\n record V of E, F\n ${statements}\n run 10 ms\n}`).experiments);
/** The statement between the records and the last run. */
const statement = (text: string): Statement => withoutSources(experiment(text).statements[2]!);
const ms = (value: number): unknown => ({ kind: 'number', value, dimension: time });

describe('a statement', () => {
  test('step and run, in order', () => {
    expect(withoutSources(experiment('').statements)).toEqual([
      { kind: 'step', value: ms(0.1) },
      {
        kind: 'record',
        what: ['V'],
        from: [
          { role: 'population', of: 'E', ranges: [] },
          { role: 'population', of: 'F', ranges: [] }
        ]
      },
      { kind: 'run', duration: ms(10) }
    ]);
  });
  test('seed', () => expect(statement('seed 7')).toEqual({ kind: 'seed', value: { kind: 'number', value: 7 } }));
  test('measure', () => expect(statement('measure 1 s')).toEqual({ kind: 'measure', duration: ms(1000) }));
  test('record of several axes, of synapses, every so often', () => {
    expect(statement('record V, I of F[0, 1..2] every 1 ms')).toEqual({
      kind: 'record',
      what: ['V', 'I'],
      every: ms(1),
      from: [
        {
          role: 'population',
          of: 'F',
          ranges: [
            { low: { kind: 'number', value: 0 } },
            { low: { kind: 'number', value: 1 }, high: { kind: 'number', value: 2 } }
          ]
        }
      ]
    });
    expect(statement('record weight of c[3]')).toMatchObject({
      what: ['weight'],
      from: [{ role: 'projection', of: 'c', ranges: [{ low: { value: 3 } }] }]
    });
  });
  test('stimulate names the input; times may be left out', () => {
    expect(statement('stimulate E[0], F with 5 pA * t / 1 ms from 1 ms to 2 ms')).toMatchObject({
      kind: 'stimulate',
      input: 'I',
      from: ms(1),
      until: ms(2),
      targets: [
        { of: 'E', ranges: [{ low: { value: 0 } }] },
        { of: 'F', ranges: [] }
      ],
      value: { operator: '/', left: { right: { kind: 'name', of: 'builtin', name: 't' } } }
    });
    expect(Object.keys(statement('stimulate E with 5 pA'))).toEqual(['kind', 'targets', 'input', 'value']);
  });
  test('stimulate chooses one of several inputs', () => {
    const two =
      "neuron n { input a : pA; input b : mV; state q : pA = 0; q' = (a + b * 1 nS - q) / 1 ms }\npopulation G[2] : n\n";
    const text = `${two}experiment x { step 0.1 ms; record q of G; stimulate b of G[1] with 1 mV; run 1 ms }`;
    expect(withoutSources(only(lowered(text).experiments).statements[2])).toMatchObject({
      kind: 'stimulate',
      input: 'b',
      targets: [{ of: 'G', ranges: [{ low: { value: 1 } }] }]
    });
  });
  test('set', () =>
    expect(statement('set g = 2')).toEqual({ kind: 'set', parameter: 'g', value: { kind: 'number', value: 2 } }));
  test('sweep from, to, in; or in a list', () => {
    const number = (value: number): unknown => ({ kind: 'number', value });
    expect(statement('sweep g from 1 to 2 in 3 points { run 1 ms }')).toEqual({
      kind: 'sweep',
      parameter: 'g',
      from: number(1),
      to: number(2),
      count: number(3),
      statements: [{ kind: 'run', duration: ms(1) }]
    });
    expect(statement('sweep g in [1, 5] { run 1 ms }')).toMatchObject({
      values: { kind: 'list', items: [number(1), number(5)] }
    });
  });
  test('report and plot with the dimension and the text in which they are shown', () => {
    expect(statement('report rate(E), mean(V of E)')).toMatchObject({
      kind: 'report',
      values: [
        { text: 'rate(E)', dimension: rate },
        { text: 'mean(V of E)', dimension: volt }
      ]
    });
    expect(statement('plot histogram(V of E, bins = 5)')).toMatchObject({
      kind: 'plot',
      plots: [{ value: { function: 'histogram', arguments: { bins: { value: 5 } } } }]
    });
  });
});

describe('an expectation', () => {
  test('is a condition, shown in the dimension of its left side', () => {
    expect(statement('expect (rate(E)) > 3 Hz')).toMatchObject({
      kind: 'expect',
      text: 'expect (rate(E)) > 3 Hz',
      claim: { dimension: rate, value: { operator: '>', right: { value: 0.003 } } }
    });
    expect(Object.keys(statement('expect rate(E) > 3 Hz'))).not.toContain('range');
  });
  test('is a value in a range', () =>
    expect(statement('expect rate(E) in 1 Hz .. 2 Hz')).toMatchObject({
      claim: { text: 'rate(E)', dimension: rate },
      range: { low: { value: 0.001 }, high: { value: 0.002 } }
    }));
  test('is a value or a list near others', () => {
    expect(statement('expect times(E[0])[0..1] near [1 ms, 2 ms] within 0.5 ms')).toMatchObject({
      claim: { dimension: time, value: { kind: 'index', low: { value: 0 }, high: { value: 1 } } },
      near: { value: { items: [ms(1), ms(2)] }, tolerance: ms(0.5) }
    });
  });
});

describe('is refused', () => {
  test.each([
    [
      'a stimulus of neurons without input',
      'population S[1] : regular\nexperiment x { step 0.1 ms; record spikes of S; stimulate S with 1 pA; run 1 ms }',
      'stimulus-target 2 The neuron regular has no input to stimulate; declare one, for example input I : pA.'
    ],
    [
      'a stimulus of neurons with two inputs',
      "neuron n { input a : pA; input b : pA; state q : pA = 0; q' = (a + b - q) / 1 ms }\npopulation E[1] : n\nexperiment x { step 0.1 ms; record q of E; stimulate E with 1 pA; run 1 ms }",
      'stimulus-target 3 The neuron n has several inputs (a, b); say which, for example stimulate a of E.'
    ],
    [
      'a stimulus of an input that the neuron does not have',
      "neuron n { input a_soma : pA; input b : pA; state q : pA = 0; q' = (a_soma + b - q) / 1 ms }\npopulation E[1] : n\nexperiment x { step 0.1 ms; record q of E; stimulate a_some of E with 1 pA; run 1 ms }",
      "unknown-name 3 There is no 'a_some' among the inputs of population E. Did you mean 'a_soma'?"
    ],
    [
      'a stimulus of a state',
      "neuron n { input a : pA; input b : pA; state q : pA = 0; q' = (a + b - q) / 1 ms }\npopulation E[1] : n\nexperiment x { step 0.1 ms; record q of E; stimulate q of E with 1 pA; run 1 ms }",
      "unknown-name 3 There is no 'q' among the inputs of population E. There are a, b."
    ],
    [
      'a stimulus in the unit of another input',
      "neuron n { input a : pA; input b : mV; state q : pA = 0; q' = (a + b * 1 nS - q) / 1 ms }\npopulation E[1] : n\nexperiment x { step 0.1 ms; record q of E; stimulate b of E with 1 pA; run 1 ms }",
      'dimension-mismatch 3 Input b of population E needs a voltage (mV), but 1 pA is a current (pA); write 1 mV if that is meant.'
    ],
    [
      'a stimulus of different inputs',
      "neuron a { input p : pA; state q : pA = 0; q' = (p - q) / 1 ms }\nneuron b { input r : pA; state q : pA = 0; q' = (r - q) / 1 ms }\npopulation A[1] : a\npopulation B[1] : b\nexperiment x { step 0.1 ms; record q of A; stimulate A, B with 1 pA; run 1 ms }",
      'stimulus-target 5 These populations take different inputs (p, r); write one stimulate for each.'
    ]
  ])('%s', (_what, text, message) => expect(errorsOf(text)).toEqual([message]));
});

describe('presenting', () => {
  const files = { 'bars.csv': 'a,b,class\n1,0,0\n0,1,1\n' };
  const encoders = snn`
      data bars = table("bars.csv")
      population R[2] : poisson reads bars
      population S[2] : latency reads [0, 1]
    `;
  const statementsOf = (text: string): readonly Statement[] =>
    withoutSources(
      only(
        lowered(`${encoders}experiment x {\n step 0.1 ms\n record spikes of R, S\n ${text}\n run 1 ms\n}`, files)
          .experiments
      ).statements.slice(2, -1)
    );
  test('a row of a table to populations', () =>
    expect(statementsOf('present bars[1] to R for 10 ms; rest 5 ms; clear state; clear state of R, S')).toEqual([
      {
        kind: 'present',
        shown: [{ sample: { data: 'bars', number: { kind: 'number', value: 1 } }, targets: ['R'] }],
        duration: ms(10)
      },
      { kind: 'rest', duration: ms(5) },
      { kind: 'clear', targets: [] },
      { kind: 'clear', targets: ['R', 'S'] }
    ]));
  test('the rows one after the other', () =>
    expect(statementsOf('for bar in bars[0..1] { present bar to R for 10 ms }')).toEqual([
      {
        kind: 'for',
        loop: 'bar',
        data: 'bars',
        range: { low: { kind: 'number', value: 0 }, high: { kind: 'number', value: 1 } },
        statements: [{ kind: 'present', shown: [{ sample: { loop: 'bar' }, targets: ['R'] }], duration: ms(10) }]
      }
    ]));
  test('what a population reads', () => {
    const { populations } = lowered(encoders, files);
    expect(populations.map(population => withoutSources(population.reads))).toEqual([
      { kind: 'data', data: 'bars' },
      {
        kind: 'values',
        value: {
          kind: 'list',
          items: [
            { kind: 'number', value: 0 },
            { kind: 'number', value: 1 }
          ]
        }
      }
    ]);
  });
  const refusals = (text: string): string[] =>
    errorsOf(`${encoders}experiment x { step 0.1 ms\n record spikes of R, S\n ${text}\n run 1 ms }`, files);
  test.each([
    [
      'a row that is not there',
      'present bars[2] to R for 1 ms',
      'index-out-of-range 6 bars is numbered 0 .. 1; 2 is not among them.'
    ],
    [
      'a whole table',
      'present bars to R for 1 ms',
      "wrong-kind 6 'bars' is a data set; a sample is needed here, so name one of its samples: bars[0]."
    ],
    [
      'a time off the grid',
      'for bar in bars { present bar to R for 0.25 ms }',
      'off-step-grid 6 The time to present is 0.25 ms, which is not a whole number of steps of 0.1 ms; use 0.2 ms or 0.3 ms.'
    ],
    [
      'to what reads the same all the time',
      'present bars[0] to S for 1 ms',
      'reads-nothing 6 S reads the same values all the time, so nothing else can be presented to it; let it read data.'
    ],
    [
      'a statement that is said once',
      'for bar in bars { seed 3 }',
      "misplaced-statement 6 'seed' is said once and not in every pass; put it outside of the loop, in which 'run', 'measure', 'set', 'present', 'rest', 'for', 'repeat', 'stop', 'freeze', 'unfreeze', 'label', 'test', 'save', 'load', 'clear', 'snapshot', 'restore' may stand."
    ],
    [
      'the sample where there is none',
      'present bar to R for 1 ms',
      "unknown-name 6 There is no 'bar' here. Declare it, or import the file that does."
    ]
  ])('refuses %s', (_what, text, message) => expect(refusals(text)).toEqual([message]));
  test('refuses tables that are too narrow, and neurons', () => {
    const three = (more: string): string[] =>
      errorsOf(`data bars = table("bars.csv")\n${more}\nexperiment x { step 0.1 ms; run 1 ms }`, files);
    expect(three('population R[4] : poisson reads bars')).toEqual([
      'list-length 2 R has 4 neurons and bars.csv only 3 columns; a sample needs a column for each neuron.'
    ]);
    expect(three('population R[4] : poisson reads [0, 1]')).toEqual([
      'list-length 2 R reads a list of 2 values for 4 neurons; give one value per neuron.'
    ]);
    expect(three('population R[2] : lif reads [0 pA, 1 pA]')).toEqual([
      'reads-nothing 2 R reads data, but lif is a neuron and takes none; use an encoder, such as poisson.'
    ]);
    expect(three('population R[2] : poisson reads 3 mV')[0]).toMatch(/^dimension-mismatch 2 /);
  });
  test('refuses synapses onto encoders', () =>
    expect(
      errorsOf(
        `${encoders}connect S -> R { synapse exp_of; pattern all_to_all }\nsynapse exp_of into x { on pre { post.x += 1 } }\nexperiment x { step 0.1 ms; run 1 ms }`,
        files
      )[0]
    ).toMatch(/R/));
});
