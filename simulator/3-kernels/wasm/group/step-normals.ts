// The normal numbers of a step that the noises of a group take: drawn before its loop, read in both lanes.
import { pairs, type Code, type Cursor, type I32, type Lanes, type Value, type Variable } from '../code/index.js';
import type { RandomFunctions } from '../random/random-code.js';
import type { GroupArrays } from './group-arrays.js';

export class StepNormals {
  /** where the numbers of shared noises begin, by stream */
  private readonly sharedAt: ReadonlyMap<string, Variable<I32>>;

  /** `at`: of two neighbours, where what is read here is computed. */
  constructor(
    private readonly f: Code,
    private readonly l: Lanes,
    private readonly arrays: Pick<GroupArrays, 'normals' | 'sharedNormals'>,
    private readonly at: Cursor
  ) {
    this.sharedAt = new Map([...arrays.sharedNormals.keys()].map(stream => [stream, f.local('i32')]));
  }

  /** For the neurons of a thread from `from` up to `end`. */
  draw(random: RandomFunctions, step: I32, thread: I32, from: Cursor, end: Cursor): void {
    const { f, arrays, sharedAt } = this;
    for (const numbers of arrays.normals.values()) {
      const { begin, eights } = numbers.draw(f, random.uniforms, step, from, end);
      f.call(random.normals, begin, eights);
    }
    for (const [stream, begin] of sharedAt) arrays.sharedNormals.get(stream)!.draw(f, random, step, thread, begin);
  }

  /** See StepInputs: those of two neighbours, or one that is the same for both. */
  readonly value = (stream: string, shared?: number): Value => {
    const { f, l, arrays } = this;
    if (shared === undefined)
      return l.leaf(`normal ${stream}`, () => pairs(arrays.normals.get(stream)!.values).at(this.at));
    return l.leaf(`normal ${shared} of all ${stream}`, () =>
      arrays.sharedNormals.get(stream)!.value(f, this.sharedAt.get(stream)!, shared)
    );
  };
}
