// The words of a WordSequence in great numbers: blocks of one element, four side by side, the same bits as PhiloxBlocks.
import { FunctionBuilder, type Local } from '../code/encode/index.js';
import { lanes32, philoxFactors, philoxKeys, philoxRounds } from './random-code.js';

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

export function wordsCode(): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [out, fours, element, first, keyLow, keyHigh] = b.parameters;
  const four = b.local('i32');
  const blocks = b.local('v128');
  const counters = [0, 1, 2, 3].map(() => b.local('v128')) as [Local, Local, Local, Local];
  const factors = philoxFactors(b);
  const keys = philoxKeys(b, keyLow!, keyHigh!);
  b.get(first!).op('i32x4.splat').i32x4(0, 1, 2, 3).op('i32x4.add').set(blocks);
  return b.count(
    four,
    () => b.get(fours!),
    () => {
      const [c0, c1, c2, c3] = counters;
      b.get(element!).op('i32x4.splat').set(c0).get(blocks).set(c1);
      for (const zero of [c2, c3]) b.i32x4(0, 0, 0, 0).set(zero);
      philoxRounds(b, [counters], keys, factors);
      storeBlocks(b, out!, counters);
      b.get(blocks).i32x4(4, 4, 4, 4).op('i32x4.add').set(blocks).get(out!).i32(fourBlocks).op('i32.add').set(out!);
    }
  );
}

/** Word k of block i lies in lane i of `words[k]`. */
function storeBlocks(b: FunctionBuilder, out: Local, [c0, c1, c2, c3]: readonly [Local, Local, Local, Local]): void {
  const firsts = b.scratch('v128');
  const lasts = b.local('v128');
  for (const half of [0, 2]) {
    const lanes = lanes32(half, 4 + half, half + 1, 5 + half);
    b.get(c0).get(c1).shuffle(lanes).set(firsts).get(c2).get(c3).shuffle(lanes).set(lasts);
    for (const i of [0, 1])
      b.get(out)
        .get(firsts)
        .get(lasts)
        .shuffle(lanes32(2 * i, 2 * i + 1, 4 + 2 * i, 5 + 2 * i))
        .memory('v128.store', 16 * (half + i));
  }
}
