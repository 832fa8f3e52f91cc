// Models and patterns that are others with some of their arguments given: the same network as with the arguments written at each use.
import { describe, expect, test } from 'vitest';
import { digest } from '../../../simulator/index.js';
import { errorsOf, lowered, withoutSources } from '../../support/lowered.js';
import { simulated } from '../../support/simulated.js';
import { languageOf, shown, uriOf } from '../../support/text-world.js';

const findings = (main: string, others: Readonly<Record<string, string>> = {}): string[] =>
  shown(languageOf({ ...others, 'main.snn': main }).check(uriOf('main.snn')));

const experiment = 'experiment e { step 0.1 ms; record spikes of E; run 50 ms; report count(E) }\n';

const configured = `const V0 = -60 mV
neuron cell = lif(tau_m = 10 ms, E_L = -49 mV, V_reset = V0, V = uniform(-60 mV, -50 mV))
neuron slow = cell(tau_m = 30 ms, t_ref = 5 ms)
synapse ampa = exp_current(tau = 5 ms)
plasticity rule = stdp(w_max = 100 pA)
pattern sparse = fixed_probability(2 %)
population E[320], I[80] : cell
population S[8] : slow(t_ref = 2 ms)
connect exc: E -> E, I, S {
  synapse ampa(weight = 6 pA)
  pattern sparse
  delay dendritic 0.1 ms
  plasticity rule
}
connect more: I -> S {
  synapse ampa(weight = -6 pA, tau = 1 ms)
  pattern sparse(50 %) without multapses
}
${experiment}`;
const writtenOut = `const V0 = -60 mV
population E[320], I[80] : lif(tau_m = 10 ms, E_L = -49 mV, V_reset = V0, V = uniform(-60 mV, -50 mV))
population S[8] : lif(tau_m = 30 ms, E_L = -49 mV, V_reset = V0, V = uniform(-60 mV, -50 mV), t_ref = 2 ms)
connect exc: E -> E, I, S {
  synapse exp_current(tau = 5 ms, weight = 6 pA)
  pattern fixed_probability(2 %)
  delay dendritic 0.1 ms
  plasticity stdp(w_max = 100 pA)
}
connect more: I -> S {
  synapse exp_current(tau = 1 ms, weight = -6 pA)
  pattern fixed_probability(50 %) without multapses
}
${experiment}`;

