// Uniform numbers of one stream for neighbouring elements of a step, in the memory of the kernel.
import { streamKey } from '../../../0-numbers/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { inEights, type RandomFunctions } from './random-code.js';

export class Uniforms {
  private readonly numbers: Float64Array;
  private readonly key;
  private readonly eights: number;

  /** For elements `first` .. `first + count - 1` of the stream `name`. */
  constructor(arena: Arena, seed: number, name: string, private readonly first: number, readonly count: number) {
    this.key = streamKey(seed, name);
    // an odd first element is the second of its pair
    this.eights = inEights(count + first % 2) / 8;
    this.numbers = arena.f64(8 * this.eights);
  }

  /** Draws those of a step; the address of the first. */
  draw({ uniforms }: RandomFunctions, step: number): number {
    const { numbers, eights, first, key } = this;
    uniforms(addressOf(numbers), eights, first >>> 1, key.low, key.high, step >>> 0, Math.floor(step / 4294967296));
    return addressOf(numbers) + 8 * (first % 2);
  }

  /** The same as standard normal numbers; only where `first` is even. */
  drawNormals(functions: RandomFunctions, step: number): void {
    this.draw(functions, step);
    functions.normals(addressOf(this.numbers), this.eights);
  }

  get values(): Float64Array {
    return this.numbers;
  }
}
