// What the checks of the whole network say beyond their pages: sentences, related lines, broken files, imports, sweeps.
import { describe, expect, test } from 'vitest';
import { codes, languageOf, shown, uriOf } from '../../support/text-world.js';
import { snn } from '../../support/snn.js';
import { only } from '../../support/only.js';

const language = languageOf();
const check = (text: string): ReturnType<typeof language.check> => language.check(uriOf('network.snn'), text);
const messages = (text: string): string[] => check(text).map(diagnostic => diagnostic.message);
const quick = (statements: string): string =>
  `experiment quick { step 0.1 ms; record V of E; run 10 ms; ${statements} }`;

describe('a value out of range', () => {
  test('is told at the argument, with the line of the library that limits it', () => {
    const [found] = check('population E[1] : lif(t_ref = 2 s)');
    expect(found).toMatchObject({
      message: 't_ref of lif is 2 s here and must lie in 0 ms .. 1 s; give it another value.',
      source: { line: 1, column: 31 },
      fixes: [{ title: 'Write 1 s' }]
    });
    expect(only(found!.related!).source.uri).toMatch(/\/library\/neurons\/lif\.snn$/);
  });
  test('is found through constants and expressions', () => {
    expect(messages('const a = 3 ms\npopulation E[1] : lif(tau_m = a - 5 ms)')).toEqual([
      'tau_m of lif is -2 ms here and must be above 0 ms; give it another value.'
    ]);
  });
  test('limits may depend on other parameters', () => {
    const model = 'neuron n { param a = 2; param b = 3 in 0 .. 2 * a; state x = b }\n';
    expect(messages(`${model}population E[1] : n(b = 4)\npopulation F[1] : n(a = 1)`)).toEqual([]);
    expect(messages(`${model}population E[1] : n(a = 1, b = 3)`)).toEqual([
      'b of n is 3 here and must lie in 0 .. 2; give it another value.'
    ]);
  });
  test('also of synapses and rules, once for each connect statement', () => {
    expect(
      messages(
        'population E[2] : lif\npopulation F[2] : lif\nconnect c: E -> E, F {\n  synapse exp_current(weight = 1 pA, tau = 0 ms)\n  pattern all_to_all\n  plasticity stdp(w_max = 1 pA, tau_plus = -1 ms)\n}'
      )
    ).toEqual([
      'tau of exp_current is 0 ms here and must be above 0 ms; give it another value.',
      'tau_plus of stdp is -1 ms here and must be above 0 ms; give it another value.'
    ]);
  });
  test('nothing is said of what is drawn or differs', () =>
    expect(check('population E[2] : lif(tau_m = normal(10 ms, sd = 20 ms))')).toEqual([]));
});

