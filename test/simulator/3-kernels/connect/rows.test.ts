// Rows by source and columns by target say the same as the canonical order.
import { describe, expect, test } from 'vitest';
import type { NeuronSet, Recipe } from '../../../../simulator/2-plan/index.js';
import { columnsOf, connect, eachSynapse, rowsOf } from '../../../../simulator/3-kernels/connect/index.js';
import { Cancelled, ProgressMeter, span } from '../../../../simulator/3-kernels/watch/index.js';

const all = (population: string, size: number): NeuronSet => ({ population, size, first: 0, count: size });
const base = { projection: 'p', sources: all('A', 30), targets: all('B', 20), without: [] };
const byTarget: Recipe = { ...base, pattern: 'fixed_indegree', numbers: { n: 12 }, lists: {} };
const inListOrder: Recipe = {
  ...base,
  pattern: 'list',
  numbers: {},
  lists: { pre: [29, 3, 3, 0, 29], post: [7, 19, 7, 0, 7] }
};

describe.each([
  ['sorted by target', byTarget],
  ['in list order', inListOrder]
])('synapses %s', (_, recipe) => {
  const c = connect(recipe, 1);
  const synapses: { synapse: number; pre: number; post: number }[] = [];
  eachSynapse(c, (synapse, pre, post) => synapses.push({ synapse, pre, post }));

  test('are in the row of their source, by target, in canonical order otherwise', () => {
    const { rowStart, targets, synapse } = rowsOf(c, true);
    for (let s = 0; s < 30; s++) {
      const row = Array.from({ length: rowStart[s + 1]! - rowStart[s]! }, (_, i) => ({
        synapse: synapse![rowStart[s]! + i]!,
        pre: s,
        post: targets[rowStart[s]! + i]!
      }));
      expect(row).toEqual(synapses.filter(synapse => synapse.pre === s).sort((a, b) => a.post - b.post));
    }
  });

  test('are in the column of their target, in canonical order', () => {
    const { start, synapse } = columnsOf(c);
    for (let t = 0; t < 20; t++) {
      const column = Array.from({ length: start[t + 1]! - start[t]! }, (_, i) =>
        synapse ? synapse[start[t]! + i]! : start[t]! + i
      );
      expect(column).toEqual(synapses.filter(synapse => synapse.post === t).map(synapse => synapse.synapse));
    }
  });

  test('carry no numbers unless these are asked for', () => {
    expect(rowsOf(c, false).synapse).toBeUndefined();
  });
});

test('neurons of large populations are numbered in four bytes', () => {
  const c = connect(
    {
      ...base,
      pattern: 'list',
      sources: all('A', 70000),
      targets: all('B', 70000),
      numbers: {},
      lists: { pre: [69999], post: [66000] }
    },
    1
  );
  expect([c.pre[0], rowsOf(c, false).targets[0]]).toEqual([69999, 66000]);
});

test('making and sorting synapses ask every few thousand whether to go on, and stop where not', () => {
  let asked = 0;
  const many: Recipe = { ...byTarget, targets: all('B', 2000), numbers: { n: 100 } };
  const looks = 200_000 / (span + 100);
  const progress = new ProgressMeter({ cancelled: () => ++asked < 0 });
  const c = connect(many, 1, undefined, undefined, progress);
  expect(asked).toBeGreaterThan(looks - 1);
  asked = 0;
  rowsOf(c, true, undefined, progress);
  // to count, and to put in place
  expect(asked).toBeGreaterThan(2 * looks - 2);
  for (const work of [
    (p: ProgressMeter) => connect(many, 1, undefined, undefined, p),
    (p: ProgressMeter) => rowsOf(c, false, undefined, p)
  ]) {
    asked = 0;
    expect(() => work(new ProgressMeter({ cancelled: () => ++asked === 5 }))).toThrow(Cancelled);
    expect(asked).toBe(5);
  }
});
