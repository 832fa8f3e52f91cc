// Which synapses the patterns make: exact numbers, degree distributions against closed forms, and parts that equal the whole.
import { describe, expect, test } from 'vitest';
import type { NeuronSet, Recipe } from '../../../../simulator/2-plan/index.js';
import {
  connect,
  eachSynapse,
  type Connectivity,
  type PairValues
} from '../../../../simulator/3-kernels/connect/index.js';

const all = (population: string, size: number): NeuronSet => ({ population, size, first: 0, count: size });
const recipe = (pattern: string, sources: NeuronSet, targets: NeuronSet, more: Partial<Recipe> = {}): Recipe => ({
  projection: 'p(A->B)',
  pattern,
  sources,
  targets,
  numbers: {},
  lists: {},
  without: [],
  ...more
});

const asked =
  (pair: (pre: number, post: number) => number): PairValues =>
  (pre, count, post) =>
    Float64Array.from(pre.subarray(0, count), source => pair(source, post));

function pairs(c: Connectivity): [number, number][] {
  const found: [number, number][] = [];
  eachSynapse(c, (_synapse, pre, post) => found.push([pre, post]));
  return found;
}

function degrees(c: Connectivity): { into: number[]; outOf: number[] } {
  const into = new Array<number>(c.targets).fill(0);
  const outOf = new Array<number>(c.sources).fill(0);
  for (const [pre, post] of pairs(c)) {
    into[post]!++;
    outOf[pre]!++;
  }
  return { into, outOf };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const varianceOf = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + (v - meanOf(values)) ** 2, 0) / (values.length - 1);

/** Mean and variance of degrees that are binomial(n, p), each within five standard errors. */
function expectBinomial(values: readonly number[], n: number, p: number): void {
  const variance = n * p * (1 - p);
  const count = values.length;
  expect(Math.abs(meanOf(values) - n * p)).toBeLessThan(5 * Math.sqrt(variance / count));
  expect(Math.abs(varianceOf(values) / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / (count - 1)));
}

const hasDoubles = (list: readonly [number, number][]): boolean => new Set(list.map(String)).size < list.length;
const hasAutapse = (list: readonly [number, number][]): boolean => list.some(([pre, post]) => pre === post);

describe('exact patterns', () => {
  test('all_to_all joins every pair, by target, then by source', () => {
    expect(pairs(connect(recipe('all_to_all', all('A', 2), all('B', 3)), 1))).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
      [0, 2],
      [1, 2]
    ]);
  });

  test('all_to_all without autapses leaves the diagonal of one population out, and nothing between two', () => {
    const c = connect(recipe('all_to_all', all('A', 4), all('A', 4), { without: ['autapses'] }), 1);
    expect(c.synapses).toBe(12);
    expect(hasAutapse(pairs(c))).toBe(false);
    expect(connect(recipe('all_to_all', all('A', 4), all('B', 4), { without: ['autapses'] }), 1).synapses).toBe(16);
  });

  test('slices keep the numbers of the neurons in their populations', () => {
    const c = connect(
      recipe(
        'all_to_all',
        { population: 'A', size: 10, first: 7, count: 2 },
        { population: 'B', size: 9, first: 1, count: 8, neurons: Uint32Array.of(1, 4, 8) }
      ),
      1
    );
    const chosen = connect(
      recipe(
        'one_to_one',
        { population: 'A', size: 10, first: 7, count: 3 },
        { population: 'B', size: 9, first: 1, count: 3, neurons: Uint32Array.of(1, 4, 8) }
      ),
      1
    );
    expect(c.sources).toBe(10);
    expect(new Set(pairs(c).map(([pre]) => pre))).toEqual(new Set([7, 8]));
    expect(pairs(chosen)).toEqual([
      [7, 1],
      [8, 4],
      [9, 8]
    ]);
  });

  test('list keeps its order, its doubles and its autapses', () => {
    const c = connect(
      recipe('list', all('A', 5), all('A', 5), { lists: { pre: [4, 0, 2, 2], post: [1, 0, 3, 3] } }),
      1
    );
    expect(pairs(c)).toEqual([
      [4, 1],
      [0, 0],
      [2, 3],
      [2, 3]
    ]);
  });

  test('where joins the pairs for which its condition holds', () => {
    const c = connect(
      recipe('where', all('A', 6), all('B', 6)),
      1,
      asked((pre, post) => (pre + post === 5 ? 1 : 0))
    );
    expect(pairs(c)).toEqual([
      [5, 0],
      [4, 1],
      [3, 2],
      [2, 3],
      [1, 4],
      [0, 5]
    ]);
  });
});

