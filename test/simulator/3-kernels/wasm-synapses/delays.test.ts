// Synapses with delays of their own stand sorted by delay within their rows, those of one delay in their order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctDelays, sortByDelay } from '../../../../simulator/3-kernels/wasm/synapses/delays-of-places.js';

const rows = fc.array(
  fc.array(
    fc.integer({ min: 1, max: 2 ** 24 - 1 }).map(steps => (steps % 3 ? steps % 8 || 1 : steps)),
    { maxLength: 20 }
  ),
  { maxLength: 6 }
);

test('rows are sorted, and equal delays keep their order', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (delaysOfRows, withOthers) => {
      const flat = delaysOfRows.flat();
      // numbers of synapses that are not their places
      const synapse = Uint32Array.from(flat, (_, place) => flat.length - 1 - place);
      const delays = Uint32Array.from(flat).reverse();
      const others = withOthers ? Uint16Array.from(flat, (_, place) => 100 + place) : undefined;
      const starts = Uint32Array.from([0, ...delaysOfRows.map((_, i) => delaysOfRows.slice(0, i + 1).flat().length)]);
      let from = 0;
      const expected = delaysOfRows.flatMap(row => {
        const places = row.map((steps, i) => ({ steps, place: from + i }));
        from += row.length;
        return places.sort((a, b) => a.steps - b.steps || a.place - b.place);
      });
      const sorted = sortByDelay(starts, delays, synapse, others);
      expect([...sorted]).toEqual(expected.map(({ steps }) => steps));
      expect([...synapse]).toEqual(expected.map(({ place }) => flat.length - 1 - place));
      if (others) expect([...others]).toEqual(expected.map(({ place }) => 100 + place));
    })
  );
});

test('delays that occur, longest first', () => {
  expect(distinctDelays(Uint32Array.of(3, 1, 3, 2 ** 24 - 1, 1))).toEqual([2 ** 24 - 1, 3, 1]);
  expect(distinctDelays(7)).toEqual([7]);
  expect(distinctDelays(new Uint32Array(0))).toEqual([]);
});
