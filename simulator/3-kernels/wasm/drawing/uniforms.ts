// Uniform numbers of one stream for the elements of a step, in the memory of the kernel.
import { streamKey } from '../../../0-numbers/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { inEights } from '../random/random-code.js';

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
   * Draws those of a step for the elements from `from` up to `to`, 8 times their numbers (i32); `from` is a multiple of 64. `uniforms`
   * is the number of the function that draws. Leaves where they begin and how many eights they are on the stack.
   */
  pushDraw(b: FunctionBuilder, uniforms: number, step: Local, from: () => void, to: () => void): FunctionBuilder {
    const { key, values } = this;
    const begin = b.scratch('i32');
    const eights = b.local('i32');
    from();
    b.set(begin);
    to();
    b.get(begin).op('i32.sub').i32(63).op('i32.add').i32(6).op('i32.shr_u').set(eights);
    b.get(begin)
      .i32(addressOf(values))
      .op('i32.add')
      .get(eights)
      .get(begin)
      .i32(4)
      .op('i32.shr_u')
      .i32(key.low)
      .i32(key.high)
      .get(step)
      .i32(0)
      .call(uniforms);
    return b.get(begin).i32(addressOf(values)).op('i32.add').get(eights);
  }
}
