// A sequence of random words for each element: for connection patterns, which need many draws for each target neuron.
import { philox, type StreamKey } from './philox.js';
import { uniform53 } from './uniform53.js';

/** Words 4j .. 4j + 3 of an element are the Philox block with the counter (element, j, 0, 0). */
export class WordSequence {
  private readonly words = new Uint32Array(4);
  private element = 0;
  private block = 0;
  private next = 4;

  constructor(private readonly key: StreamKey) {}

  /** Goes to word 0 of an element (0 .. 2^32 - 1). */
  start(element: number): void {
    this.element = element;
    this.block = 0;
    this.next = 4;
  }

  /** The next 32 bits, unsigned. */
  word(): number {
    if (this.next === 4) {
      philox(this.key, this.element, this.block++, 0, 0, this.words);
      this.next = 0;
    }
    return this.words[this.next++]!;
  }

  /** The next uniform number in [0, 1), from two words. */
  uniform(): number {
    const first = this.word();
    return uniform53(first, this.word());
  }

  /** The next whole number in 0 .. count - 1 without bias, count from 1 to 2^32 (D. Lemire 2019, doi:10.1145/3230636): mostly one word. */
  below(count: number): number {
    if (count > 2 ** 21) return this.belowLarge(count);
    for (;;) {
      const product = this.word() * count;
      const value = Math.floor(product * 2 ** -32);
      const fraction = product - value * 4294967296;
      if (fraction >= count || fraction >= 4294967296 % count) return value;
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
}
