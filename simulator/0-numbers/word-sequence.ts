// A sequence of random words for each element: for connection patterns, which need many draws for each target neuron.
import type { StreamKey } from './philox.js';
import { uniform53 } from './uniform53.js';
import { PhiloxBlocks, type WordBlocks } from './word-blocks.js';

/** Up to this count the product with a word is exact. */
const mostExact = 2 ** 21;

/** Words 4j .. 4j + 3 of an element are the Philox block with the counter (element, j, 0, 0). */
export class WordSequence {
  private element = 0;
  /** the next block to be made */
  private block = 0;
  private next = 0;
  private end = 0;
  private expected = 1;

  constructor(
    private readonly key: StreamKey,
    private readonly blocks: WordBlocks = new PhiloxBlocks()
  ) {}

  /** Goes to word 0 of an element (0 .. 2^32 - 1), of which so many words will be wanted, more or less. */
  start(element: number, expected = 1): void {
    this.element = element;
    this.block = this.next = this.end = 0;
    this.expected = expected;
  }

  /** So many words will be wanted from here on, more or less. */
  expect(words: number): void {
    this.expected = words - (this.end - this.next);
  }

  /** The next 32 bits, unsigned. */
  word(): number {
    if (this.next === this.end) this.make(this.expected);
    return this.blocks.words[this.next++]!;
  }

  /** The next uniform number in [0, 1), from two words. */
  uniform(): number {
    const first = this.word();
    return uniform53(first, this.word());
  }

  /** The next whole number in 0 .. count - 1 without bias, count from 1 to 2^32 (D. Lemire 2019, doi:10.1145/3230636): mostly one word. */
  below(count: number): number {
    if (count > mostExact) return this.belowLarge(count);
    for (;;) {
      const product = this.word() * count;
      const value = Math.floor(product * 2 ** -32);
      const fraction = product - value * 4294967296;
      if (fraction >= count || fraction >= 4294967296 % count) return value;
    }
  }

  /** `n` numbers as from `below`, one after the other, written to `into` from `at` on. */
  allBelow(count: number, n: number, into: Uint16Array | Uint32Array, at: number): void {
    const last = at + n;
    const rejected = 4294967296 % count;
    if (count > mostExact) for (let i = at; i < last; i++) into[i] = this.belowLarge(count);
    else
      for (let i = at; i < last; ) {
        if (this.next === this.end) this.make(last - i);
        const { words } = this.blocks;
        const end = Math.min(this.end, this.next + last - i);
        for (let next = this.next; next < end; next++) {
          const product = words[next]! * count;
          const value = Math.floor(product * 2 ** -32);
          if (product - value * 4294967296 >= rejected) into[i++] = value;
        }
        this.next = end;
      }
  }

  /** The products above would not be exact: words masked to the size of `count`, until one is below it. */
  private belowLarge(count: number): number {
    const mask = 0xffffffff >>> Math.clz32(count - 1);
    for (;;) {
      const value = (this.word() & mask) >>> 0;
      if (value < count) return value;
    }
  }

  private make(words: number): void {
    const { blocks } = this;
    const count = Math.max(1, Math.min(Math.ceil(words / 4), blocks.words.length / 4));
    blocks.fill(this.key, this.element, this.block, count);
    this.block += count;
    this.expected = words - 4 * count;
    this.next = 0;
    this.end = 4 * count;
  }
}
