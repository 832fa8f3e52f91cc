// `snn explain --stage model`: the network as text, with units, and nothing left out.
import { expect, test } from 'vitest';
import { explainModel } from '../../../language/index.js';
import { lowered } from '../../support/lowered.js';

test('a network in full', () => {
  const text = explainModel(
    lowered(
      `param g = 2 in 0 .. 5
const J = 0.5 mV
data net = table("net.csv")
neuron cell {
  param tau = 10 ms positive
  param E_L = -70 mV in -90 mV .. 0 mV
  input I : mV
  state V = E_L
  let drive = I + J
  V' = (E_L - V + drive) / tau
  spike when V >= -50 mV
  on spike { V = E_L }
  refractory 2 ms holds V
}
population In[2] : spike_list(times = [1 ms, 2 ms])
population E[2, 3] : cell(tau = g * 5 ms, V = uniform(-70 mV, -60 mV))
connect c: In -> E {
  synapse delta(weight = net.w * 1 mV)
  pattern list(pre = net.pre, post = net.post)
  delay dendritic 1.5 ms
  plasticity stdp(w_max = 1 mV)
}
experiment quick {
  step 0.1 ms
  record V of E[0..1, 2] every 1 ms
  stimulate E with 3 mV from 1 ms to 2 ms
  sweep g from 1 to 3 in 3 points {
    run 10 ms
    report rate(E)
  }
  expect mean(V of E) in -80 mV .. -60 mV
}
`,
      { 'net.csv': 'pre,post,w\n0,1,2\n' }
    )
  );
  const lines = text.split('\n').map(line => line.trim());
  const expected = [
    'network of main.snn',
    'param g = 2 in 0 .. 5',
    'const J = 0.5 mV',
    'table net from net.csv',
    '1 row of pre, post, w',
    'neuron cell',
    'param tau = 10 ms, above 0',
    'param E_L = -70 mV in -90 mV .. 0 mV',
    'input I in mV',
    'state V in mV, at first E_L',
    'let drive = I + J',
    "V' = (E_L - V + drive) / tau",
    'spike when V >= -50 mV',
    'refractory for 2 ms, holds V',
    'on spike',
    'V = E_L',
    'param times (a list) in ms, must be given',
    'spike at times',
    'param w_max in the dimension of the weight, must be given',
    'population E',
    '2 × 3 of cell(tau = g * 5 ms, V = uniform(-70 mV, -60 mV))',
    'projection c(In->E)',
    'synapse delta(weight = net.w * 1 mV)',
    'pattern list(pre = net.pre, post = net.post)',
    'delay dendritic 1.5 ms',
    'plasticity stdp(w_max = 1 mV)',
    'experiment quick',
    'step 0.1 ms',
    'record V of E[0..1, 2] every 1 ms',
    'stimulate E: I += 3 mV from 1 ms to 2 ms',
    'sweep g from 1 to 3 in 3 points',
    'run 10 ms',
    'report rate(E, bin = 5 ms) in Hz',
    'expect mean(V of E) in -80 mV .. -60 mV'
  ];
  expect(
    expected.filter(line => !lines.includes(line)),
    text
  ).toEqual([]);
  expect(text).not.toMatch(/undefined|\[object|NaN/);
});