describe('times on the grid', () => {
  test('are whole numbers of steps as decimals, not as binary fractions', () => {
    expect(
      check(`population E[1] : lif\nexperiment e { step 0.1 ms; record V of E; run 0.3 ms; measure 0.7 ms }`)
    ).toEqual([]);
    expect(messages(`population E[1] : lif\nexperiment e { step 0.1 ms; record V of E; run 0.30001 ms }`)).toEqual([
      'The time to run is 0.30001 ms, which is not a whole number of steps of 0.1 ms; use 0.3 ms or 0.4 ms.'
    ]);
  });
  test('through constants, and in a sweep', () => {
    expect(
      codes(
        check(
          'param g = 1 ms\nconst T = 1.05 ms\npopulation E[1] : lif(tau_m = g)\nexperiment e { step 0.1 ms; record V of E\n sweep g from 1 ms to 2 ms in 2 points {\n run T\n } }'
        )
      )
    ).toEqual(['off-step-grid 6']);
  });
  test('each experiment has its own step', () => {
    const text = `population E[1] : lif_delta\nconnect E -> E {\n synapse delta(weight = 1 mV)\n pattern all_to_all\n delay 1.5 ms\n}\nexperiment a { step 0.5 ms; record V of E; run 10 ms }\nexperiment b { step 1 ms; record V of E; run 10 ms }`;
    expect(shown(check(text))).toEqual([
      'off-step-grid 5 The delay of E->E is 1.5 ms, which is not a whole number of steps of 1 ms; use 1 ms or 2 ms.'
    ]);
    expect(only(check(text)).related).toMatchObject([{ message: 'the step of 1 ms', source: { line: 8 } }]);
  });
  test('a delay in an imported file is told at the step that does not fit', () => {
    const files = {
      'net.snn': snn`
          population E[1] : lif_delta
          connect E -> E {
           synapse delta(weight = 1 mV)
           pattern all_to_all
           delay 1.5 ms
          }
        `
    };
    const found = languageOf(files).check(
      uriOf('main.snn'),
      'import "net.snn"\nexperiment b {\n step 1 ms\n record V of E\n run 10 ms\n}'
    );
    expect(codes(found)).toEqual(['off-step-grid 3']);
    expect(only(found).related).toMatchObject([{ source: { uri: uriOf('net.snn'), line: 5 } }]);
  });
  test('spike times in a table', () => {
    const text = `data d = table("spikes.csv")\npopulation E[2] : spike_list(times = grouped(d.time * 1 ms, d.id))\nexperiment e { step 0.1 ms; record spikes of E; run 10 ms }`;
    expect(messages(text)).toHaveLength(1);
    expect(codes(languageOf({ 'spikes.csv': 'id,time\n0,1\n1,1.05\n1,2\n' }).check(uriOf('a.snn'), text))).toEqual([
      'off-step-grid 2'
    ]);
    expect(languageOf({ 'spikes.csv': 'id,time\n0,1\n1,1.1\n1,2\n' }).check(uriOf('a.snn'), text)).toEqual([]);
  });
});

describe('a broken file', () => {
  test('keeps the checks of its other parts', () => {
    const text =
      'const a = = 1\npopulation E[0] : lif(tau_m = -1 ms)\nconst b = zz\nexperiment e { step 0.1 ms; record V of E; run 1.05 ms }';
    expect(codes(check(text))).toEqual([
      'syntax-error 1',
      'population-size 2',
      'out-of-range 2',
      'unknown-name 3',
      'off-step-grid 4'
    ]);
  });
  test('says nothing of what the unreadable part may have decided', () => {
    expect(
      codes(check('population E[1] : lif(\nexperiment e { step 0.1 ms; record spikes of E; run 1 ms }')).filter(
        code => !code.startsWith('syntax-error')
      )
    ).toEqual([]);
  });
});

describe('a step', () => {
  const of = (population: string, step: string): string[] =>
    messages(`${population}\nexperiment e { step ${step}; record V of E; run 1 s }`);
  test('may be as long as the time constant of an exact equation, and no longer', () => {
    expect(of('population E[1] : lif(tau_m = 2 ms)', '2 ms')).toEqual([]);
    expect(of('population E[1] : lif(tau_m = 2 ms, t_ref = 5 ms)', '2.5 ms')).toEqual([
      'The step of 2.5 ms is longer than the time constant of V of E, 2 ms, and spikes wait for the end of a step; use, for example, 1 ms.'
    ]);
  });
  test('is compared with the fastest neuron of a list, and with synapses', () => {
    expect(of('population E[2] : lif(tau_m = [20 ms, 0.5 ms])', '1 ms')).toHaveLength(1);
    const net =
      'population S[1] : regular\npopulation E[1] : lif\nconnect c: S -> E { synapse exp_current(weight = 1 pA, tau = 0.2 ms); pattern all_to_all }';
    expect(of(net, '0.5 ms')).toEqual([
      'The step of 0.5 ms is longer than the time constant of i of c(S->E), 0.2 ms, and spikes wait for the end of a step; use, for example, 0.1 ms.'
    ]);
    expect(of(net, '0.2 ms')).toEqual([]);
  });
  test('of approximated equations is at most a fifth', () => {
    const cond =
      'population S[1] : regular\npopulation E[1] : lif_cond(C = 100 pF, g_L = 100 nS)\nconnect S -> E { synapse exp_conductance(weight = 1 nS, tau = 5 ms); pattern all_to_all }';
    expect(of(cond, '0.2 ms')).toEqual([]);
    expect(of(cond, '0.25 ms')).toEqual([
      'The step of 0.25 ms is more than a fifth of the time constant of V of E, 1 ms, whose equation is integrated in steps; use, for example, 0.1 ms.'
    ]);
  });
  test('counts the linear terms of an equation that is not linear', () => {
    const cubic = (tau: string): string =>
      `neuron n { state x = 0; x' = -x / ${tau} - x^3 / 1 s + 1 / 1 s }\npopulation E[1] : n`;
    const step = (tau: string): number =>
      messages(`${cubic(tau)}\nexperiment e { step 0.5 ms; record x of E; run 1 s }`).length;
    expect([step('2.5 ms'), step('2.4 ms')]).toEqual([0, 1]);
  });
});