describe('a configured model', () => {
  test('is the network that is written out, to the last bit', () => {
    expect(findings(configured)).toEqual([]);
    const networkOf = (text: string): unknown => {
      const { populations, projections, models } = lowered(text);
      return withoutSources({ populations, projections, models: models.map(model => model.name).sort() });
    };
    expect(networkOf(configured)).toEqual(networkOf(writtenOut));
    expect(digest(simulated(configured))).toBe(digest(simulated(writtenOut)));
  });

  test('is imported, with the constants of its own file', () => {
    const cells = 'const tau = 7 ms\nneuron cell = lif(tau_m = tau)\nneuron other = lif\n';
    const main =
      'import "cells.snn"\nconst tau = 1 ms\nneuron mine = cell(t_ref = tau)\npopulation E[2] : mine(V_th = -55 mV)\n';
    const [population] = lowered(main, {
      'cells.snn': cells.replaceAll('tau =', 'tau_of_cells =').replace('= tau', '= tau_of_cells')
    }).populations;
    expect(population!.model).toBe('lif');
    expect(withoutSources(population!.arguments)).toMatchObject({
      tau_m: { kind: 'name', of: 'global', name: 'tau_of_cells' },
      t_ref: { kind: 'name', of: 'global', name: 'tau' },
      V_th: { kind: 'number', value: -55 }
    });
  });

  test('of another file gives the same bits, and so does an encoder', () => {
    const rest = 'experiment e { step 0.1 ms; seed 3; record spikes of R, E; run 50 ms; report count(R), count(E) }\n';
    const written = `population R[20] : poisson(max_rate = 200 Hz) reads 0.5\npopulation E[3] : lif(tau_m = 7 ms, V = uniform(-60 mV, -51 mV), I_e = 500 pA)\n${rest}`;
    const main = `import "cells.snn"\npopulation R[20] : retina reads 0.5\npopulation E[3] : cell(I_e = 500 pA)\n${rest}`;
    const cells =
      'const tau = 7 ms\nencoder retina = poisson(max_rate = 200 Hz)\nneuron cell = lif(tau_m = tau, V = uniform(-60 mV, -51 mV))\n';
    const recording = simulated(main, {}, { 'cells.snn': cells });
    expect(recording.populations.length).toBe(2);
    expect(digest(recording)).toBe(digest(simulated(written)));
  });

  test('follows when the file that it is imported from changes', () => {
    const language = languageOf({ 'cells.snn': 'neuron cell = lif(tau_m = 7 ms)\n' });
    const main = 'import "cells.snn"\npopulation E[2] : cell(R = 1 MOhm)\n';
    expect(shown(language.check(uriOf('main.snn'), main))).toEqual([]);
    language.check(uriOf('cells.snn'), 'neuron cell = lif_cond(C = 200 pF)\n');
    expect(shown(language.check(uriOf('main.snn'), main))).toEqual([
      expect.stringContaining("unknown-parameter 2 cell has no parameter or state 'R'") as string
    ]);
    language.check(uriOf('cells.snn'), 'neuron cell = lif(tau_m = 7 ms, R = 2 MOhm)\n');
    expect(shown(language.check(uriOf('main.snn'), main))).toEqual([]);
  });

  test('may stand below what uses it, and configure a model of the same file', () => {
    const main =
      "population E[1] : cell\nneuron cell = own(tau = 2 ms)\nneuron own {\n  param tau : ms\n  state V = 1 mV\n  V' = -V / tau\n}\n";
    const model = lowered(main);
    expect(model.models.map(model => model.name)).toEqual(['own']);
    expect(withoutSources(model.populations[0]!.arguments)).toMatchObject({ tau: { kind: 'number', value: 2 } });
  });

  test('leaves the dimension of a rule open where its arguments do', () => {
    const with_ = (rule: string, synapse: string): string[] =>
      errorsOf(
        `plasticity rule = ${rule}\npopulation E[1] : lif_delta\npopulation C[1] : lif_cond\nconnect a: E -> E {\n  synapse delta(weight = 1 mV)\n  delay dendritic 0.1 ms\n  plasticity rule\n}\nconnect b: E -> C {\n  synapse ${synapse}\n  delay dendritic 0.1 ms\n  plasticity rule(w_max = 2 nS)\n}\n`
      );
    const open = 'stdp(tau_plus = 10 ms)';
    const conductance = 'exp_conductance(weight = 1 nS)';
    expect(with_(open, conductance)).toEqual([expect.stringContaining('missing-argument 7 rule needs') as string]);
    expect(with_('stdp(w_max = 1 mV)', conductance)[0]).toContain(
      'dimension-mismatch 12 Plasticity rule changes a weight that is a voltage (mV)'
    );
  });

  test('takes what its arguments say of both neurons', () => {
    const text = (k: string): string =>
      `neuron cell = lif_delta\nsynapse scaled = delta(weight = 0.1 mV * post.k)\nneuron own {\n  param ${k}\n  state V = 1 mV\n  V' = -V / (2 ms)\n}\npopulation E[1] : cell\npopulation F[1] : own\nconnect E -> F { synapse scaled }\n`;
    expect(errorsOf(text('k = 2'))).toEqual([]);
    expect(errorsOf(text('k = 2 ms'))).toEqual([expect.stringContaining('dimension-mismatch 10') as string]);
    expect(errorsOf(text('j = 2'))).toEqual([expect.stringContaining('has no k') as string]);
  });
});

describe('what a configured synapse or rule chooses', () => {
  test('chooses of its target what the model behind it names', () => {
    const text = `synapse weak = exp_current(weight = 1 pA)\nneuron two {\n  input I_soma : pA\n  input I_dendrite : pA\n  state V = 0 pA\n  V' = (I_soma + I_dendrite - V) / (1 ms)\n}\npopulation E[1] : two\n`;
    expect(errorsOf(`${text}connect E -> E { synapse weak into I_dendrite }\n`)).toEqual([]);
    expect(errorsOf(`${text}connect E -> E { synapse weak into I_dendrite, I_soma }\n`)).toEqual([
      expect.stringContaining('chosen-target 9') as string
    ]);
  });

  test('carries what it chooses, to the last bit, also over a file, and a connection replaces it', () => {
    const synapses =
      'synapse dend = exp_conductance(weight = 2 nS) into I_d reads V_d\nsynapse half = dend(tau = 9 ms) reads V\nplasticity rule = bounded reads V_d\nplasticity bounded reads V : mV {\n  on pre { weight = weight * (1 + post.V / (1 V)) }\n}\n';
    const run = (connection: string, imports = ''): string =>
      digest(
        simulated(
          `${imports}neuron two {\n  input I : pA\n  input I_d : pA\n  state V = 1 mV\n  state V_d = 2 mV\n  V' = -V / (3 ms) + I / (9 pF)\n  V_d' = -V_d / (5 ms) + I_d / (7 pF)\n}\npopulation P : spike_list(times = [1 ms, 3 ms])\npopulation E[2] : two\nconnect P -> E {\n  delay dendritic 0.1 ms\n  ${connection}\n}\nexperiment e { step 0.1 ms; record V, V_d of E; run 9 ms }\n`,
          {},
          { 'synapses.snn': synapses }
        )
      );
    const long = 'synapse exp_conductance(weight = 2 nS';
    const pairs = [
      ['synapse dend', `${long}) into I_d reads V_d`],
      ['synapse half', `${long}, tau = 9 ms) into I_d reads V`],
      ['synapse half into I', `${long}, tau = 9 ms) into I reads V`],
      ['synapse half reads V_d', `${long}, tau = 9 ms) into I_d reads V_d`],
      ['synapse dend\n  plasticity rule', `${long}) into I_d reads V_d\n  plasticity bounded reads V_d`]
    ] as const;
    const digests = pairs.map(([short, written]) => {
      expect(run(short, 'import "synapses.snn"\n')).toBe(run(written, 'import "synapses.snn"\n'));
      return run(short, synapses);
    });
    expect(digests).toEqual(pairs.map(([, written]) => run(written, synapses)));
    expect(new Set(digests).size).toBe(pairs.length);
  });
});