describe('fixed_probability', () => {
  const c = connect(recipe('fixed_probability', all('A', 1500), all('B', 2000), { numbers: { p: 0.1 } }), 7);
  const { into, outOf } = degrees(c);

  test('has binomial in-degrees and out-degrees', () => {
    expectBinomial(into, 1500, 0.1);
    expectBinomial(outOf, 2000, 0.1);
  });

  test('joins no pair twice, sources ascending', () => {
    expect(hasDoubles(pairs(c))).toBe(false);
    expect(pairs(c).every(([pre, post], i, list) => i === 0 || list[i - 1]![1] < post || list[i - 1]![0] < pre)).toBe(
      true
    );
  });

  test('without autapses every other pair keeps its probability', () => {
    const own = connect(
      recipe('fixed_probability', all('A', 1000), all('A', 1000), { numbers: { p: 0.2 }, without: ['autapses'] }),
      7
    );
    expect(hasAutapse(pairs(own))).toBe(false);
    expectBinomial(degrees(own).into, 999, 0.2);
    expectBinomial(degrees(own).outOf, 999, 0.2);
  });

  test.each([
    [0, 0],
    [1, 12]
  ])('with p = %d makes %d synapses of 12 pairs', (p, synapses) => {
    expect(connect(recipe('fixed_probability', all('A', 3), all('B', 4), { numbers: { p } }), 7).synapses).toBe(
      synapses
    );
  });
});

describe('fixed_indegree', () => {
  const n = 40;
  const c = connect(recipe('fixed_indegree', all('A', 500), all('B', 3000), { numbers: { n } }), 3);

  test('gives every target exactly n, and sources a binomial out-degree', () => {
    expect(new Set(degrees(c).into)).toEqual(new Set([n]));
    expectBinomial(degrees(c).outOf, n * 3000, 1 / 500);
  });

  test('draws with replacement: the expected number of targets hear some source twice', () => {
    const doubled = Array.from(
      { length: 3000 },
      (_, t) => new Set(c.pre.subarray(c.targetStart![t], c.targetStart![t + 1])).size < n
    ).filter(Boolean).length;
    let different = 1;
    for (let i = 0; i < n; i++) different *= 1 - i / 500;
    expect(Math.abs(doubled / 3000 - (1 - different))).toBeLessThan(
      5 * Math.sqrt((different * (1 - different)) / 3000)
    );
  });

  test('without multapses draws different sources, each equally likely', () => {
    const distinct = connect(
      recipe('fixed_indegree', all('A', 60), all('B', 4000), { numbers: { n: 30 }, without: ['multapses'] }),
      3
    );
    expect(hasDoubles(pairs(distinct))).toBe(false);
    expect(new Set(degrees(distinct).into)).toEqual(new Set([30]));
    expectBinomial(degrees(distinct).outOf, 4000, 0.5);
  });

  test('without autapses and multapses can take all others', () => {
    const others = connect(
      recipe('fixed_indegree', all('A', 8), all('A', 8), { numbers: { n: 7 }, without: ['autapses', 'multapses'] }),
      3
    );
    expect(others.synapses).toBe(56);
    expect(hasAutapse(pairs(others)) || hasDoubles(pairs(others))).toBe(false);
  });
});