describe('a threshold', () => {
  const silent = 'experiment e { step 0.1 ms; record spikes of E; run 10 ms }';
  test('that is just reached or just missed', () => {
    expect(messages(`population E[1] : lif(I_e = 200 pA)\n${silent}`)).toEqual([]);
    expect(messages(`population E[1] : lif(I_e = 199 pA)\n${silent}`)).toEqual([
      'V of E settles at -50.1 mV and its threshold is -50 mV, so it never fires; connect or stimulate it, or change its parameters.'
    ]);
  });
  test.each([
    [
      'with a stimulus',
      'population E[1] : lif',
      'experiment e { step 0.1 ms; record spikes of E; stimulate E with 1 pA; run 10 ms }'
    ],
    [
      'with a stimulus in another experiment',
      'population E[1] : lif',
      `${silent}\nexperiment f { step 0.1 ms; record spikes of E; stimulate E with 1 pA; run 10 ms }`
    ],
    [
      'with a source',
      'population S[1] : regular\npopulation E[1] : lif\nconnect S -> E { synapse exp_current(weight = 1 pA); pattern all_to_all }',
      silent
    ],
    ['that begins above it', 'population E[1] : lif(V = -40 mV)', silent],
    ['whose spikes nobody waits for', 'population E[1] : lif', quick('')],
    [
      'with noise',
      "neuron n { state V = 0 mV; V' = -V / 10 ms + 1 mV * xi / sqrt(1 ms); spike when V > 100 mV; on spike { V = 0 mV } }\npopulation E[1] : n",
      silent
    ],
    ['of neurons that differ', 'population E[2] : lif(I_e = [100 pA, 300 pA])', silent]
  ])('%s may be reached', (_what, network, experiment) => expect(messages(`${network}\n${experiment}`)).toEqual([]));
  test('below a reset is told', () => {
    expect(messages(`population E[1] : lif_delta(drive = 30 mV, V_reset = -45 mV)\n${silent}`)).toEqual([
      'A spike of E resets V to -45 mV, at or above the threshold of -50 mV, so it fires again at once; reset it to a lower value.'
    ]);
  });
});

describe('what planning refuses', () => {
  test('is told once where several experiments meet it', () => {
    expect(
      codes(
        check(
          'population E[3] : lif(tau_m = [1 ms, 2 ms])\nexperiment a { step 0.1 ms; record V of E; run 1 ms }\nexperiment b { step 0.1 ms; record V of E; run 1 ms }'
        )
      )
    ).toEqual(['list-length 1']);
  });
  test('in an imported file is told at the experiment', () => {
    const found = languageOf({ 'net.snn': 'population E[3] : lif(tau_m = [1 ms, 2 ms])' }).check(
      uriOf('main.snn'),
      'import "net.snn"\nexperiment b { step 0.1 ms; record V of E; run 1 ms }'
    );
    expect(codes(found)).toEqual(['list-length 2']);
    expect(only(found).related).toMatchObject([{ source: { uri: uriOf('net.snn'), line: 1 } }]);
  });
  test('for the last value of a sweep is told too', () => {
    expect(
      codes(
        check(
          'param n = 1\npopulation E[4] : lif\nexperiment e { step 0.1 ms; sweep n from 1 to 9 in 3 points { record V of E[0..n]\n run 1 ms } }'
        )
      )
    ).toEqual(['index-out-of-range 3']);
  });
});
