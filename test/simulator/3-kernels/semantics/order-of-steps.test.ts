// The number of a step is exact, in blocks, stimuli, synapses and equations.
import { expect, test } from 'vitest';
import { lastWeights, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

test.each(['0.1 ms', '0.3 ms', '1 / 30 * 1 ms'])('with a step of %s', step => {
  const recording = simulatedOnAll(`
const wave = [1, 2, 4, 8]
neuron counts {
  input I : 1
  state blocks = 0
  state wrong = 0
  state sum = 0
  state smooth = 0
  each step {
    blocks += 1
    wrong = wrong + (if blocks == step_number then 0 else 1)
  }
  sum' = I / dt
  smooth' = if step_number > 100 then 1 / dt else 0 / dt
}
neuron late {
  spike when step_number == 500
}
synapse told {
  state weight = 0
  on pre { weight = step_number }
}
population P[1] : counts
population S[1] : late
connect c: S -> P {
  synapse told
  pattern all_to_all
}
experiment e {
  step ${step}
  record wrong, sum, smooth of P
  record weight of c every 1 * dt
  stimulate P with wave[mod(step_number - 1, 4)]
  run 1000 * dt
}
`);
  expect(valueAt(recording, 'P', 'wrong', 1000)).toBe(0);
  expect(valueAt(recording, 'P', 'sum', 1000)).toBeCloseTo(250 * 15, 8);
  expect([100, 101, 1000].map(at => Math.round(valueAt(recording, 'P', 'smooth', at)))).toEqual([0, 1, 900]);
  expect(lastWeights(recording, 'c')).toEqual([500]);
});
