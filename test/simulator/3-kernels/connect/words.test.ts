// Random words by the block: generated code gives the bits of the plain generator, and a sequence the same words however they are asked for.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PhiloxBlocks, streamKey, WordSequence } from '../../../../simulator/0-numbers/index.js';
import type { NeuronSet, Recipe } from '../../../../simulator/2-plan/index.js';
import { connect } from '../../../../simulator/3-kernels/connect/index.js';
import { ManyBlocks } from '../../../../simulator/3-kernels/connect/many-blocks.js';
import { ProgressMeter } from '../../../../simulator/3-kernels/watch/index.js';

const key = streamKey(5, 'p(A->B).pattern');
const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('generated code gives the blocks of the plain generator', () => {
  const generated = new ManyBlocks();
  const plain = new PhiloxBlocks();
  fc.assert(
    fc.property(word, word, word, word, fc.integer({ min: 1, max: 64 }), (low, high, element, first, count) => {
      for (const blocks of [generated, plain]) blocks.fill({ low, high }, element, first, count);
      expect(generated.words.slice(0, 4 * count)).toEqual(plain.words.slice(0, 4 * count));
    })
  );
});

test('both fill all the room they have', () => {
  const generated = new ManyBlocks();
  const plain = new PhiloxBlocks();
  const most = generated.words.length / 4;
  const some = plain.words.length / 4;
  generated.fill(key, 3, 0, most);
  for (let first = 0; first < most; first += some) {
    plain.fill(key, 3, first, some);
    expect(generated.words.slice(4 * first, 4 * (first + some))).toEqual(plain.words);
  }
});

// up to 2^21 by a product, above by a mask
test.each([1, 10, 12_500, 2 ** 21, 2 ** 21 + 1, 2 ** 32 - 5])(
  'numbers below %d are the same one by one and all at once, across many fillings',
  count => {
    const one = new WordSequence(key);
    const all = new WordSequence(key, new ManyBlocks());
    const n = 50_000;
    const into = new Uint32Array(n + 7);
    one.start(9);
    all.start(9, 1000);
    expect(all.word()).toBe(one.word());
    all.allBelow(count, n, into, 7);
    expect(into.subarray(7)).toEqual(Uint32Array.from({ length: n }, () => one.below(count)));
    expect(all.uniform()).toBe(one.uniform());
  }
);

test.each(['fixed_indegree', 'fixed_outdegree', 'fixed_total', 'fixed_probability'])(
  '%s is the same whoever makes the words',
  pattern => {
    const population: NeuronSet = { population: 'A', size: 300, first: 0, count: 300 };
    for (const without of [[], ['autapses'], ['autapses', 'multapses']] as const) {
      const numbers: Record<string, number> =
        pattern === 'fixed_probability' ? { p: 0.3 } : { n: pattern === 'fixed_total' ? 20_000 : 100 };
      const recipe: Recipe = {
        projection: 'p(A->A)',
        pattern,
        sources: population,
        targets: population,
        numbers,
        lists: {},
        without
      };
      const [plain, generated] = [new PhiloxBlocks(), new ManyBlocks()].map(blocks =>
        connect(recipe, 2, undefined, undefined, new ProgressMeter(), blocks)
      );
      expect(generated).toEqual(plain);
      expect(plain!.synapses).toBeGreaterThan(10_000);
    }
  }
);
