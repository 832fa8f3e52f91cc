// Normal numbers of a noise that all neurons share, in the memory of the kernel: each thread draws them for itself.
import { streamKey } from '../../../0-numbers/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { inEights, type RandomFunctions } from '../random/random-code.js';

export class SharedNormals {
  private readonly key;
  private readonly eights: number;
  private readonly values: Float64Array;

  /** `count` numbers a step of the stream `name`. */
  constructor(arena: Arena, seed: number, name: string, count: number, threads: number) {
    this.key = streamKey(seed, name);
    this.eights = inEights(count) / 8;
    this.values = arena.f64(threads * inEights(count));
  }

  /** Draws those of a step, and sets `at` to where they begin for the thread. */
  draw(b: FunctionBuilder, random: RandomFunctions, step: Local, thread: Local, at: Local): void {
    const { key, eights, values } = this;
    b.get(thread)
      .i32(eights * 64)
      .op('i32.mul')
      .i32(addressOf(values))
      .op('i32.add')
      .tee(at)
      .i32(eights)
      .i32(0)
      .i32(key.low)
      .i32(key.high)
      .get(step)
      .i32(0)
      .call(random.uniforms);
    b.get(at).i32(eights).call(random.normals);
  }
}
