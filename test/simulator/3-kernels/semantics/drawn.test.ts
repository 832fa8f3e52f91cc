// Values of synapses that are drawn or depend on both ends: weights, delays, conditions, distances.
import { describe, expect, test } from 'vitest';
import { lastWeights, mean, variance } from '../../../support/simulated.js';
import { simulatedOnAll as simulated } from './on-all-backends.js';
import { snn } from '../../../support/snn.js';

const network = (connections: string, record: string): string => `
population A[30] : lif_delta
population B[40] : lif_delta
${connections}
experiment e { step 0.1 ms; seed 6; record ${record}; run 1 ms }
`;
const drawn = 'connect c: A -> B { synapse delta(weight = normal(2 mV, sd = 0.5 mV)); pattern all_to_all }';

describe('drawn weights', () => {
  const weights = lastWeights(simulated(network(drawn, 'weight of c')), 'c');

  test('have the mean and the spread of their distribution', () => {
    expect(weights).toHaveLength(1200);
    expect(new Set(weights).size).toBe(1200);
    expect(Math.abs(mean(weights) - 2)).toBeLessThan((5 * 0.5) / Math.sqrt(1200));
    expect(Math.abs(variance(weights) / 0.25 - 1)).toBeLessThan(5 * Math.sqrt(2 / 1200));
  });

  test('are those of the connection by name, whatever stands around it', () => {
    const other = drawn.replace('c:', 'a:');
    const both = simulated(network(`${other}\n${drawn}`, 'weight of c, a'));
    expect(lastWeights(both, 'c')).toEqual(weights);
    expect(lastWeights(both, 'a')).not.toEqual(weights);
  });

  test('are the same for a plastic synapse', () => {
    const plastic = drawn
      .replace('}', '; plasticity stdp(w_max = 9 mV) }')
      .replace('all_to_all', 'all_to_all; delay dendritic 1 ms');
    expect(lastWeights(simulated(network(plastic, 'weight of c')), 'c')).toEqual(weights);
  });

  test('of one sum are drawn one by one', () => {
    const sum = drawn.replace('normal(2 mV, sd = 0.5 mV)', 'normal(0 mV, sd = 1 mV) + normal(0 mV, sd = 1 mV)');
    expect(Math.abs(variance(lastWeights(simulated(network(sum, 'weight of c')), 'c')) / 2 - 1)).toBeLessThan(
      5 * Math.sqrt(2 / 1200)
    );
  });
});

test('recorded ranges and parts of a connection follow each other', () => {
  const two =
    'connect c: A -> A[0..1], B[0..1] { synapse delta(weight = (100 * pre.index + post.index) * 1 mV); pattern one_to_one }'.replace(
      'A -> A',
      'A[3..4] -> A'
    );
  const whole = simulated(network(two, 'weight of c')).weights[0]!;
  const part = simulated(network(two, 'weight of c[1 .. 2]')).weights[0]!;
  expect([whole.pre, whole.post, whole.values.slice(0, 4)]).toEqual([
    Uint32Array.of(3, 4, 3, 4),
    Uint32Array.of(0, 1, 0, 1),
    Float64Array.of(300, 401, 300, 401)
  ]);
  expect([part.pre, part.post, part.values.slice(0, 2)]).toEqual([
    Uint32Array.of(4, 3),
    Uint32Array.of(1, 0),
    Float64Array.of(401, 300)
  ]);
});

describe('distances', () => {
  const near = (population: string, condition: string): [number, number][] => {
    const { pre, post } = simulated(snn`
        ${population}
        connect c: A -> A { synapse delta(weight = distance(pre, post) * 1 mV); pattern where ${condition} }
        experiment e { step 0.1 ms; record weight of c; run 1 ms }
      `).weights[0]!;
    return Array.from(pre, (from, i) => [from, post[i]!]);
  };

  test('are differences of numbers on one axis', () => {
    expect(near('population A[5] : lif_delta', 'distance(pre, post) == 3')).toEqual([
      [3, 0],
      [4, 1],
      [0, 3],
      [1, 4]
    ]);
  });

  test('are Euclidean on a grid', () => {
    // 2 rows of 3: the diagonal neighbours
    expect(near('population A[2, 3] : lif_delta', 'distance(pre, post) > 1.4 and distance(pre, post) < 1.5')).toEqual([
      [4, 0],
      [3, 1],
      [5, 1],
      [4, 2],
      [1, 3],
      [0, 4],
      [2, 4],
      [1, 5]
    ]);
  });
});
