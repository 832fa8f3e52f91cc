// Neurons that cannot be carried on: the same sentence, time and spikes before it as in the reference, on any number of threads.
import { afterAll, expect, test } from 'vitest';
import { ranOnThreads, stopPools } from './on-threads.js';

afterAll(stopPools);

/** `code time message` of what ends the run. */
function faultOf(text: string): string {
  const {
    ended,
    faults: [fault]
  } = ranOnThreads(text);
  expect(ended).toBe('fault');
  return `${fault!.code} ${fault!.time} ${fault!.message}`;
}

const experiment = 'experiment e { step 1 ms; record spikes of P; run 40 ms }\n';
const many = (rule: string, states = ''): string =>
  `const list = [1, 2, 3]\nneuron n { ${states}; ${rule} }\npopulation P[37] : n\n${experiment}`;

const faults: Readonly<Record<string, readonly [string, RegExp]>> = {
  'a rate below 0': [
    many('spike with rate if index == 19 and t > 4.5 ms then -1 Hz else 90 Hz'),
    /^spike-rate 5 The spike rate of neuron 19 of P is -1 Hz/
  ],
  'a rate that is no number': [
    many('spike with rate sqrt(3 - t / 1 ms) * 1 Hz'),
    /^spike-rate 4 The spike rate of neuron 0 of P is not a number/
  ],
  'a count that is not whole': [
    many('spike count if index == 33 then t / 2 ms else 1'),
    /^spike-count 1 The spike count of neuron 33 of P is 0\.5/
  ],
  'a count without end': [
    many('spike count if index == 36 and t > 2 ms then 1 / floor(1 / t * 1 ms) else 1'),
    /^spike-count 3 The spike count of neuron 36 of P is infinity/
  ],
  'a mean that is no number': [
    many('spike count poisson(log(6 - t / 1 ms + index))'),
    /^spike-count \d+ The mean spike count of neuron 0 of P is -infinity/
  ],
  'an interval off the grid': [
    many('spike at 2 ms every if t > 7 ms and index > 20 then 1.5 ms else 2 ms'),
    /^off-step-grid 8 The interval between spikes of neuron 21 of P is 1\.5 ms/
  ],
  'a steady interval off the grid': [
    'neuron n { param p = 1 ms; spike at 3 ms every p }\npopulation P[5] : n(p = uniform(1.2 ms, 1.4 ms))\n' +
      experiment,
    /^off-step-grid 3 The interval between spikes of neuron 0 of P is 1\.\d+ ms/
  ],
  'an assignment behind another at a spike': [
    many(
      'spike when V > 3; on spike { V = 0; a = 2 * a; b = 1 / (a - 4) }',
      "state V = 0; state a = 1; state b = 0; V' = index / 20 ms"
    ),
    /^not-finite 4 b of neuron 31 of P became infinity/
  ],
  'a refractory time below 0': [
    many(
      'spike when V > 3; on spike { V = 0 } refractory (2 - n) * 1 ms',
      "state V = 0; state n = 0; V' = 1 / 1 ms; n' = index / 5 ms"
    ),
    /^refractory-time 4 The refractory time of neuron 3 of P is -0\.4 ms/
  ],
  'a refractory time that comes to be below 0': [
    many(
      'spike when V > 3; on spike { n += 1; V = 0 } refractory (2 - n) * 1 ms',
      "state V = 0; state n = 0; V' = (1 + index / 50) / 1 ms"
    ),
    /^refractory-time \d+ The refractory time of neuron 26 of P is -1 ms/
  ],
  'an assignment in each step': [
    many('each step { let u = 5 - t / 1 ms - index / 9; V = V + log(u); V = 0 }', 'state V = 0'),
    /^not-finite 1 V of neuron 36 of P became/
  ],
  'a reset that is set right at once': [
    many('spike when V > 3; on spike { V = V / (index - 20); V = 0 }', "state V = 0; V' = (1 + index) / 9 ms"),
    /^not-finite 2 V of neuron 20 of P became infinity/
  ],
  'a potential that leaves the numbers and the threshold at once': [
    many(
      'spike when V > 3; on spike { V = 0 }',
      "state V = 1; V' = if index == 30 then exp(V * 200) / 1 ms else 0.05 / 1 ms"
    ),
    /^not-finite \d+ V of neuron 30 of P became infinity/
  ],
  'an entry that a list does not have': [
    many("V' = list[floor(t / 2 ms)] / 1 ms", 'state V = 0'),
    /^index-out-of-range 7 The list has 3 entries, numbered 0 to 2; entry 3 is not among them/
  ],
  'an entry at a spike': [
    many('spike when V > 3; on spike { V = list[V] }', "state V = 0; V' = 1 / 1 ms"),
    /^index-out-of-range 4 /
  ],
  'an entry of a stimulus': [
    `const list = [1, 2]\nneuron n { input I : 1; state V = 0; V' = I / 1 ms }\npopulation P[9] : n\nexperiment e { step 1 ms; record V of P; stimulate P with list[floor(t / 3 ms)]; run 9 ms }`,
    /^index-out-of-range 7 /
  ],
  'a time before the presentation': [
    'population P[9] : latency reads [0.5, 1, 1, 0.2, 1, 0.2, 1.5, 2, 1]\n' + experiment,
    /^spike-time 1 A spike time of neuron 6 of P is -25 ms/
  ],
  'an interval of a presentation': [
    'encoder n { input x : 1; spike at 1 ms every x * 1 ms }\npopulation P[9] : n reads [1, 1, 1, 2, 2, 2, 2, 0.5, 2]\n' +
      experiment,
    /^spike-time 1 The interval between spikes of neuron 7 of P is 0\.5 ms/
  ]
};

test.each(Object.keys(faults))('%s', name => {
  const [text, expected] = faults[name]!;
  expect(faultOf(text)).toMatch(expected);
});

const six = ['a', 'b', 'c', 'd', 'e', 'g'];
/** Large states beside each other, whose product is beyond number; one of them may grow. */
const large = (growing?: string): string =>
  many('', six.map(name => `state ${name} = 1e300; ${name}' = ${name === growing ? name : 0} / 1 ms`).join('; '));

test.each(six)('one of six states that leaves the numbers: %s', name => {
  expect(faultOf(large(name))).toMatch(new RegExp(`^not-finite 20 ${name} of neuron 0 of P became infinity`));
});

test('large states end no run, whatever their product', () => {
  expect(ranOnThreads(large()).ended).toBe('complete');
});
