// Messages that people found bad, or missing, with the right ones.
import { expect, test } from 'vitest';
import { languageOf, shown, uriOf } from '../../support/text-world.js';

const found = (text: string, others: Readonly<Record<string, string>> = {}): string[] =>
  shown(languageOf({ ...others, 'said.snn': text }).check(uriOf('said.snn')));

const rest = `experiment e {
  step 0.1 ms
  record spikes of E
  run 10 ms
}`;

test('an equation of a weight that has no dimension of a rate', () =>
  expect(
    found(`population E[2] : lif(I_e = 400 pA)
plasticity decay {
  weight' = -weight
}
connect c: E -> E {
  synapse exp_current(weight = 1 pA)
  plasticity decay
  delay dendritic 1 ms
}
${rest}`)
  ).toEqual([
    "dimension-mismatch 3 weight' needs a quantity in the unit of weight times Hz, but -weight is a quantity in the unit of weight."
  ]));

test('a weight that changes outside of events', () =>
  expect(
    found(`population E[2] : lif(I_e = 400 pA)
plasticity decay {
  weight -= 1 pA
}
connect c: E -> E {
  synapse exp_current(weight = 1 pA)
  plasticity decay
  delay dendritic 1 ms
}
${rest}`)
  ).toEqual([
    "lost-prime 3 'weight -=' changes weight at once, which happens in events; put it into a block such as on pre { weight -= … }."
  ]));

test('a time that no run reaches', () =>
  expect(found(`population E[2] : lif(I_e = 400 pA)\n${rest.replace('10 ms', '1e300 s')}`)).toEqual([
    'off-step-grid 5 The time to run is 1e+300 s, and a run has at most 2147483647 steps, which are 214748.3647 s with a step of 0.1 ms; make it shorter, or the step longer.'
  ]));

test('a flat list does not say which pair its values are of', () => {
  const study = (connect: string): string[] =>
    found(`population E[2] : lif(I_e = 400 pA)
population F[3] : lif(I_e = 400 pA)
const W = [1 pA, 2 pA, 3 pA, 4 pA, 5 pA, 6 pA]
connect c: ${connect}
}
${rest}`);
  expect(study('E -> F {\n  synapse exp_current(weight = W)\n  pattern all_to_all')).toEqual([
    'list-length 5 weight of c(E->F) is a list, and all_to_all does not say which value is whose: write a matrix, a row for each source and in it a value for each target, such as [[1, 2], [3, 4]], or pattern list(pre = […], post = […]) in the order of the values.'
  ]);
  expect(
    study('E -> F {\n  synapse exp_current(weight = W[pre.index * 3 + post.index])\n  pattern all_to_all')
  ).toEqual([]);
  expect(study('E[0] -> F {\n  synapse exp_current(weight = W[0..2])\n  pattern all_to_all')).toEqual([]);
  expect(study('E -> F[0] {\n  synapse exp_current(weight = W[0..1])\n  pattern all_to_all')).toEqual([]);
});

test('a parameter that connections read', () => {
  const study = (connect: string): string[] =>
    found(`neuron n {
  param layer = 1
  param other = 2
  input I : pA
  state V = 0 mV
  V' = (I * 100 MOhm + 20 mV - V) / 10 ms
  spike when V >= 15 mV
  on spike { V = 0 mV }
}
population E[2] : n
connect c: E -> E {
${connect}
}
${rest}`);
  const unread = (name: string, line: number): string =>
    `unused-declaration ${line} Parameter '${name}' is never read; use it or remove it.`;
  expect(study('  synapse exp_current(weight = pre.layer * 1 pA)\n  pattern all_to_all')).toEqual([unread('other', 3)]);
  expect(study('  synapse exp_current(weight = 1 pA)\n  pattern fixed_probability(0.5 * pre.layer)')).toEqual([
    unread('other', 3)
  ]);
});

test('a sample of a table of other columns', () => {
  const study = (b: string): string[] =>
    found(
      `data a = table("a.csv")
data b = table("b.csv")
population E[2] : poisson reads a
population F[2] : poisson reads b
experiment e {
  step 0.1 ms
  record spikes of E
  for s in a {
    present s to E, F for 2 ms
  }
}`,
      { 'a.csv': 'x,y\n0.1,0.2\n0.3,0.4\n', 'b.csv': `${b}\n0.1,0.2\n` }
    );
  expect(study('x,z')).toEqual([
    'reads-nothing 9 F reads b, and a sample of a is presented to it, whose column 2 is y where b has z; present a sample of b, or give both tables the same columns.'
  ]);
  expect(study('x,y')).toEqual([]);
});

test('an expectation of constants alone is told once', () =>
  expect(
    found(`population E[2] : lif(I_e = 400 pA)\n${rest.replace('run 10 ms', 'run 10 ms\n  expect [1, 2, 3] < [1, 2]')}`)
  ).toEqual([
    'vacuous-expect 6 [1, 2, 3] < [1, 2] does not depend on what the run gives, so this tests nothing; expect something of a statistic such as rate(E).'
  ]));

