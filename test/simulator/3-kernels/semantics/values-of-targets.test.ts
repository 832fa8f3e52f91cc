// Arguments of a synapse that are one value for each target: its currents still add up in one state a neuron.
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../support/simulated.js';
import { languageOf, shown, uriOf } from '../../../support/text-world.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

const network = (synapse: string, taus = '[2 ms, 5 ms, 20 ms]'): string => `
neuron sums {
  param ts = 5 ms
  param E = 10 mV
  input I : pA
  state V = 0 mV
  V' = I / 1 pF
}
neuron source {
  param ts = 5 ms
  spike at 1 ms
}
const listed = [3 ms, 4 ms, 6 ms]
population S[2] : source(ts = [1 ms, 3 ms])
population P[3] : sums(ts = ${taus}, E = [10 mV, 20 mV, 40 mV])
connect c: S -> P {
  synapse ${synapse}
  pattern all_to_all
  delay 1 ms
}
experiment e {
  step 0.1 ms
  record V of P
  run 10 ms
}
`;
/** What two spikes of 3 pA bring until 8 ms after they arrived. */
const charge = (tau: number): number => 2 * 3 * tau * (1 - Math.exp(-8 / tau));

describe('a time constant of the target', () => {
  test.each([
    ['itself', 'post.ts', [2, 5, 20]],
    ['in a formula', '0.5 * post.ts + 1 ms', [2, 3.5, 11]],
    ['of a list', 'listed[post.index]', [3, 4, 6]],
    ['with that of others', 'min(post.ts, 7 ms)', [2, 5, 7]]
  ])('%s', (_, tau, taus) => {
    const recording = simulated(network(`exp_current(weight = 3 pA, tau = ${tau})`));
    taus.forEach((tau, neuron) => expect(valueAt(recording, 'P', 'V', 100, neuron)).toBeCloseTo(charge(tau), 9));
  });
  test('of two states, also where an event uses it', () => {
    const recording = simulated(network('alpha_current(weight = 3 pA, tau = post.ts)'));
    [2, 5, 20].forEach((tau, neuron) =>
      expect(valueAt(recording, 'P', 'V', 100, neuron)).toBeCloseTo(
        2 * 3 * Math.E * (tau - (tau + 8) * Math.exp(-8 / tau)),
        9
      )
    );
  });
  test('a factor of the current', () => {
    const recording = simulated(network('exp_conductance(weight = 1 nS, tau = 5 ms, E_rev = post.E)'));
    const ends = [10, 20, 40].map((_, neuron) => valueAt(recording, 'P', 'V', 100, neuron));
    expect(ends[1]! / ends[0]!).toBeCloseTo(2, 9);
    expect(ends[2]! / ends[0]!).toBeCloseTo(4, 9);
  });
});

test('a time constant of the source: each synapse has a current of its own', () => {
  const recording = simulated(network('exp_current(weight = 3 pA, tau = pre.ts)'));
  // what is injected over a step is what it was at its start
  const sum = (tau: number): number => (3 * 0.1 * -Math.expm1(-8 / tau)) / -Math.expm1(-0.1 / tau);
  for (const neuron of [0, 1, 2]) expect(valueAt(recording, 'P', 'V', 100, neuron)).toBeCloseTo(sum(1) + sum(3), 9);
});

test('a time constant of a target, out of its range, is refused at the argument', () =>
  expect(
    shown(
      languageOf()
        .check(uriOf('main.snn'), network('exp_current(weight = 3 pA, tau = post.ts)', '[2 ms, 0 ms, 5 ms]'))
        .filter(diagnostic => diagnostic.severity === 'error')
    )
  ).toEqual(['out-of-range 17 tau of synapse 2 of c(S->P) is 0 ms and must be above 0 ms.']));
