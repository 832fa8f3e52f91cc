// Pools and convolutions against the sums that define them, and what cannot be one.
import { describe, expect, test } from 'vitest';
import { checkRecipe, expectedSynapses, type NeuronSet, type Recipe } from '../../../../simulator/2-plan/index.js';
import { connect, eachSynapse } from '../../../../simulator/3-kernels/connect/index.js';

const image = (population: string, ...extents: number[]): NeuronSet => {
  const size = extents.reduce((product, extent) => product * extent, 1);
  return { population, size, first: 0, count: size, axes: extents.map(extent => ({ extent, low: 0, count: extent })) };
};
const recipe = (
  pattern: string,
  sources: NeuronSet,
  targets: NeuronSet,
  numbers: Record<string, number>,
  more: Partial<Recipe> = {}
): Recipe => ({
  projection: 'c(A->B)',
  pattern,
  sources,
  targets,
  numbers: { stride: 1, padding: 0, ...numbers },
  lists: {},
  without: [],
  ...more
});

function pairs(made: Recipe): [number, number][] {
  const found: [number, number][] = [];
  eachSynapse(connect(made, 1), (_synapse, pre, post) => found.push([pre, post]));
  return found;
}

/** The pairs by their definition: every target, every source, is it in the window? */
function windows(
  from: readonly number[],
  to: readonly number[],
  n: Record<string, number>,
  own: boolean
): [number, number][] {
  const found: [number, number][] = [];
  const [ci, yi, xi] = from as [number, number, number];
  const [co, yo, xo] = to as [number, number, number];
  for (let post = 0; post < co * yo * xo; post++)
    for (let pre = 0; pre < ci * yi * xi; pre++) {
      const row = (Math.floor(pre / xi) % yi) - ((Math.floor(post / xo) % yo) * n.stride! - n.padding!);
      const column = (pre % xi) - ((post % xo) * n.stride! - n.padding!);
      const sameChannel = Math.floor(pre / (yi * xi)) === Math.floor(post / (yo * xo));
      if (row >= 0 && row < n.rows! && column >= 0 && column < n.columns! && (!own || sameChannel))
        found.push([pre, post]);
    }
  return found;
}

describe.each([
  [[1, 5, 6], [1, 3, 4], { rows: 3, columns: 3, stride: 1, padding: 0 }],
  [[3, 5, 6], [3, 5, 6], { rows: 3, columns: 3, stride: 1, padding: 1 }],
  [[2, 8, 8], [2, 4, 4], { rows: 2, columns: 2, stride: 2, padding: 0 }],
  [[2, 7, 9], [2, 4, 6], { rows: 3, columns: 1, stride: 2, padding: 1 }]
])('from %j to %j with %j', (from, to, numbers) => {
  test.each(['pool', 'convolution'])('%s makes the pairs of its definition', pattern => {
    const made = recipe(pattern, image('A', ...from), image('B', ...to), numbers);
    expect(checkRecipe(made)).toEqual([]);
    expect(pairs(made)).toEqual(windows(from, to, numbers, pattern === 'pool'));
    expect(expectedSynapses(made)).toBe(pairs(made).length);
  });
});

test('channels of a convolution may differ', () => {
  const made = recipe('convolution', image('A', 2, 4, 4), image('B', 5, 2, 2), { rows: 3, columns: 3 });
  expect(pairs(made)).toEqual(windows([2, 4, 4], [5, 2, 2], made.numbers, false));
  expect(expectedSynapses(made)).toBe(5 * 4 * 2 * 9);
});

test.each(['pool', 'convolution'])('%s within one population can leave autapses out', pattern => {
  const numbers = { rows: 3, columns: 3, stride: 1, padding: 1 };
  const made = recipe(pattern, image('A', 2, 4, 5), image('A', 2, 4, 5), numbers, { without: ['autapses'] });
  expect(pairs(made)).toEqual(
    windows([2, 4, 5], [2, 4, 5], numbers, pattern === 'pool').filter(([pre, post]) => pre !== post)
  );
  expect(expectedSynapses(made)).toBe(pairs(made).length);
});

test.each<[string, number[], number[], Record<string, number>, string]>([
  [
    'pool',
    [28],
    [14, 14],
    { rows: 2, columns: 2 },
    'pool of c(A->B) needs rows and columns, and A has one axis: write A[ROWS, COLUMNS] or [CHANNELS, ROWS, COLUMNS].'
  ],
  [
    'convolution',
    [28, 28],
    [28, 28],
    { rows: 3, columns: 3 },
    'convolution of c(A->B) gives 26 × 26 positions, and B has 28 × 28: give it 26 × 26 neurons per channel, or change stride and padding.'
  ],
  [
    'convolution',
    [2, 2],
    [1, 1],
    { rows: 3, columns: 3 },
    'The window of convolution of c(A->B), 3 × 3, does not fit into A, 2 × 2: lower rows and columns or raise padding.'
  ],
  [
    'convolution',
    [4, 4],
    [4, 4],
    { rows: 1.5, columns: 3 },
    'rows of convolution of c(A->B) is 1.5: give a whole number, 1 or more.'
  ],
  [
    'pool',
    [4, 4],
    [4, 4],
    { rows: 1, columns: 1, stride: 0 },
    'stride of pool of c(A->B) is 0: give a whole number, 1 or more.'
  ],
  [
    'pool',
    [3, 4, 4],
    [2, 2, 2],
    { rows: 2, columns: 2, stride: 2 },
    'pool of c(A->B) keeps channels apart, but A has 3 and B has 2: give both the same number.'
  ]
])('an impossible %s is refused: %j to %j with %j', (pattern, from, to, numbers, message) => {
  expect(
    checkRecipe(recipe(pattern, image('A', ...from), image('B', ...to), numbers)).map(fault => fault.message)
  ).toEqual([message]);
});

test.each<[string, number, readonly ('autapses' | 'multapses')[], string]>([
  ['fixed_outdegree', 2.5, [], 'The out-degree n of c(A->B) is 2.5: give a whole number, 0 or more.'],
  [
    'fixed_outdegree',
    5,
    ['multapses'],
    'c(A->B) draws 5 different targets for each source, but B has only 4: lower n or allow multapses.'
  ],
  ['fixed_total', -1, [], 'The number n of synapses of c(A->B) is -1: give a whole number, 0 or more.'],
  [
    'fixed_total',
    13,
    ['multapses'],
    'c(A->B) draws 13 different pairs, but between A and B there are only 12: lower n or allow multapses.'
  ],
  [
    'fixed_total',
    5e9,
    [],
    'c(A->B) would have 5.00e+9 synapses, and one connection can have at most 4.29e+9: connect fewer neurons or more sparsely.'
  ]
])('%s(%d) that cannot be drawn is refused', (pattern, n, without, message) => {
  expect(
    checkRecipe(recipe(pattern, image('A', 3), image('B', 4), { n }, { without })).map(fault => fault.message)
  ).toEqual([message]);
});
