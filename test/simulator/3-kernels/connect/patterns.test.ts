// Which synapses the patterns make: exact numbers, degree distributions against closed forms, and parts that equal the whole.
import { describe, expect, test } from 'vitest';
import type { NeuronSet, Recipe } from '../../../../simulator/2-plan/index.js';
import { connect, eachSynapse, type Connectivity } from '../../../../simulator/3-kernels/connect/index.js';

const all = (population: string, size: number): NeuronSet => ({ population, size, first: 0, count: size });
const recipe = (pattern: string, sources: NeuronSet, targets: NeuronSet, more: Partial<Recipe> = {}): Recipe =>
  ({ projection: 'p(A->B)', pattern, sources, targets, numbers: {}, lists: {}, without: [], ...more });

function pairs(c: Connectivity): [number, number][] {
  const found: [number, number][] = [];
  eachSynapse(c, (_synapse, pre, post) => found.push([pre, post]));
  return found;
}

function degrees(c: Connectivity): { into: number[]; outOf: number[] } {
  const into = new Array<number>(c.targets).fill(0), outOf = new Array<number>(c.sources).fill(0);
  for (const [pre, post] of pairs(c)) {
    into[post]!++;
    outOf[pre]!++;
  }
  return { into, outOf };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const varianceOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + (v - meanOf(values)) ** 2, 0) / (values.length - 1);

/** Mean and variance of degrees that are binomial(n, p), each within five standard errors. */
function expectBinomial(values: readonly number[], n: number, p: number): void {
  const variance = n * p * (1 - p), count = values.length;
  expect(Math.abs(meanOf(values) - n * p)).toBeLessThan(5 * Math.sqrt(variance / count));
  expect(Math.abs(varianceOf(values) / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / (count - 1)));
}

const hasDoubles = (list: readonly [number, number][]): boolean => new Set(list.map(String)).size < list.length;
const hasAutapse = (list: readonly [number, number][]): boolean => list.some(([pre, post]) => pre === post);

describe('exact patterns', () => {
  test('all_to_all joins every pair, by target, then by source', () => {
    expect(pairs(connect(recipe('all_to_all', all('A', 2), all('B', 3)), 1))).toEqual([[0, 0], [1, 0], [0, 1], [1, 1], [0, 2], [1, 2]]);
  });

  test('all_to_all without autapses leaves the diagonal of one population out, and nothing between two', () => {
    const c = connect(recipe('all_to_all', all('A', 4), all('A', 4), { without: ['autapses'] }), 1);
    expect(c.synapses).toBe(12);
    expect(hasAutapse(pairs(c))).toBe(false);
    expect(connect(recipe('all_to_all', all('A', 4), all('B', 4), { without: ['autapses'] }), 1).synapses).toBe(16);
  });

  test('slices keep the numbers of the neurons in their populations', () => {
    const c = connect(recipe('all_to_all', { population: 'A', size: 10, first: 7, count: 2 }, { population: 'B', size: 9, first: 1, count: 8, neurons: Uint32Array.of(1, 4, 8) }), 1);
    const chosen = connect(recipe('one_to_one', { population: 'A', size: 10, first: 7, count: 3 }, { population: 'B', size: 9, first: 1, count: 3, neurons: Uint32Array.of(1, 4, 8) }), 1);
    expect(c.sources).toBe(10);
    expect(new Set(pairs(c).map(([pre]) => pre))).toEqual(new Set([7, 8]));
    expect(pairs(chosen)).toEqual([[7, 1], [8, 4], [9, 8]]);
  });

  test('list keeps its order, its doubles and its autapses', () => {
    const c = connect(recipe('list', all('A', 5), all('A', 5), { lists: { pre: [4, 0, 2, 2], post: [1, 0, 3, 3] } }), 1);
    expect(pairs(c)).toEqual([[4, 1], [0, 0], [2, 3], [2, 3]]);
  });

  test('where joins the pairs for which its condition holds', () => {
    const c = connect(recipe('where', all('A', 6), all('B', 6)), 1, (pre, post) => pre + post === 5);
    expect(pairs(c)).toEqual([[5, 0], [4, 1], [3, 2], [2, 3], [1, 4], [0, 5]]);
  });
});