test('a variable called like a function, as in other tools', () => {
  const study = (claim: string): string[] =>
    found(
      `population E[2] : lif(I_e = 400 pA)\n${rest.replace('spikes of E', 'V of E').replace('run 10 ms', `run 10 ms\n  expect ${claim}`)}`
    );
  expect(study('V(E[0]) near -70 mV within 1 mV')).toEqual([
    "unknown-name 6 There is no function 'V', and V is a variable of E; write last(V of E[0]), or value(V of E[0], time = …) for an earlier time."
  ]);
  expect(study('V(E[0]) at 5 ms near -70 mV within 1 mV')[0]).toBe(
    "unknown-name 6 There is no function 'V', and V is a variable of E; write value(V of E[0], time = 5 ms)."
  );
});

test('parameters of the neurons by which a synapse divides', () => {
  const study = (param: string): string[] =>
    found(`neuron cell {
  ${param}
  input I : pA
  state V = 0 mV
  V' = (I * 100 MOhm + 20 mV - V) / 10 ms
  spike when V >= 15 mV
  on spike { V = 0 mV }
}
synapse syn into I reads ts {
  param weight : pA
  state i = 0 pA
  i' = -i / post.ts
  on pre { i += weight }
  inject I = i
}
population E[2] : cell(ts = [4 ms, 5 ms])
connect c: E -> E {
  synapse syn(weight = 1 pA)
  pattern all_to_all
}
${rest}`);
  expect(study('param ts = 5 ms positive')).toEqual([]);
  expect(study('param ts = 5 ms in 1 ms .. 9 ms')).toEqual([]);
  expect(study('param ts = 5 ms')).toEqual([
    'division-by-zero 2 ts may be given as 0, and syn divides by it; write positive after its value.'
  ]);
  expect(study("state ts = 5 ms; ts' = 0.1")).toContain(
    'division-by-zero 12 post.ts can become 0 while ts changes, and a division by 0 has no value; keep it away from 0, for example by if … then … else.'
  );
});

test('a noise without the root of a time constant is not to be multiplied by another', () => {
  const study = (drive: string): string[] =>
    found(`noise common
neuron n {
  state V = 0 mV
  V' = -V / 10 ms + ${drive}
}
population E[2] : n
experiment e {
  step 0.1 ms
  record V of E
  run 10 ms
  plot trace(V of E)
}`).filter(text => text.startsWith('dimension'));
  const told = (drive: string, remedy: string): string[] => [
    `dimension-mismatch 4 ${drive} is a quantity in mV/ms^0.5 and cannot be added to -V / 10 ms, a voltage per time (mV/ms); multiply it by ${remedy}.`
  ];
  expect(study('1 mV * xi')).toEqual(told('1 mV * xi', 'sqrt(2 / tau), where tau is a time constant'));
  expect(study('1 mV * common')).toEqual(told('1 mV * common', 'sqrt(2 / tau), where tau is a time constant'));
  expect(study('1 mV * sqrt(2 / 10 ms)')).toEqual(told('1 mV * sqrt(2 / 10 ms)', 'white noise (1/ms^0.5)'));
});

test('a statistic of neurons that is asked of a recording', () =>
  expect(
    found(
      `population E[2] : lif(I_e = 400 pA)\n${rest.replace('spikes of E', 'V of E').replace('run 10 ms', 'run 10 ms\n  expect correlation(V of E) > 0')}`
    )
  ).toEqual([
    'dimension-mismatch 6 correlation needs a population of neurons, but V of E is a recording of a voltage (mV).'
  ]));

test('a variable without its neurons', () => {
  const study = (claim: string): string[] =>
    found(
      `population E[2] : lif(I_e = 400 pA)\n${rest.replace('spikes of E', 'V of E').replace('run 10 ms', `run 10 ms\n  expect ${claim}`)}`
    );
  expect(study('mean(V) < 0 mV')).toEqual(["unknown-name 6 'V' alone does not say whose it is; write V of E."]);
  expect(study('exp(V) < 0')).toEqual([
    "unknown-name 6 There is no 'V' here: a unit needs a number in front of it. Write 1 V."
  ]);
});

test('a compartment whose potential is not named', () => {
  const study = (target: string, more = ''): string[] =>
    found(`neuron n {
  input I_s : pA
  input I_d : pA
  state V_s = -70 mV
  V_s' = (I_s + I_d) / 200 pF
${more}}
population S : spike_list(times = [5 ms])
population Cell : n
connect S -> Cell {
  synapse exp_conductance(weight = 1 nS) ${target}
}
experiment e {
  step 0.1 ms
  record V_s of Cell
  run 10 ms
}`)
      .filter(text => text.startsWith('dimension'))
      .map(text => text.replace(/^.*; its states/, 'its states'));
  expect(study('into I_d')).toEqual(['its states are V_s: write synapse exp_conductance(…) into I_d reads V_s.']);
  expect(study('into I_d', "  state V_d = -70 mV\n  V_d' = (V_s - V_d) / 9 ms\n")).toEqual([
    'its states are V_s, V_d: write, for example, synapse exp_conductance(…) into I_d reads V_s.'
  ]);
  expect(study('into I_d reads V_s')).toEqual([]);
});

