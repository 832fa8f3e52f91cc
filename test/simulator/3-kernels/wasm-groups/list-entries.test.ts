// What formulas of every kind look up in lists, or read of inputs, has generated code: the bits and faults are those of the reference.
import { afterAll, expect, test } from 'vitest';
import { ranOnThreads, stopPools } from './on-threads.js';

afterAll(stopPools);

const target = `neuron tgt { input I : 1; state x = 0; x' = (I - x) / 10 ms; spike when x > 1.5; on spike { x = 0 }  refractory 1 ms holds x }`;
const source = `neuron src { state x = 0; x' = (1 + index) / 10 ms; spike when x > 1; on spike { x = 0 } }`;
const network = (
  sources: string,
  synapse: string,
  connection: string,
  experiment = ''
): string => `const r = [1, 2, 3, 4, 5]
${sources}
${target}
${synapse}
population S[5] : src
population P[9] : tgt
connect S -> P { ${connection} }
experiment e { step 0.5 ms; seed 1; record spikes of S, P; record x of P every 0.5 ms; ${experiment}; run 20 ms }`;
const counting = (mean: string): string => `neuron src { input I : 1; param k = 1; spike count poisson(${mean}) }`;
const plain = 'synapse plain into x { param weight = 0.1; on pre { post.x += weight } }';
const independent = 'synapse plain; pattern independent; delay 2 ms';
const gap = (entry: string): string =>
  `synapse gap into I reads x { param weight = 1; inject I = weight * r[${entry}] * (pre.x - post.x) / 5 }`;
const reset = (entry: string): string => `synapse s into x { on pre { post.x = r[${entry}] / 9 } }`;
const moving = 'stimulate S with 0.5 + sin(t / 1 ms) ^ 2';
const everyWhere = 'pattern all_to_all';

test.each<[string, string]>([
  ['a mean by the time', network(counting('r[mod(floor(t / 1 ms), 5)] * k'), plain, independent)],
  ['a mean by neuron and time', network(counting('r[mod(index + floor(t / 1 ms), 5)]'), plain, independent)],
  ['a mean of an input that moves', network(counting('I + r[index]'), plain, independent, moving)],
  [
    'a mean of an input that begins',
    network(counting('I'), plain, independent, 'stimulate S with 0.5 from 5 ms to 12 ms')
  ],
  ['a mean of an input that nothing drives', network(counting('I + t / 9 ms'), plain, independent)],
  ['what is injected', network(source, gap('pre.index'), `synapse gap; ${everyWhere}`)],
  [
    'what is injected beside what is stimulated',
    network(
      source,
      gap('pre.index'),
      `synapse gap; ${everyWhere}`,
      'stimulate P with t / 9 ms from 3 ms to 7 ms; stimulate P with 1 from 6 ms to 15 ms'
    )
  ],
  ['what is injected by the time', network(source, gap('mod(floor(t / 1 ms), 5)'), `synapse gap; ${everyWhere}`)],
  ['a reset', network(source, reset('mod(post.index, 5)'), `synapse s; ${everyWhere}; delay 1 ms`)],
  [
    'a crossing',
    network(
      "neuron src { state x = 0; x' = (1 + index) / 10 ms; spike when x crosses r[mod(index + floor(t / 2 ms), 5)] }",
      plain,
      `synapse plain; ${everyWhere}; delay 1 ms`
    )
  ]
])('%s', (_, text) => {
  const { faults, spikes, traces } = ranOnThreads(text);
  expect(faults).toEqual([]);
  expect(spikes.some(({ steps }) => steps.length > 0)).toBe(true);
  expect(Math.max(...traces[0]!.values)).toBeGreaterThan(0);
});

const missing = /The list has 5 entries, numbered 0 to 4; entry \d+ is not among them/;

test.each<[string, string]>([
  ['a mean', network(counting('r[floor(t / 3 ms)]'), plain, independent)],
  ['what is injected', network(source, gap('floor(t / 3 ms)'), `synapse gap; ${everyWhere}`)],
  [
    'what is injected by the state',
    network(source, gap('pre.index + floor(pre.x + 0.5)'), `synapse gap; ${everyWhere}`)
  ],
  ['a reset', network(source, reset('post.index'), `synapse s; ${everyWhere}; delay 1 ms`)],
  [
    'a condition',
    network(
      "neuron src { state x = 0; x' = (1 + index) / 10 ms; spike when x > r[floor(t / 3 ms)] }",
      plain,
      `synapse plain; ${everyWhere}; delay 1 ms`
    )
  ],
  [
    'a condition of what synapses watch',
    network(
      "neuron src { state x = 0; x' = (1 + index) / 10 ms; spike when x > r[floor(t / 3 ms)] }",
      'synapse plain into x { param weight = 0.1; on pre { post.x += weight * pre.x } }',
      `synapse plain; ${everyWhere}; delay axonal 1 ms`
    )
  ],
  [
    'a crossing',
    network(
      "neuron src { state x = 0; x' = (1 + index) / 10 ms; spike when x crosses r[floor(t / 3 ms)] }",
      plain,
      `synapse plain; ${everyWhere}; delay 1 ms`
    )
  ]
])('an entry that a list does not have: %s', (_, text) => {
  expect(ranOnThreads(text).faults[0]!.message).toMatch(missing);
});
