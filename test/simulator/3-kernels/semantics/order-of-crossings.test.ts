// `spike when V crosses V_th`: one spike each time the potential comes from below, whether or not anything resets it.
import { expect, test } from 'vitest';
import { digest, run } from '../../../../simulator/index.js';
import { errorsOf, lowered } from '../../../support/lowered.js';
import { lastWeights, spikeSteps } from '../../../support/simulated.js';
import { ranOnAll, simulatedOnAll } from './on-all-backends.js';

/** Five neurons, of which one begins above; the potential goes up and down with a period of 20 ms. */
const waves = (rule: string, more = '', statements = ''): string => `
neuron wave {
  param start = 0
  param phase = 0
  state V = start
  V' = cos(2 * pi * (t / 20 ms + phase)) * 2 * pi / 20 ms
  spike when ${rule}
}
${more}
population P[5] : wave(start = [0, 0, 0, 0, 0.9])
experiment e {
  step 0.1 ms
  record spikes of P
  ${statements}
  run 60 ms
}
`;
// sin(x) = 0.5 at 30 degrees, a twelfth of the period
const wanted = [1, 2, 3].map(turn => Math.ceil(10 * (20 / 12 + 20 * (turn - 1))));

test('fires once each time, at the step in which the threshold is reached', () => {
  const recording = simulatedOnAll(waves('V crosses 0.5'));
  expect(spikeSteps(recording, 'P')).toEqual(wanted);
});

test('does not fire where it begins above', () => {
  // 0.9 + sin x comes back to 0.5 from below where sin x = -0.4, before the end of each turn
  const back = 10 * 20 * (1 - Math.asin(0.4) / (2 * Math.PI));
  expect(spikeSteps(simulatedOnAll(waves('V crosses 0.5')), 'P', 4)).toEqual(
    [0, 1, 2].map(turn => Math.ceil(back) + 200 * turn)
  );
});

test('is the same where spikes that arrive look at the neurons', () => {
  const looks = `
neuron source { spike at 1 ms every 1 ms }
synapse looks reads V {
  state weight = 0
  on pre { weight = post.V }
}
population S[1] : source
connect c: S -> P {
  synapse looks
  pattern all_to_all
  delay axonal 0.3 ms
}`;
  const text = waves('V crosses 0.5', looks, 'record weight of c');
  const recording = simulatedOnAll(text);
  expect(spikeSteps(recording, 'P')).toEqual(wanted);
  expect(lastWeights(recording, 'c')).toHaveLength(5);
  expect(digest(run(lowered(text), { experiment: 'e', backend: 'wasm', without: ['all'] }))).toBe(digest(recording));
});

test('sees the reset as below', () => {
  const text = `
neuron climbs {
  state V = 0
  each step { V += 1 }
  spike when V crosses 1
  on spike { V = 0 }
}
population P[1] : climbs
experiment e {
  step 1 ms
  record spikes of P
  run 4 ms
}
`;
  expect(spikeSteps(simulatedOnAll(text), 'P')).toEqual([1, 2, 3, 4]);
});

test('a threshold may move, and look up lists', () => {
  const rule = 'V crosses levels[mod(step_number, 2)]';
  expect(spikeSteps(ranOnAll(`const levels = [0.5, 0.5]\n${waves(rule)}`), 'P')).toEqual(wanted);
});

test('is the whole of a spike rule, between two values of one dimension', () => {
  expect(errorsOf(waves('V crosses 0.5 and V > 0')).join()).toMatch(/'crosses' is the whole of a spike rule/);
  expect(errorsOf(waves('V crosses 5 mV')).join()).toMatch(/dimension-mismatch/);
});