test('what a name hides is called what it is', () =>
  expect(found('const pi = 3\nconst t = 3 mV\nfunction exp(x : 1) : 1 = x * pi\n')).toEqual([
    'shadowed-name 1 pi hides a constant of the library, which cannot be used beside it; give it another name.',
    'shadowed-name 2 t hides a value of the language, which cannot be used beside it; give it another name.',
    'shadowed-name 3 exp hides a function of the library, which cannot be used beside it; give it another name.'
  ]));

const cells = `population A : spike_list(times = [2 ms])
population B[2] : lif_delta
`;
const shortRun = 'experiment e { step 0.1 ms; record V of B; run 10 ms }\n';

test('a population in place of what a third factor follows: one finding, with it', () => {
  const bound = (input: string, value: string): string[] =>
    found(`plasticity rule { event reward; input d : 1; on reward { weight += d * 1 mV } }
${cells}neuron level { state x = 1 }
population D : level
connect c: A -> B { synapse delta(weight = 1 mV); plasticity rule(${input} = ${value}, ${input === 'd' ? 'reward = spikes of A' : 'd = x of D'}) }
${shortRun.replace('run', 'record x of D; run')}`);
  expect(bound('reward', 'A')).toEqual([
    'dimension-mismatch 6 reward of rule is an event, which spikes of a population are; write reward = spikes of A.'
  ]);
  expect(bound('d', 'D')).toEqual([
    'dimension-mismatch 6 d of rule is an input, which follows a variable of a population; write d = VARIABLE of D.'
  ]);
});

test('an input of an encoder is driven by data', () =>
  expect(
    found(`${cells}encoder enc { input x : 1; spike with rate x * 10 Hz }
neuron level { state y = 1 }
population D : level
population E : enc(x = y of D)
${shortRun}`)
  ).toEqual([
    'unknown-parameter 6 x of enc is driven by the data that the population reads, and follows nothing else; write population E : enc reads DATA.'
  ]));

test('on without what happens', () =>
  expect(found(`plasticity rule { event reward; on { weight += 1 mV } }\n${cells}${shortRun}`)).toEqual([
    "syntax-error 1 The event is missing after 'on'; write on spike { … } in a neuron, and in a synapse or rule on pre { … }, on post { … } or on NAME { … } of an event that it declares."
  ]));

test('a block on one line without braces is one finding, at an event of the model too, and ends with its line', () => {
  const brace = "A '{' is missing here: on has a body, and what follows stands in it.";
  expect(
    found(`plasticity rule {
  event reward
  on reward weight = 0 mV
  on pre { weight += 1 mV }
}
neuron cell {
  state V = 0 mV
  V' = 1 mV / 1 ms
  spike when V > 1 mV
  on spike V = 0 mV
}
neuron other {
  state V = 0 mV
  on spike V = 0 mV
  spike when V > 1 mV
}
population B[2] : cell
${shortRun}`)
  ).toEqual([3, 10, 14].map(line => `syntax-error ${line} ${brace}`));
  // what stands further in is the rest of the block
  expect(
    found(`neuron cell {
  state V = 0 mV
  state w = 0
  spike when V > 1 mV
  on spike V = 0 mV
    w += 1
  }
}
population B[2] : cell
${shortRun}`)
  ).toEqual([`syntax-error 5 ${brace}`]);
});

test('a misspelt step of each', () =>
  expect(found(`neuron n { state V = 0; each stp { V = 1 } }\n${cells}${shortRun}`)).toEqual([
    "unknown-name 1 There is no 'stp' here. Did you mean 'step'?"
  ]));

test('one cause is one finding: a plot without brackets, and what stands behind a misspelt word', () => {
  const inExperiment = (statement: string): string[] =>
    found(`${cells}experiment e {\n  step 0.1 ms\n  record spikes of A\n  run 10 ms\n  ${statement}\n}\n`);
  expect(inExperiment('plot raster A')).toEqual(['syntax-error 7 Arguments stand in round brackets; write raster(A).']);
  expect(inExperiment('foo 5')).toEqual(["misspelt-statement 7 Unknown statement 'foo'. Did you mean 'for'?"]);
  expect(inExperiment('expect count = 3')).toHaveLength(1);
  expect(found(`${cells}population C[3] : lif_delta(E_L = [1 mV, 2 pA, 3 mV])\n${shortRun}`)).toHaveLength(1);
});