describe('what is wrong is told where it stands, once', () => {
  const used = 'population E[1] : cell\nexperiment e { step 0.1 ms; record V of E; run 1 ms }\n';
  test.each([
    [
      'an unknown parameter',
      'neuron cell = lif(tau = 20 ms)\n',
      ["unknown-parameter 1 lif has no parameter or state 'tau'"]
    ],
    [
      'one given twice',
      'neuron cell = lif(tau_m = 20 ms, tau_m = 10 ms)\n',
      ["repeated-argument 1 lif is given 'tau_m' twice"]
    ],
    ['one without a name', 'neuron cell = lif(20 ms)\n', ['unknown-parameter 1 What lif is given must be named']],
    ['another dimension', 'neuron cell = lif(tau_m = 20 mV)\n', ['dimension-mismatch 1 tau_m of lif needs a time']],
    [
      'another kind of model',
      'neuron cell = delta(weight = 1 mV)\n',
      ["wrong-kind 1 'delta' is a synapse; a neuron is needed here"]
    ],
    ['no model', 'neuron cell = liv\n', ["unknown-name 1 There is no 'liv' here. Did you mean 'lif'?"]],
    [
      'itself',
      'neuron cell = cell(tau_m = 20 ms)\n',
      ["recursive-definition 1 'cell' is defined by itself (cell → cell); name another neuron"]
    ],
    [
      'itself over another one',
      'neuron cell = other\nneuron other = cell\n',
      ["recursive-definition 1 'cell' is defined by itself (cell → other → cell); name another neuron"]
    ],
    [
      'one that nobody uses',
      'neuron cell = lif\nneuron other = lif\n',
      ["unused-declaration 2 Neuron 'other' is never used"]
    ],
    ['a value that is not possible', 'neuron cell = lif(tau_m = -20 ms)\n', ['out-of-range 1']]
  ])('%s', (_, text, wanted) =>
    expect(findings(text + used)).toEqual(wanted.map(name => expect.stringContaining(name) as string))
  );

  test.each([
    ['a value that is not possible', 'neuron cell = lif(tau_m = -20 ms)\n', 'out-of-range 1'],
    ['a conductance below 0', 'synapse s = exp_conductance(weight = -2 nS)\n', 'negative-conductance 1 weight of s is'],
    ['a draw of one value', 'neuron cell = lif(V = uniform(1 mV, 1 mV))\n', 'constant-draw 1']
  ])('%s, also where nobody uses it', (_, text, wanted) =>
    expect(findings(text)).toEqual([expect.stringContaining(wanted)])
  );

  test('a conductance below 0 that several connections use, once', () => {
    const connect = (name: string): string => `connect ${name}: E -> E { synapse s }\n`;
    const text = `synapse s = exp_conductance(weight = -2 nS)\npopulation E[1] : lif_cond\n${connect('a')}${connect('b').replace(' }', '; delay 1 ms }')}`;
    expect(findings(text)).toEqual([expect.stringContaining('negative-conductance 1 weight of s is -2 nS') as string]);
  });
  test('a refractory time below the step, once', () => {
    const text = `neuron cell = lif(t_ref = 0.05 ms)\npopulation E[1], I[1] : cell\npopulation F[1] : cell(V_th = -55 mV)\n`;
    expect(
      findings(`${text}experiment e { step 0.1 ms; record V of E, I, F; run 1 ms }\n`).filter(finding =>
        finding.startsWith('refractory')
      )
    ).toEqual([expect.stringContaining('refractory-too-short 1 The refractory time of cell is 0.05 ms') as string]);
  });
  test.each([
    ['pattern p = p\n', "recursive-definition 1 'p' is defined by itself (p → p)"],
    ['pattern p = q\npattern q = p\n', "recursive-definition 1 'p' is defined by itself (p → q → p)"],
    ['pattern p = lif\n', "wrong-kind 1 'lif' is a neuron; a pattern is needed here"]
  ])('a pattern that leads to none, once: %s', (text, wanted) =>
    expect(
      findings(`${text}population E[2] : lif\nconnect E -> E { synapse exp_current(weight = 1 pA); pattern p }\n`)
    ).toEqual([expect.stringContaining(wanted)])
  );
  test('what is needed and given nowhere, at the use', () => {
    const text = (args: string): string =>
      `synapse s = delta\npopulation E[1] : lif_delta\nconnect E -> E { synapse s${args} }\n`;
    expect(errorsOf(text(''))).toEqual([
      expect.stringContaining("missing-argument 3 s needs 'weight', which has no value of its own") as string
    ]);
    expect(errorsOf(text('(weight = 1 mV)'))).toEqual([]);
  });
  test('an unknown parameter at the use, by the name written there', () =>
    expect(findings(`neuron cell = lif\n${used.replace(': cell', ': cell(tau = 1 ms)')}`)).toEqual([
      expect.stringContaining("unknown-parameter 2 cell has no parameter or state 'tau'") as string
    ]));
  test('a kind that does not fit, at the use', () =>
    expect(findings(`synapse cell = delta(weight = 1 mV)\npopulation E[1] : cell\n`)).toEqual([
      expect.stringContaining("wrong-kind 2 'cell' is a synapse; a neuron is needed here") as string
    ]));
  test('an indented line behind it is not taken for its body', () =>
    expect(findings(`neuron cell = lif\n  population E[1] : cell\n${used.slice(used.indexOf('experiment'))}`)).toEqual(
      []
    ));
});

