// `set` after a network has run: everything that speaks of the parameter goes by its new value, and the network goes on from what it is.
import { afterAll, describe, expect, test } from 'vitest';
import { digest, run } from '../../../../simulator/index.js';
import { errorsOf, lowered } from '../../../support/lowered.js';
import { valueAt } from '../../../support/simulated.js';
import { snn } from '../../../support/snn.js';
import { ranOnThreads, stopPools } from '../wasm-groups/on-threads.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

afterAll(stopPools);

const leaky = snn`
  param tau = 10 ms positive
  param drive = 20 mV
  neuron leaky { param tau = 10 ms; input I : mV; state V = 0 mV; V' = (I - V) / tau }
  population P[2] : leaky(tau = tau)
`;
const experiment = (statements: string): string =>
  `${leaky}experiment e {\n  step 0.1 ms\n  record V of P\n  ${statements.split('\n').join('\n  ')}\n}\n`;

describe('a parameter that is set later', () => {
  test('holds from then on, propagators included', () => {
    const recording = simulated(
      experiment('stimulate P with drive\nrun 10 ms\nset tau = 5 ms\nrun 10 ms\nset drive = 4 mV\nrun 10 ms')
    );
    const first = 20 * (1 - Math.exp(-1));
    const second = 20 + (first - 20) * Math.exp(-2);
    const third = 4 + (second - 4) * Math.exp(-2);
    for (const [step, value] of [
      [100, first],
      [200, second],
      [300, third]
    ] as const)
      expect(valueAt(recording, 'P', 'V', step)).toBeCloseTo(value, 12);
  });

  test('is computed from what it was, in each pass of a loop', () => {
    const recording = simulated(experiment('stimulate P with drive\nrepeat 3 {\n  set tau = tau / 2\n  run 10 ms\n}'));
    const after = [5, 2.5, 1.25].reduce((v, tau) => 20 + (v - 20) * Math.exp(-10 / tau), 0);
    expect(valueAt(recording, 'P', 'V', 300)).toBeCloseTo(after, 12);
  });

  test('says how long what comes behind it lasts, and what is expected at the end', () => {
    const recording = simulated(experiment('run 10 ms\nset tau = 20 ms\nrun tau\nexpect tau == 20 ms'));
    expect([recording.steps, recording.globals['tau']]).toEqual([300, 20]);
  });

  test('changes nothing where it is set to what it is', () => {
    const text = (set: string): string => experiment(`stimulate P with drive\nrun 7 ms\n${set}run 9 ms`);
    const recordings = [text('set tau = 10 ms\n'), text('')].map(one => simulated(one));
    expect(digest(recordings[0]!)).toBe(digest(recordings[1]!));
  });

  test('set before the network has run builds it, in a loop too', () => {
    const built = simulated(experiment('set tau = 5 ms\nstimulate P with drive\nrun 10 ms'));
    const looped = simulated(experiment('stimulate P with drive\nrepeat 1 {\n  set tau = 5 ms\n  run 10 ms\n}'));
    expect(digest(looped)).toBe(digest(built));
  });

  test('given from outside, it is what the network is built with, and goes on as it is set', () => {
    const given = (script: string): number =>
      valueAt(
        run(lowered(experiment(`set tau = 40 ms\nstimulate P with drive\n${script}`)), {
          experiment: 'e',
          settings: { tau: 20 }
        }),
        'P',
        'V',
        200
      );
    expect(given('run 20 ms')).toBeCloseTo(20 * (1 - Math.exp(-1)), 12);
    expect(given('run 10 ms\nset tau = 5 ms\nrun 10 ms')).toBeCloseTo(20 * (1 - Math.exp(-0.5 - 2)), 12);
    expect(given('repeat 2 {\n  run 10 ms\n  set tau = tau / 2\n}')).toBeCloseTo(20 * (1 - Math.exp(-0.5 - 1)), 12);
  });

  test('stays as it is set when a snapshot is restored', () => {
    const recording = simulated(
      experiment('stimulate P with drive\nrun 10 ms\nsnapshot s\nset tau = 5 ms\nrun 10 ms\nrestore s\nrun 10 ms')
    );
    expect(valueAt(recording, 'P', 'V', 300)).toBeCloseTo(valueAt(recording, 'P', 'V', 200), 12);
  });
});

const cells = snn`
  param g = 1
  param tau = 10 ms positive
  param window = 20 ms positive
  param rate = 40 Hz positive
  population In[30] : poisson_source(rate = rate)
  population Out[7] : lif(tau_m = tau, R = 100 MOhm, E_L = -70 mV, V = uniform(-70 mV, -55 mV), V_th = -50 mV, V_reset = -70 mV, t_ref = 1 ms)
`;
const networks: Readonly<Record<string, string>> = {
  'synapses with a delay':
    'connect c: In -> Out { synapse exp_current(weight = g * uniform(20 pA, 60 pA), tau = tau / 2); pattern fixed_probability(50 %); delay uniform(0.5 ms, 3 ms) }',
  'recurrent synapses':
    'connect c: In, Out -> Out { synapse exp_current(weight = g * 40 pA, tau = 5 ms); pattern fixed_probability(40 %); delay 1.5 ms }',
  'synapses that learn':
    'connect c: In -> Out { synapse exp_current(weight = g * 60 pA, tau = 5 ms); plasticity stdp(tau_plus = window, tau_minus = 2 * window, A_plus = 0.05, A_minus = 0.03, w_max = 200 pA); delay dendritic 1 ms }',
  'synapses that learn, with delays of their own':
    'connect c: In -> Out { synapse exp_current(weight = g * 60 pA, tau = 5 ms); plasticity stdp(tau_plus = window, tau_minus = 2 * window, A_plus = 0.05, A_minus = 0.03, w_max = 200 pA); delay axonal uniform(0.5 ms, 2 ms) }',
  'synapses that learn, behind axons':
    'connect c: In -> Out { synapse exp_current(weight = g * 60 pA, tau = 5 ms); plasticity stdp(tau_plus = window, tau_minus = 2 * window, A_plus = 0.05, A_minus = 0.03, w_max = 200 pA); delay axonal 1 ms }',
  'synapses that tire':
    'connect c: In -> Out { synapse tsodyks_markram(weight = g * 200 pA, tau = 3 ms, tau_rec = 10 * window, tau_facil = window, U = 0.5); delay 1 ms }'
};