describe('fixed_outdegree', () => {
  const n = 40;
  const c = connect(recipe('fixed_outdegree', all('A', 3000), all('B', 500), { numbers: { n } }), 3);

  test('gives every source exactly n, and targets a binomial in-degree', () => {
    expect(new Set(degrees(c).outOf)).toEqual(new Set([n]));
    expectBinomial(degrees(c).into, n * 3000, 1 / 500);
  });

  test('is sorted by target, then by source', () => {
    expect(
      pairs(c).every(
        ([pre, post], i, list) =>
          i === 0 || list[i - 1]![1] < post || (list[i - 1]![1] === post && list[i - 1]![0] <= pre)
      )
    ).toBe(true);
  });

  test('draws with replacement: the expected number of sources hits some target twice', () => {
    const targets = Array.from({ length: 3000 }, () => new Set<number>());
    for (const [pre, post] of pairs(c)) targets[pre]!.add(post);
    let different = 1;
    for (let i = 0; i < n; i++) different *= 1 - i / 500;
    const doubled = targets.filter(set => set.size < n).length / 3000;
    expect(Math.abs(doubled - (1 - different))).toBeLessThan(5 * Math.sqrt((different * (1 - different)) / 3000));
  });

  test('without multapses draws different targets, each equally likely', () => {
    const distinct = connect(
      recipe('fixed_outdegree', all('A', 4000), all('B', 60), { numbers: { n: 30 }, without: ['multapses'] }),
      3
    );
    expect(hasDoubles(pairs(distinct))).toBe(false);
    expect(new Set(degrees(distinct).outOf)).toEqual(new Set([30]));
    expectBinomial(degrees(distinct).into, 4000, 0.5);
  });

  test('without autapses and multapses can take all others, also between slices that overlap', () => {
    const without = ['autapses', 'multapses'] as const;
    const others = connect(recipe('fixed_outdegree', all('A', 8), all('A', 8), { numbers: { n: 7 }, without }), 3);
    expect(others.synapses).toBe(56);
    expect(hasAutapse(pairs(others)) || hasDoubles(pairs(others))).toBe(false);
    const low = { population: 'A', size: 8, first: 0, count: 5 };
    const high = { population: 'A', size: 8, first: 3, count: 5 };
    const some = connect(recipe('fixed_outdegree', low, high, { numbers: { n: 4 }, without }), 3);
    expect(degrees(some).outOf).toEqual([4, 4, 4, 4, 4, 0, 0, 0]);
    expect(hasAutapse(pairs(some)) || hasDoubles(pairs(some))).toBe(false);
  });
});

describe('fixed_total', () => {
  const n = 60_000;
  const c = connect(recipe('fixed_total', all('A', 500), all('B', 400), { numbers: { n } }), 3);

  test('makes exactly n synapses, with binomial degrees on both sides', () => {
    expect(c.synapses).toBe(n);
    expectBinomial(degrees(c).into, n, 1 / 400);
    expectBinomial(degrees(c).outOf, n, 1 / 500);
  });

  test('draws pairs with replacement', () => {
    const distinct = new Set(pairs(c).map(String)).size;
    const all200k = 500 * 400;
    const mean = all200k * (1 - (1 - 1 / all200k) ** n);
    expect(Math.abs(distinct - mean)).toBeLessThan(5 * Math.sqrt(mean * (1 - mean / all200k)));
  });

  test('without multapses every pair is equally likely: degrees are hypergeometric', () => {
    const distinct = connect(
      recipe('fixed_total', all('A', 500), all('B', 400), { numbers: { n }, without: ['multapses'] }),
      3
    );
    const p = n / (500 * 400);
    expect(distinct.synapses).toBe(n);
    expect(hasDoubles(pairs(distinct))).toBe(false);
    expectBinomial(degrees(distinct).into, 500, p);
    expectBinomial(degrees(distinct).outOf, 400, p);
  });

  test('without autapses every other pair is equally likely', () => {
    const own = connect(
      recipe('fixed_total', all('A', 300), all('A', 300), { numbers: { n }, without: ['autapses'] }),
      3
    );
    expect([own.synapses, hasAutapse(pairs(own))]).toEqual([n, false]);
    expectBinomial(degrees(own).into, n, 1 / 300);
    expectBinomial(degrees(own).outOf, n, 1 / 300);
  });

  test.each([[[]], [['autapses'] as const], [['autapses', 'multapses'] as const]])(
    '%j takes all pairs, or none',
    without => {
      const most = without.length === 0 ? 64 : 56;
      const whole = connect(recipe('fixed_total', all('A', 8), all('A', 8), { numbers: { n: most }, without }), 3);
      expect(whole.synapses).toBe(most);
      if (without.length === 2) expect(new Set(pairs(whole).map(String)).size).toBe(56);
      expect(connect(recipe('fixed_total', all('A', 8), all('A', 8), { numbers: { n: 0 }, without }), 3).synapses).toBe(
        0
      );
    }
  );
});

