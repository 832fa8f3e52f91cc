// Uniform numbers of one stream for the elements of a step, in the memory of the kernel.
import { streamKey } from '../../../0-numbers/index.js';
import type { Code, Cursor, I32 } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { inEights } from '../random/random-code.js';

/** What is drawn together: eight numbers, and two from one block of random bits. */
const eightBytes = 64;
const pairBytes = 16;

export class Uniforms {
  /** element n lies at place n */
  readonly values: Float64Array;
  private readonly key;

  /** For elements 0 .. `elements` - 1 of the stream `name`. */
  constructor(arena: Arena, seed: number, name: string, elements: number) {
    this.key = streamKey(seed, name);
    this.values = arena.f64(inEights(elements));
  }

  /**
   * Draws those of a step for the elements from `from` up to `to`; `from` is a multiple of 8. `uniforms` is the number of the
   * function that draws. Gives where they begin and how many eights they are.
   */
  draw(f: Code, uniforms: number, step: I32, from: Cursor, to: Cursor): { readonly begin: I32; readonly eights: I32 } {
    const { key, values } = this;
    const first = f.keep(from.bytes);
    const eights = f.keep(
      to.bytes
        .minus(first)
        .plus(eightBytes - 1)
        .shiftedRight(Math.log2(eightBytes))
    );
    const begin = first.plus(addressOf(values));
    const firstPair = first.shiftedRight(Math.log2(pairBytes));
    f.call(uniforms, begin, eights, firstPair, key.low, key.high, step, 0);
    return { begin, eights };
  }
}
