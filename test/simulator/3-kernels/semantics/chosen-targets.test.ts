// A synapse that a connection points at another input or state is the synapse that was written for it.
import { expect, test } from 'vitest';
import { digest } from '../../../../simulator/index.js';
import { simulatedOnAll } from './on-all-backends.js';
import { snn } from '../../../support/snn.js';

const cells = `
neuron two_compartments {
  param E_L = -70 mV
  param floor = -71 mV
  param floor_dendrite = -69 mV
  input I : pA
  input I_dendrite : pA
  state V : mV = E_L
  state V_dendrite : mV = E_L + 1 mV
  V' = (E_L - V) / 10 ms + (V_dendrite - V) / 5 ms + I / 200 pF
  V_dendrite' = (E_L - V_dendrite) / 20 ms + (V - V_dendrite) / 5 ms + I_dendrite / 50 pF
  spike when V > -55 mV
  on spike { V = E_L }
  refractory 2 ms holds V, V_dendrite
}
population Source[20] : poisson_source(rate = 200 Hz)
population Cell[3] : two_compartments
`;
const study = (...synapses: readonly string[]): string => snn`
  ${cells}
  ${synapses.map((synapse, i) => `connect c${i}: Source -> Cell { synapse ${synapse}; pattern fixed_probability(50 %) }`).join('\n')}
  experiment e { step 0.1 ms; seed 5; record spikes of Cell; record V, V_dendrite of Cell; run 200 ms }
`;
const bitsOf = (text: string): string => digest(simulatedOnAll(text));
const rule = (name: string, V: string): string =>
  `plasticity ${name} reads ${V} : mV { on pre { weight *= if post.${V} > -65 mV then 1.01 else 0.99 } }`;
const resets = (name: string, V: string, floor: string): string =>
  `synapse ${name} into ${V} reads ${floor} { on pre { post.${V} = post.${floor} } }`;

/** Each synapse in the dendrite, as the connection chooses it and as it is written for it. */
const inDendrite: readonly (readonly [chosen: string, written: string])[] = [
  ['delta(weight = 0.3 mV) into V_dendrite', 'delta_dendrite(weight = 0.3 mV)'],
  ['exp_current(weight = 20 pA) into I_dendrite', 'exp_current_dendrite(weight = 20 pA)'],
  [
    'exp_conductance(weight = 1 nS, tau = 3 ms) into I_dendrite reads V_dendrite',
    'exp_conductance_dendrite(weight = 1 nS, tau = 3 ms)'
  ],
  ['halfway(share = 0.01) into V_dendrite', 'halfway_dendrite(share = 0.01)'],
  ['pull(weight = 0.01 nS) into I_dendrite reads V_dendrite', 'pull_dendrite(weight = 0.01 nS)']
];
const written = `
synapse delta_dendrite into V_dendrite : mV { param weight : mV; on pre { post.V_dendrite += weight } }
synapse exp_current_dendrite into I_dendrite : pA {
  param weight : pA
  param tau = 5 ms positive
  state i : pA = 0 pA
  i' = -i / tau
  on pre { i += weight }
  inject I_dendrite = i
}
synapse exp_conductance_dendrite into I_dendrite : pA reads V_dendrite : mV {
  param weight : nS
  param tau = 5 ms positive
  param E_rev = 0 mV
  state g : nS = 0 nS
  g' = -g / tau
  on pre { g += weight }
  inject I_dendrite = g * (E_rev - post.V_dendrite)
}
synapse halfway_dendrite into V_dendrite { param share = 0.5; on pre { post.V_dendrite += share * (-60 mV - post.V_dendrite) } }
synapse pull_dendrite into I_dendrite reads V_dendrite { param weight : nS; let open = post.V_dendrite / -70 mV; inject I_dendrite = weight * open * (-60 mV - post.V_dendrite) }
${rule('bounded_dendrite', 'V_dendrite')}
`;
const models = `
synapse halfway into V { param share = 0.5; on pre { post.V += share * (-60 mV - post.V) } }
synapse pull into I reads V { param weight : nS; let open = post.V / -70 mV; inject I = weight * open * (-60 mV - post.V) }
${rule('bounded', 'V')}
`;

test.each(inDendrite)('%s is %s, and its like in the soma stays there', (here, itself) => {
  const soma = here.replace(/ into .*/, '');
  const bits = bitsOf(study(itself, soma) + models + written);
  expect(bitsOf(study(here, soma) + models)).toBe(bits);
  expect(bitsOf(study(soma, here) + models)).not.toBe(bits);
});

test('what is assigned and what is read for it are chosen each by its place', () => {
  const text = (synapse: string): string => `${cells}
${resets('to_floor', 'V', 'floor')}
${resets('to_floor_dendrite', 'V_dendrite', 'floor_dendrite')}
connect c: Source -> Cell { synapse ${synapse}; pattern fixed_probability(10 %) }
experiment e { step 0.1 ms; seed 5; record V, V_dendrite of Cell; run 50 ms }
`;
  const bits = bitsOf(text('to_floor_dendrite'));
  expect(bitsOf(text('to_floor into V_dendrite reads floor_dendrite'))).toBe(bits);
  expect(bitsOf(text('to_floor into V_dendrite reads floor'))).not.toBe(bits);
});

test('a rule reads what its connection chooses', () => {
  const text = (rule: string): string => `${cells}
${models}${written}
connect c: Source -> Cell {
  synapse delta(weight = 0.3 mV) into V_dendrite
  pattern all_to_all
  delay dendritic 1 ms
  plasticity ${rule}
}
experiment e { step 0.1 ms; seed 5; record V_dendrite of Cell; record weight of c every 1 ms; run 50 ms }
`;
  const bits = bitsOf(text('bounded_dendrite'));
  expect(bitsOf(text('bounded reads V_dendrite'))).toBe(bits);
  expect(bitsOf(text('bounded reads V'))).not.toBe(bits);
});