describe.each(Object.keys(networks))('%s', name => {
  const weights = name.includes('learn') ? '; record weight of c' : '';
  const text = (sets: string): string =>
    `${cells}${networks[name]!}\nexperiment e { step 0.1 ms; record spikes of In, Out; record V of Out${weights}; run 60 ms; ${sets}run 70 ms; snapshot s; run 20 ms; restore s; run 30 ms }`;

  test('go on alike on any number of threads, and as the oracle does', () => {
    const recording = ranOnThreads(text('set g = 1.5; set tau = 12 ms; set window = 15 ms; set rate = 60 Hz; '));
    expect(recording.faults).toEqual([]);
    expect(recording.spikes.every(({ steps }) => steps.length > 10)).toBe(true);
    expect(digest(recording)).not.toBe(digest(ranOnThreads(text(''))));
  });

  test('are the same until then', () => {
    const until = (sets: string): readonly (readonly number[])[] =>
      simulated(text(sets)).spikes.map(({ steps }) => [...steps].filter(step => step <= 600));
    expect(until('set g = 1.5; ')).toEqual(until(''));
  });
});

test.each([
  ['of its own for each synapse', 'uniform(0.999999, 1)'],
  ['shared by those of a neuron', '1']
])('a trace decays with the time constant that holds, %s', (_, one) => {
  const recording = ranOnThreads(snn`
    param tau = 10 ms positive
    plasticity traced { param tau = 10 ms; param one = 1; state x = 0; x' = -x / tau; on pre { x += 1 }; on post { weight = x * one * 1 mV } }
    population Pre[2] : spike_list(times = [5 ms])
    population Kick : spike_list(times = [24.9 ms])
    population Post[2] : lif_delta(E_L = 0 mV, V_th = 20 mV, V_reset = 0 mV)
    connect kick: Kick -> Post { synapse delta(weight = 100 mV); delay 0.1 ms }
    connect c: Pre -> Post { synapse delta(weight = 1 mV); plasticity traced(tau = tau, one = ${one}); delay dendritic 0.1 ms }
    experiment e { step 0.1 ms; record spikes of Post; record weight of c every 0.1 ms; run 15 ms; set tau = 5 ms; run 15 ms }
  `);
  // the synapse hears of the spike behind its delay, one step later
  const heard = recording.spikes[0]!.steps[0]! + 1;
  const { values, pre } = recording.weights[0]!;
  expect(values[pre.length * heard]).toBeCloseTo(Math.exp(-10 / 10) * Math.exp(-(heard / 10 - 15) / 5), 5);
});

test('what was learnt stays', () => {
  const recording = simulated(
    `${cells}${networks['synapses that learn']!}\nexperiment e { step 0.1 ms; record weight of c every 0.1 ms; run 60 ms; set g = 0.1; run 0.1 ms }`
  );
  const { values, pre } = recording.weights[0]!;
  const count = pre.length;
  const [before, after] = [600, 601].map(step => [...values.subarray(step * count, (step + 1) * count)]);
  expect(before!.some(weight => weight !== 60)).toBe(true);
  expect(after!.filter((weight, i) => Math.abs(weight - before![i]!) > 20)).toEqual([]);
});

describe('what is made once is not set later', () => {
  const made = (population: string, connection: string, statements = 'run 1 ms; set n = 2; run 1 ms'): string[] =>
    errorsOf(
      `param n = 1\nneuron one { input I : pA; state V = 0 mV; V' = I / 1 nF }\npopulation A[${population}] : one\nconnect c: A -> A { ${connection} }\nexperiment e { step n * 0.1 ms; record V of A; ${statements} }`.replace(
        'n * 0.1',
        statements.includes('step') ? 'n * 0.1' : '0.1'
      )
    );
  const synapse = 'synapse exp_current(weight = n * 1 pA, tau = 5 ms)';
  test.each([
    ['the number of neurons', '4 * n', synapse, 'the number of neurons of A'],
    ['the pattern', '4', `${synapse}; pattern fixed_indegree(n)`, 'the pattern of c(A->A)'],
    ['the delay', '4', `${synapse}; delay n * 1 ms`, 'the delay of c(A->A)']
  ])('%s', (_, size, connection, what) => {
    expect(made(size, connection)).toEqual([
      `late-set 5 n is set after the network has run and changes ${what}, which is made once; set it before the first run, or run each value anew with sweep n.`
    ]);
  });

  test('a parameter that is swept, whose value would win', () => {
    expect(errorsOf(experiment('sweep tau in [5 ms, 10 ms] { run 1 ms; set tau = 2 * tau; run 1 ms }'))).toEqual([
      'late-set 8 tau is set after the network has run, and e sweeps it: a value of a sweep holds for the whole run; set another parameter.'
    ]);
  });

  test('a value out of range is told where it is set', () => {
    expect(errorsOf(experiment('run 1 ms\nset tau = 0 ms\nrun 1 ms'))).toEqual([
      expect.stringMatching(/^out-of-range 9 /)
    ]);
  });
});
