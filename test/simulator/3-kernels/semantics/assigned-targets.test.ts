// Spikes that assign to their targets (`post.V = …`, `post.g *= …`): in which order, when, what a held state does, and what is refused.
import { describe, expect, test } from 'vitest';
import { errorsOf } from '../../../support/lowered.js';
import { lastWeights, spikeSteps, valueAt } from '../../../support/simulated.js';
import { simulatedOnAll } from './on-all-backends.js';

const cell = 'neuron cell { state x = 1; state y = 0; state seen = 0 }\n';
const network = (synapse: string, times: string, more = ''): string => `${cell}synapse s into x, y { ${synapse} }
population S[3] : spike_list(times = ${times})
population P : cell
connect c: S -> P { synapse s; ${more} }
experiment e { step 1 ms; record x, y of P; run 8 ms }`;
const xAt = (text: string, step: number): number => valueAt(simulatedOnAll(text), 'P', 'x', step);

describe('spikes of one step', () => {
  const appends = 'on pre { post.x = 10 * post.x + pre.index }';
  test('act in the order of their sources, each on what those before it left', () =>
    expect(xAt(network(appends, '[[2 ms], [2 ms], [2 ms]]'), 3)).toBe(1012));
  test('act in the order in which they were sent where delays differ', () => {
    const delays = 'const ways = [1 ms, 3 ms, 2 ms]\n';
    expect(xAt(delays + network(appends, '[[4 ms], [2 ms], [3 ms]]', 'delay ways'), 5)).toBe(1120);
  });
  test('act as often as their source fires', () =>
    expect(xAt(network('on pre { post.x *= 3 }', '[[2 ms, 2 ms], [2 ms], []]'), 3)).toBe(27));
  test('act on what has become of the target when they arrive', () => {
    const recording = simulatedOnAll(network('on pre { post.x *= 0.5 }', '[[1 ms], [3 ms], []]', 'delay 2 ms'));
    expect([2, 3, 4, 5].map(step => valueAt(recording, 'P', 'x', step))).toEqual([1, 0.5, 0.5, 0.25]);
  });
});