describe('what is wrong in a choice is told once', () => {
  const synapses = 'synapse k = exp_current(weight = 1 pA) into J\n';
  const other =
    "neuron two {\n  input J : pA\n  state V = 0 mV\n  V' = -V / (1 ms) + J / (1 pF)\n  spike when V > 9 mV\n  on spike { V = 0 mV }\n}\n";
  const uses = 'population E : lif\nconnect E -> E { synapse k }\nconnect late: E -> E { synapse k; delay 1 ms }\n';
  test('that no target has, once, where it is made', () =>
    expect(findings(synapses + uses)).toEqual([
      "unknown-name 1 There is no 'J' among the inputs of population E. There is I."
    ]));
  test('that fits another target, at the use', () =>
    expect(
      findings(
        `${synapses}${other}population E : lif\npopulation T : two\nconnect E -> T { synapse k }\nconnect late: E -> E { synapse k; delay 1 ms }\n`
      )
    ).toEqual(["unknown-name 12 'k' chooses 'J', which is not among the inputs of population E. Choose here: I."]));
  test('of another file, at the use', () =>
    expect(findings(`import "k.snn"\n${uses.split('\n').slice(0, 2).join('\n')}\n`, { 'k.snn': synapses })).toEqual([
      "unknown-name 3 'k' chooses 'J', which is not among the inputs of population E. Choose here: I."
    ]));
  test('of another dimension, at the use', () =>
    expect(
      findings(
        `${synapses}${other.replace('J : pA', 'J : mV').replace('J / (1 pF)', 'J / (1 ms)')}population E : two\nconnect E -> E { synapse k }\n`
      )
    ).toEqual([expect.stringContaining('dimension-mismatch 10 Synapse k injects a current (pA) into J') as string]));
  test.each([
    [
      'neuron k = lif into I, J',
      "misplaced-statement 1 'into' says what a synapse needs of its target, and 'k' is a neuron"
    ],
    [
      'encoder k = poisson reads V',
      "misplaced-statement 1 'reads' says what a synapse needs of its target, and 'k' is an encoder"
    ],
    ['synapse k = delta into V, W', "chosen-target 1 Synapse delta names 1 behind 'into' (V), and here are 2"],
    ['synapse k = delta reads V', "chosen-target 1 Synapse delta names nothing behind 'reads'; write into V."],
    ['synapse k = exp_conductance reads V into I', "syntax-error 1 'into' stands before 'reads'; write into I reads V."]
  ])('%s', (text, wanted) => expect(findings(`${text}\n`)).toEqual([expect.stringContaining(wanted)]));
});
