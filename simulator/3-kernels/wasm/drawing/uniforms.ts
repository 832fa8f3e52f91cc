// Uniform numbers of one stream for the elements of a step, in the memory of the kernel.
import { streamKey } from '../../../0-numbers/index.js';
import { column, type Code, type Cursor, type I32 } from '../code/index.js';
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

  /** The words that each number is made of, where these alone are drawn: in the place of the numbers. */
  get words(): { readonly firsts: Uint32Array; readonly seconds: Uint32Array } {
    const { buffer, byteOffset, length } = this.values;
    return {
      firsts: new Uint32Array(buffer, byteOffset, length),
      seconds: new Uint32Array(buffer, byteOffset + 4 * length, length)
    };
  }

  /** Draws the words of a step for the elements from `from`, a multiple of 8, up to `to`. `words` is the number of the function that does. */
  drawWords(f: Code, words: number, step: I32, from: I32, to: I32): void {
    const { firsts, seconds } = this.words;
    f.call(
      words,
      column(firsts).address(from),
      column(seconds).address(from),
      to.minus(from).plus(7).shiftedRight(3),
      from.shiftedRight(1),
      this.key.low,
      this.key.high,
      step
    );
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
