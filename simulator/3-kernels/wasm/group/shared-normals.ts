// Normal numbers of a noise that all neurons share, in the memory of the kernel: each thread draws them for itself.
import { streamKey } from '../../../0-numbers/index.js';
import { Column, type Code, type F64x2, type I32, type Variable } from '../code/index.js';
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
  draw(f: Code, random: RandomFunctions, step: I32, thread: I32, at: Variable<I32>): void {
    const { key, eights } = this;
    this.find(at, thread);
    f.call(random.uniforms, at, eights, 0, key.low, key.high, step, 0);
    f.call(random.normals, at, eights);
  }

  /** Sets `at` to where they begin for the thread. */
  find(at: Variable<I32>, thread: I32): void {
    at.set(thread.times(this.eights * eightBytes).plus(addressOf(this.values)));
  }

  /** One of them, in both lanes; they begin at `at`. */
  value(f: Code, at: Variable<I32>, which: number): F64x2 {
    return new Column('twice', at).fixed(f, which);
  }
}

const eightBytes = 64;
