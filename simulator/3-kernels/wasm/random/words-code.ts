// The words of a WordSequence in great numbers: blocks of one element, four side by side, the same bits as PhiloxBlocks.
import { Column, FunctionCode, type Code, type I32, type Variable } from '../code/index.js';
import { philoxCounters, philoxFactors, philoxKeys, philoxRounds, type Counters } from './philox-code.js';

/** (where they go, how many fours of blocks, element, first block, key low and high). */
export type WordsFunction = (
  out: number,
  fours: number,
  element: number,
  first: number,
  keyLow: number,
  keyHigh: number
) => void;

/** Bytes of four blocks. */
const fourBlocks = 64;

export function wordsCode(): FunctionCode {
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [out, fours, element, first, keyLow, keyHigh] = f.parameters;
  const counters = philoxCounters(f);
  const [c0, c1, c2, c3] = counters;
  const factors = philoxFactors(f);
  const keys = philoxKeys(f, keyLow, keyHigh);
  const blocks = f.keep(first.splat().plus(f.i32x4(0, 1, 2, 3)));
  f.each(0, fours, () => {
    c0.set(element.splat());
    c1.set(blocks);
    for (const zero of [c2, c3]) zero.set(f.i32x4(0, 0, 0, 0));
    philoxRounds(f, [counters], keys, factors);
    storeBlocks(f, out, counters);
    blocks.set(blocks.plus(f.i32x4(4, 4, 4, 4)));
    out.set(out.plus(fourBlocks));
  });
  return f;
}

/** Word k of block i lies in lane i of `words[k]`. */
function storeBlocks(f: Code, out: Variable<I32>, [c0, c1, c2, c3]: Counters): void {
  const firsts = f.local('i32x4');
  const lasts = f.local('i32x4');
  for (const half of [0, 2]) {
    const lanes = [half, 4 + half, half + 1, 5 + half] as const;
    firsts.set(c0.shuffled(c1, lanes));
    lasts.set(c2.shuffled(c3, lanes));
    for (const i of [0, 1])
      new Column('four', out)
        .fixed(f, 4 * (half + i))
        .set(firsts.shuffled(lasts, [2 * i, 2 * i + 1, 4 + 2 * i, 5 + 2 * i]));
  }
}
