// Random words by the block: where a sequence of them comes from.
import { philox, type StreamKey } from './philox.js';

export interface WordBlocks {
  /** four words a block */
  readonly words: Uint32Array;
  /** Writes the blocks with the counters (element, first, 0, 0), (element, first + 1, 0, 0), …: no more than `words` has room for. */
  fill(key: StreamKey, element: number, first: number, count: number): void;
}

export class PhiloxBlocks implements WordBlocks {
  readonly words = new Uint32Array(256);

  fill(key: StreamKey, element: number, first: number, count: number): void {
    for (let i = 0; i < count; i++) philox(key, element, first + i, 0, 0, this.words, 4 * i);
  }
}