describe('fixed_probability', () => {
  const c = connect(recipe('fixed_probability', all('A', 1500), all('B', 2000), { numbers: { p: 0.1 } }), 7), { into, outOf } = degrees(c);

  test('has binomial in-degrees and out-degrees', () => {
    expectBinomial(into, 1500, 0.1);
    expectBinomial(outOf, 2000, 0.1);
  });

  test('joins no pair twice, sources ascending', () => {
    expect(hasDoubles(pairs(c))).toBe(false);
    expect(pairs(c).every(([pre, post], i, list) => i === 0 || list[i - 1]![1] < post || list[i - 1]![0] < pre)).toBe(true);
  });

  test('without autapses every other pair keeps its probability', () => {
    const own = connect(recipe('fixed_probability', all('A', 1000), all('A', 1000), { numbers: { p: 0.2 }, without: ['autapses'] }), 7);
    expect(hasAutapse(pairs(own))).toBe(false);
    expectBinomial(degrees(own).into, 999, 0.2);
    expectBinomial(degrees(own).outOf, 999, 0.2);
  });

  test.each([[0, 0], [1, 12]])('with p = %d makes %d synapses of 12 pairs', (p, synapses) => {
    expect(connect(recipe('fixed_probability', all('A', 3), all('B', 4), { numbers: { p } }), 7).synapses).toBe(synapses);
  });
});

describe('fixed_indegree', () => {
  const n = 40, c = connect(recipe('fixed_indegree', all('A', 500), all('B', 3000), { numbers: { n } }), 3);

  test('gives every target exactly n, and sources a binomial out-degree', () => {
    expect(new Set(degrees(c).into)).toEqual(new Set([n]));
    expectBinomial(degrees(c).outOf, n * 3000, 1 / 500);
  });

  test('draws with replacement: the expected number of targets hear some source twice', () => {
    const doubled = Array.from({ length: 3000 }, (_, t) => new Set(c.pre.subarray(c.targetStart![t], c.targetStart![t + 1])).size < n).filter(Boolean).length;
    let different = 1;
    for (let i = 0; i < n; i++) different *= 1 - i / 500;
    expect(Math.abs(doubled / 3000 - (1 - different))).toBeLessThan(5 * Math.sqrt(different * (1 - different) / 3000));
  });

  test('without multapses draws different sources, each equally likely', () => {
    const distinct = connect(recipe('fixed_indegree', all('A', 60), all('B', 4000), { numbers: { n: 30 }, without: ['multapses'] }), 3);
    expect(hasDoubles(pairs(distinct))).toBe(false);
    expect(new Set(degrees(distinct).into)).toEqual(new Set([30]));
    expectBinomial(degrees(distinct).outOf, 4000, 0.5);
  });

  test('without autapses and multapses can take all others', () => {
    const others = connect(recipe('fixed_indegree', all('A', 8), all('A', 8), { numbers: { n: 7 }, without: ['autapses', 'multapses'] }), 3);
    expect(others.synapses).toBe(56);
    expect(hasAutapse(pairs(others)) || hasDoubles(pairs(others))).toBe(false);
  });
});

describe('what decides the draws', () => {
  const made = (more: Partial<Recipe> = {}, seed = 1): string => pairs(connect(recipe('fixed_probability', all('A', 50), all('B', 50), { numbers: { p: 0.3 }, ...more }), seed)).join(' ');

  test('the seed and the name of the projection, and nothing else', () => {
    expect(made()).toBe(made());
    expect(made({}, 2)).not.toBe(made());
    expect(made({ projection: 'q(A->B)' })).not.toBe(made());
  });

  test.each(['fixed_probability', 'fixed_indegree', 'all_to_all', 'list'])('parts of the targets of %s equal the whole', pattern => {
    const lists = { pre: Uint16Array.from({ length: 60 }, (_, i) => i % 20), post: Uint16Array.from({ length: 60 }, (_, i) => i * 7 % 30) };
    const whole = recipe(pattern, all('A', 20), all('B', 30), { numbers: { p: 0.4, n: 9 }, lists });
    const parts = [[0, 11], [11, 12], [12, 30]].flatMap(([from, to]) => pairs(connect(whole, 5, undefined, { from: from!, to: to! })));
    const sorted = (list: [number, number][]): string[] => list.map(String).sort();
    expect(sorted(parts)).toEqual(sorted(pairs(connect(whole, 5))));
  });
});