describe('fixed_probability that differs between pairs', () => {
  const odds = (pre: number, post: number): number => (((pre % 10) + 1) * ((post % 5) + 1)) / 50;
  const c = connect(recipe('fixed_probability', all('A', 400), all('B', 500), { pairwise: 'p' }), 3, asked(odds));
  const found = pairs(c);

  test('connects each kind of pair with its own probability, at most once', () => {
    expect(hasDoubles(found)).toBe(false);
    for (let a = 0; a < 10; a++)
      for (let b = 0; b < 5; b++) {
        const p = odds(a, b);
        const made = found.filter(([pre, post]) => pre % 10 === a && post % 5 === b).length;
        expect(Math.abs(made - 4000 * p)).toBeLessThanOrEqual(5 * Math.sqrt(4000 * p * (1 - p)));
      }
  });

  test('refuses what is no probability, with the pair', () => {
    expect(() =>
      connect(
        recipe('fixed_probability', all('A', 4), all('B', 4), { pairwise: 'p' }),
        3,
        asked(pre => pre)
      )
    ).toThrow('The probability p of p(A->B) is 2 from A[2] to B[0]: give a number from 0 to 1');
  });
});

describe('what decides the draws', () => {
  const made = (more: Partial<Recipe> = {}, seed = 1): string =>
    pairs(
      connect(recipe('fixed_probability', all('A', 50), all('B', 50), { numbers: { p: 0.3 }, ...more }), seed)
    ).join(' ');

  test('the seed and the name of the projection, and nothing else', () => {
    expect(made()).toBe(made());
    expect(made({}, 2)).not.toBe(made());
    expect(made({ projection: 'q(A->B)' })).not.toBe(made());
  });

  test.each(['fixed_probability', 'fixed_indegree', 'fixed_outdegree', 'fixed_total', 'all_to_all', 'list'])(
    'parts of the targets of %s equal the whole',
    pattern => {
      const lists = {
        pre: Uint16Array.from({ length: 60 }, (_, i) => i % 20),
        post: Uint16Array.from({ length: 60 }, (_, i) => (i * 7) % 30)
      };
      const whole = recipe(pattern, all('A', 20), all('B', 30), { numbers: { p: 0.4, n: 9 }, lists });
      const parts = [
        [0, 11],
        [11, 12],
        [12, 30]
      ].flatMap(([from, to]) => pairs(connect(whole, 5, undefined, { from: from!, to: to! })));
      const sorted = (list: [number, number][]): string[] => list.map(String).sort();
      expect(sorted(parts)).toEqual(sorted(pairs(connect(whole, 5))));
    }
  );

  test.each(['fixed_indegree', 'fixed_outdegree', 'fixed_total'])(
    'parts of %s without autapses and multapses equal the whole',
    pattern => {
      const whole = recipe(pattern, all('A', 30), all('A', 30), {
        numbers: { n: 9 },
        without: ['autapses', 'multapses']
      });
      const parts = [
        [20, 30],
        [0, 20]
      ].flatMap(([from, to]) => pairs(connect(whole, 5, undefined, { from: from!, to: to! })));
      expect(parts.map(String).sort()).toEqual(pairs(connect(whole, 5)).map(String).sort());
    }
  );
});