describe('a block that assigns to its target', () => {
  test('acts in order, adding too, and lets keep what they were', () => {
    const block =
      'on pre { let before = post.x; post.x = 7; post.x += 1; post.y += before + 100 * post.x; post.y *= 2 }';
    const recording = simulatedOnAll(network(block, '[[2 ms], [], []]'));
    expect([valueAt(recording, 'P', 'x', 3), valueAt(recording, 'P', 'y', 3)]).toEqual([8, 1602]);
  });
  test('comes before what others add, connections by name', () => {
    const text = `${cell}
      synapse adds into x { on pre { post.x += 5 } }
      synapse looks into y reads x { on pre { post.y += post.x * post.x } }
      synapse scales into y reads x { on pre { post.y += 1000 * post.x } }
      synapse doubles into x { on pre { post.x *= 2 } }
      synapse sets into x { on pre { post.x = 3 } }
      population S : spike_list(times = [2 ms])
      population P : cell
      connect a: S -> P { synapse looks }
      connect b: S -> P { synapse scales }
      connect d: S -> P { synapse adds }
      connect one: S -> P { synapse sets }
      connect two: S -> P { synapse doubles }
      experiment e { step 1 ms; record x, y of P; run 5 ms }`;
    const recording = simulatedOnAll(text);
    expect([valueAt(recording, 'P', 'x', 3), valueAt(recording, 'P', 'y', 3)]).toEqual([11, 6036]);
  });
  test('acts after the equations and each step, before the threshold', () => {
    const text = `neuron fires { state V = 0 mV; V' = 1 mV / 1 ms; each step { V += 1 mV }; spike when V >= 9 mV; on spike { V = 0 mV } }
      synapse doubles into V { on pre { post.V *= 2 } }
      population S : spike_list(times = [1 ms])
      population P : fires
      connect S -> P { synapse doubles; delay 2 ms }
      experiment e { step 1 ms; record V of P; record spikes of P; run 4 ms }`;
    const recording = simulatedOnAll(text);
    expect([2, 3].map(step => valueAt(recording, 'P', 'V', step))).toEqual([4, 0]);
    expect(spikeSteps(recording, 'P')).toEqual([3]);
  });
  test('leaves what is held while the neuron is refractory', () => {
    const text = `neuron holds { state V = 0 mV; state w = 1; V' = 1 mV / 1 ms; spike when V >= 3 mV; on spike { V = 0 mV }; refractory 2 ms holds V }
      synapse sets into V, w { on pre { post.V = 2.5 mV; post.w += post.V / 1 mV; post.w *= 2 } }
      population S : spike_list(times = [3 ms, 6 ms])
      population P : holds
      connect S -> P { synapse sets }
      experiment e { step 1 ms; record V, w of P; run 9 ms }`;
    const recording = simulatedOnAll(text);
    expect([4, 7].map(step => valueAt(recording, 'P', 'V', step))).toEqual([0, 2.5]);
    expect([4, 7].map(step => valueAt(recording, 'P', 'w', step))).toEqual([2, 9]);
  });
  test('has states of its own, and rules, with an axonal delay', () => {
    const text = `${cell}
      synapse tires into x { param weight = 1; state u = 1; u' = (1 - u) / 10 ms; on pre { post.x = weight * u; u *= 0.5 } }
      plasticity grows into y { on pre { weight += 1; post.y = post.y + weight }  on post { weight = 0 } }
      population S : spike_list(times = [1 ms, 1 ms, 4 ms])
      population P : cell
      connect c: S -> P { synapse tires; delay axonal 2 ms; plasticity grows }
      experiment e { step 1 ms; record x, y of P; record weight of c every 1 ms; record u of c every 1 ms; run 3 ms; snapshot a; run 2 ms; restore a; run 4 ms }`;
    const recording = simulatedOnAll(text);
    expect([3, 6].map(step => valueAt(recording, 'P', 'y', step))).toEqual([5, 5]);
    expect(valueAt(recording, 'P', 'y', 8)).toBe(9);
    expect(valueAt(recording, 'P', 'x', 3)).toBe(1.5);
    expect(lastWeights(recording, 'c')).toEqual([4]);
  });
  test('may read its source where that is another population', () =>
    expect(
      xAt(
        `neuron source { state V = 5; V' = -V / 10 ms; spike at [2 ms]; on spike { V = 8 } }
         ${cell}synapse s into x { on pre { post.x = pre.V } }
         population S : source
         population P : cell
         connect c: S -> P { synapse s; delay axonal 1 ms }
         experiment e { step 1 ms; record x of P; run 4 ms }`,
        3
      )
    ).toBeCloseTo(8 * Math.exp(-0.1), 12));
});

describe('is refused', () => {
  const errors = (synapse: string, connect = 'connect S -> P', delay = 'delay 2 ms'): string[] =>
    errorsOf(
      `neuron cell { state x = 1; spike when x > 2; on spike { x = 0 } }\nsynapse s into x { ${synapse} }\npopulation S : spike_list(times = [1 ms])\npopulation P : cell\n${connect} { synapse s; ${delay} }\nexperiment e { step 1 ms; record x of P; run 5 ms }`
    );
  test.each([
    [
      'what is known when the spike is sent, without an axonal delay',
      'state a = 1; on pre { post.x = a; a += 1 }',
      /^arrival-not-linear 2 What S->P assigns to P when a spike arrives depends on what is known when it is sent; write delay axonal/
    ],
    [
      'together with a refractory time, and what differs',
      'param v = uniform(0, 1); on pre { post.x = v; refractory post for 1 ms }',
      /^not-additive 2 A spike that makes its target refractory may set only what is held meanwhile, and x of P is not/
    ]
  ])('%s', (_what, synapse, message) => expect(errors(synapse)[0]).toMatch(message));
  test('at a spike of the target', () =>
    expect(errors('on post { post.x = 1 }', 'connect S -> P', '')[0]).toMatch(
      /^send-on-post 2 .*change their target at another event than a pre spike/
    ));
  test('a state that it reads of its sources in the same population', () =>
    expect(errors('on pre { post.x = pre.x }', 'connect P -> P')[0]).toMatch(
      /^not-additive 2 The synapses of P->P read pre\.x while they assign post\.x of the same neurons/
    ));
});
