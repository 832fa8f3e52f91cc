// What the planner refuses, each with a sentence at the user's line that names the thing and the remedy.
import { describe, expect, test } from 'vitest';
import { sweepOf } from '../../../simulator/2-plan/index.js';
import { NetworkError } from '../../../simulator/index.js';
import { planned, refused, unchecked } from '../../support/planned.js';
import { only } from '../../support/only.js';

const cells = 'population S[2] : spike_list(times = [5 ms])\npopulation E[10] : lif_delta\n';
const experiment = (statements = 'step 0.1 ms; run 10 ms', network = cells): string =>
  `${network}experiment e { ${statements} }`;
const connected = (members: string): string => experiment(undefined, `${cells}connect c: S -> E {\n${members}\n}\n`);

describe('the experiment', () => {
  test.each([
    ['run 10 ms', 'no-step 3 The experiment e has no step; add step 0.1 ms.'],
    ['step 0.1 ms', 'nothing-runs 3 The experiment e simulates nothing; add run 1 s (or measure 1 s).'],
    ['step 0 ms; run 1 s', 'bad-step 3 The step is 0 ms; give a time above 0 ms, such as 0.1 ms.'],
    ['step -1 ms; run 1 s', 'bad-step 3 The step is -1 ms; give a time above 0 ms, such as 0.1 ms.'],
    [
      'step 1 us; run 1 h',
      'too-many-steps 3 The experiment e comes to 3600000000 steps of 1 us, and a run has at most 2147483647; make the step longer or the run shorter.'
    ],
    [
      'step 0.1 ms\nrepeat 1e9 { run 1 s }',
      'too-many-steps 4 The experiment e comes to 10000000000000 steps of 0.1 ms, and a run has at most 2147483647; make the step longer or the run shorter.'
    ],
    [
      'step 0.1 ms\nrepeat 1e5 { repeat 1e5 { clear state } }',
      'nothing-runs 3 The experiment e simulates nothing; add run 1 s (or measure 1 s).'
    ],
    [
      'step 0.1 ms\nacross seeds 1..1000000000 { run 1 s }',
      'too-many-runs 4 The experiment e runs with 1000000000 seeds and has at most 100000 runs; give fewer.'
    ],
    [
      'step 1 h; run 1 s',
      'off-step-grid 3 The time to run is 1 s, which is not a whole number of steps of 3600 s; use 0 ms or 3600 s.'
    ],
    [
      'step 0.1 ms; run 10.05 ms',
      'off-step-grid 3 The time to run is 10.05 ms, which is not a whole number of steps of 0.1 ms; use 10 ms or 10.1 ms.'
    ],
    ['step 0.1 ms; run -1 ms', 'negative-duration 3 The time to run is -1 ms; give a time of 0 ms or later.'],
    ['step 0.1 ms; seed 1.5; run 1 ms', 'bad-seed 3 The seed is 1.5; give a whole number from 0 to 9007199254740991.'],
    [
      'step 0.1 ms; run 1 ms; record V of E[3..10]',
      'index-out-of-range 3 E is numbered 0 .. 9; 3 .. 10 is not among them.'
    ],
    [
      'step 0.1 ms; run 1 ms; record V of E every 0.25 ms',
      'off-step-grid 3 The time between samples is 0.25 ms, which is not a whole number of steps of 0.1 ms; use 0.2 ms or 0.3 ms.'
    ]
  ])('%s', (statements, message) => expect(refused(experiment(statements))).toBe(message));

  test('passes are counted, not listed', () =>
    expect(
      planned(experiment('step 0.1 ms; repeat 1e3 { repeat 1e6 { run 0.2 ms; clear state } }')).script.plannedSteps
    ).toBe(2e9));
  test('passes of different length are added up', () =>
    expect(
      planned('param d = 1 ms\n' + experiment('step 0.1 ms; repeat 10 { run d; set d = 2 * d }')).script.plannedSteps
    ).toBe(10230));
  test('decimals on the grid are on it', () =>
    expect(planned(experiment('step 0.1 ms; run 0.3 ms; run 0.6 ms')).script.plannedSteps).toBe(9));
  test('measured windows are counted in steps', () => {
    expect(planned(experiment('step 0.5 ms; run 10 ms; measure 5 ms; run 1 ms; measure 1 ms')).script.windows).toEqual([
      { from: 20, to: 30 },
      { from: 32, to: 34 }
    ]);
  });
});

describe('sizes', () => {
  const sized = (size: string): string => experiment(undefined, `param n = ${size}\npopulation E[n] : lif\n`);
  test.each([
    ['0', '0'],
    ['0 - 1', '-1'],
    ['2.5', '2.5'],
    ['10^12', '1000000000000']
  ])('of %s are refused', (text, shown) =>
    expect(refused(sized(text))).toMatch(new RegExp(`^population-size 2 E would have ${shown} neurons`))
  );
  test('that take too much memory are refused with the sum', () => {
    expect(refused(sized('10^9'))).toBe(
      'too-much-memory 2 This run would take 16 GB, above the limit of 4 GB: neurons of E 16 GB (line 2). Make it smaller, or raise the limit (--memory-limit; in VS Code the setting snn.memoryLimit).'
    );
    expect(only(planned(sized('10^9'), {}, { memoryLimit: 2e10 }).groups).size).toBe(1e9);
  });
});

