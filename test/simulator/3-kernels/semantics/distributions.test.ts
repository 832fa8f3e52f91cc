// Distributions as users write them: in the units of the text, drawn once a neuron or synapse, refused where they make no sense.
import { describe, expect, test } from 'vitest';
import { run } from '../../../../simulator/index.js';
import { errorsOf, loweredToFail } from '../../../support/lowered.js';
import { refused } from '../../../support/planned.js';
import { lastWeights, mean, variance } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';

const network = (value: string): string => `population A[60] : lif_delta
population B[60] : lif_delta
connect c: A -> B { synapse delta(weight = ${value}); pattern all_to_all }
experiment e { step 0.1 ms; seed 6; record weight of c; run 1 ms }
`;
const count = 3600;

describe.each<[string, number, number, number]>([
  // mean, variance, kurtosis
  ['lognormal(2 mV, sigma = 0.5)', 2 * Math.exp(0.125), 4 * Math.exp(0.25) * (Math.exp(0.25) - 1), 8.9],
  ['exponential(-0.5 mV)', -0.5, 0.25, 9],
  ['gamma(shape = 4, scale = 500 uV)', 2, 1, 4.5],
  ['truncated_normal(0 mV, sd = 1 mV, low = 0 mV, high = 50 mV)', Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI, 3.87],
  ['binomial(20, 0.25) * 1 mV', 5, 3.75, 2.97],
  ['clip(normal(0 mV, sd = 1 mV), 0 mV, 50 mV)', 1 / Math.sqrt(2 * Math.PI), 0.5 - 1 / (2 * Math.PI), 4.5]
])('%s', (value, m, v, kurtosis) => {
  const weights = lastWeights(simulated(network(value)), 'c');

  test('has its mean and variance within five standard errors', () => {
    expect(weights).toHaveLength(count);
    expect(Math.abs(mean(weights) - m)).toBeLessThan(5 * Math.sqrt(v / count));
    expect(Math.abs(variance(weights) / v - 1)).toBeLessThan(5 * Math.sqrt((kurtosis - 1) / count));
  });
});

test.each([
  ['lognormal(2 mV, sigma = 0.5 mV)', 'sigma of lognormal needs a plain number'],
  ['gamma(shape = 2, scale = 1 ms)', 'weight of delta needs a voltage'],
  ['binomial(10, 0.5)', 'weight of delta needs a voltage'],
  ['truncated_normal(0 mV, sd = 1 mV, low = 0 ms, high = 5 mV)', 'low of truncated_normal needs a voltage']
])('the dimensions of %s are checked', (value, message) => expect(errorsOf(network(value))[0]).toContain(message));

test.each([
  [
    'normal(1 mV, sd = -1 mV)',
    'impossible-draw 3 normal() cannot be drawn: the standard deviation is negative; give 0 or more.'
  ],
  ['lognormal(1 mV, sigma = -1)', 'impossible-draw 3 lognormal() cannot be drawn: sigma is negative; give 0 or more.'],
  ['gamma(0, 1 mV)', 'impossible-draw 3 gamma() cannot be drawn: the shape is not above 0; give one that is.'],
  [
    'truncated_normal(1 mV, sd = 1 mV, low = 2 mV, high = 2 mV)',
    'impossible-draw 3 truncated_normal() cannot be drawn: low is not below high; give the lower bound first.'
  ],
  [
    'binomial(2.5, 0.5) * 1 mV',
    'impossible-draw 3 binomial() cannot be drawn: n is 2.5; give a whole number, 0 or more.'
  ],
  [
    'binomial(2, 1.5) * 1 mV',
    'impossible-draw 3 binomial() cannot be drawn: the probability p is 1.5; give a number from 0 to 1.'
  ]
])('%s is refused', (value, message) => expect(refused(network(value))).toBe(message));

test('what differs between synapses is looked at where it is drawn', () => {
  const [fault] = run(loweredToFail(network('gamma(pre.index + 1 - 3 * post.index, 1 mV)')), {
    experiment: 'e'
  }).faults;
  expect([fault!.message, fault!.source!.line]).toEqual([
    'gamma() cannot be drawn: the shape is not above 0; give one that is.',
    3
  ]);
});
