// The normal numbers of a step that the noises of a group take: drawn before its loop, read in both lanes.
import type { FunctionBuilder, Local } from '../encode/index.js';
import type { Lanes, Value } from '../lanes/index.js';
import { addressOf } from '../memory/arena.js';
import type { RandomFunctions } from '../random/random-code.js';
import type { GroupArrays } from './group-arrays.js';
import { drawUniforms } from './step-numbers.js';

export class StepNormals {
  /** where the numbers of shared noises begin, by stream */
  private readonly sharedAt: ReadonlyMap<string, Local>;

  /** `at`: of two neighbours, in bytes, where what is read here is computed. */
  constructor(
    private readonly b: FunctionBuilder,
    private readonly l: Lanes,
    private readonly arrays: Pick<GroupArrays, 'normals' | 'sharedNormals'>,
    private readonly at: Local
  ) {
    this.sharedAt = new Map([...arrays.sharedNormals.keys()].map(stream => [stream, b.local('i32')]));
  }

  /** For the neurons of a thread from `from` to `end`, both in bytes. */
  draw(random: RandomFunctions, step: Local, thread: Local, ends: readonly [Local, Local]): void {
    const { b, arrays, sharedAt } = this;
    for (const numbers of arrays.normals.values()) drawUniforms(b, random, step, ends, numbers).call(random.normals);
    for (const [stream, local] of sharedAt) arrays.sharedNormals.get(stream)!.draw(b, random, step, thread, local);
  }

  /** See StepInputs: those of two neighbours, or one that is the same for both. */
  readonly value = (stream: string, shared?: number): Value =>
    shared === undefined
      ? this.l.leaf(
          `normal ${stream}`,
          b => void b.get(this.at).memory('v128.load', addressOf(this.arrays.normals.get(stream)!.values))
        )
      : this.l.leaf(
          `normal ${shared} of all ${stream}`,
          b => void b.get(this.sharedAt.get(stream)!).memory('v128.load64_splat', 8 * shared)
        );
}