describe('the connection', () => {
  test.each([
    [
      'synapse delta(weight = 1 mV)\npattern all_to_all\ndelay 0 ms',
      'delay-too-short 6 The delay of c(S->E) is 0 ms; the shortest is one step, 0.1 ms.'
    ],
    [
      'synapse delta(weight = 1 mV)\npattern all_to_all\ndelay 0.25 ms',
      'off-step-grid 6 The delay of c(S->E) is 0.25 ms, which is not a whole number of steps of 0.1 ms; use 0.2 ms or 0.3 ms.'
    ],
    [
      'synapse delta(weight = [1 mV, 2 mV])\npattern all_to_all',
      'list-length 4 weight of c(S->E) is a list, and all_to_all does not say which value is whose: write a matrix, a row for each source and in it a value for each target, such as [[1, 2], [3, 4]], or pattern list(pre = […], post = […]) in the order of the values.'
    ],
    [
      'synapse delta(weight = [1 mV, 2 mV])\ndelay dendritic 1 ms\nplasticity stdp(w_max = 3 mV)',
      'list-length 4 weight of c(S->E) is a list, and all_to_all does not say which value is whose: write a matrix, a row for each source and in it a value for each target, such as [[1, 2], [3, 4]], or pattern list(pre = […], post = […]) in the order of the values.'
    ],
    [
      'synapse delta(weight = [1 mV, 2 mV])\npattern fixed_probability(10 %)',
      'list-length 4 weight of c(S->E) is a list, and its pattern makes a random number of synapses; use a number, a distribution, or the pattern list.'
    ],
    [
      'synapse delta(weight = 1 mV)\npattern fixed_probability([0.5, 1])',
      'list-length 5 p of fixed_probability of c(S->E) is a list, which does not say which pair each value is for: write a matrix, a row for each source and in it a value for each target.'
    ],
    [
      'synapse delta(weight = 1 mV)\npattern independent',
      'impossible-pattern 5 The pattern independent of c(S->E) needs a source that draws spikes, such as poisson_source; use all_to_all for S.'
    ],
    [
      'synapse delta(weight = 1 mV)\npattern list(pre = [0, 2], post = [0, 0])',
      'impossible-pattern 5 pre[1] of the list of c(S->E) is 2, which is not a neuron of S: give a whole number from 0 to 1.'
    ]
  ])('%s', (members, message) => expect(refused(connected(members))).toBe(message));

  test('a computed delay may fall between steps', () => {
    expect(
      only(
        planned(connected('synapse delta(weight = 1 mV)\npattern all_to_all\ndelay uniform(1 ms, 2 ms)')).projections
      ).delay.kind
    ).toBe('each');
  });
});

describe('a sweep', () => {
  const swept = (sweep: string): ReturnType<typeof sweepOf> =>
    sweepOf(
      unchecked(`param g = 1 in 0 .. 20\nparam tau = 10 ms\n${experiment(`step 0.1 ms; ${sweep} { run 10 ms }`)}`),
      { experiment: 'e' }
    );
  test('has evenly spaced values, both ends exact', () =>
    expect(swept('sweep g from 3 to 8 in 6 points')).toEqual({
      parameters: [{ parameter: 'g' }],
      points: [3, 4, 5, 6, 7, 8].map((value, place) => ({ values: [value], places: [place] }))
    }));
  test('has the values of a list, with their dimension', () =>
    expect(swept('sweep tau in [5 ms, 20 ms]')).toEqual({
      parameters: [{ parameter: 'tau', dimension: [0, 0, 1, 0, 0, 0] }],
      points: [
        { values: [5], places: [0] },
        { values: [20], places: [1] }
      ]
    }));
  test('is refused without values', () => expect(() => swept('sweep g from 3 to 8 in 0 points')).toThrow(NetworkError));
});

describe('settings', () => {
  const text = `param g = 1 in 0 .. 20\nconst J = 2\n${experiment('step 0.1 ms; set g = 2; run 10 ms')}`;
  test('win over set, which wins over the text', () => {
    expect(planned(text).globals).toEqual({ g: 2, J: 2 });
    expect(planned(text, {}, { settings: { g: 3 } }).globals).toEqual({ g: 3, J: 2 });
  });
  test('outside the range of their parameter are refused', () =>
    expect(refused(text, {}, { settings: { g: 21 } })).toBe('out-of-range 1 g is 21 and must lie in 0 .. 20.'));
  test('of what cannot be set are refused', () =>
    expect(refused(text, {}, { settings: { J: 1 } })).toMatch(
      /^not-settable 5 J is a constant and cannot be set; settable are g\./
    ));
});
