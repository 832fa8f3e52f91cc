// The normal numbers of a step that the noises of synapses take, in the memory of the kernel: those that each synapse has are drawn some at a
// time as the walk comes to them, those that all share before it.
import { streamKey } from '../../../0-numbers/index.js';
import type { DrawnNoise } from '../../values/index.js';
import { Column, column, type Code, type I32, type Lanes, type Value, type Variable } from '../code/index.js';
import { SharedNormals } from '../group/shared-normals.js';
import type { Arena } from '../memory/arena.js';
import type { RandomFunctions } from '../random/random-code.js';

/** So many synapses are drawn for at a time, for each of which a number takes so many bytes. */
const block = 256;
const bytes = 8;

interface OwnNoise {
  readonly key: ReturnType<typeof streamKey>;
  /** a block for each thread */
  readonly values: Float64Array;
}

export class SynapseNormals {
  private readonly own = new Map<string, OwnNoise>();
  private readonly shared = new Map<string, SharedNormals>();

  constructor(noises: readonly DrawnNoise[], arena: Arena, seed: number, threads: number) {
    for (const { stream, shared } of noises)
      if (shared === undefined)
        this.own.set(stream, { key: streamKey(seed, stream), values: arena.f64(threads * block) });
      else this.shared.set(stream, new SharedNormals(arena, seed, stream, shared, threads));
  }

  /** Draws what all synapses share: a thread for itself, before its walk over them. */
  drawShared(f: Code, random: RandomFunctions, step: I32, thread: I32): void {
    for (const numbers of this.shared.values()) numbers.draw(f, random, step, thread, f.local('i32'));
  }

  /** Those of a function of one thread. `isWide`: it goes through synapses in the order of their numbers, two at a time. */
  in(f: Code, l: Lanes, isWide: boolean): NormalsOfWalk {
    return new NormalsOfWalk(f, l, isWide, this.own, this.shared);
  }
}

/** Where a function has come to. */
interface Here {
  readonly synapse: Variable<I32>;
  readonly step: Variable<I32>;
}

class NormalsOfWalk {
  /** where the number of synapse 0 would lie, by stream */
  private readonly begins: ReadonlyMap<string, Variable<I32>>;
  private readonly sharedAt: ReadonlyMap<string, Variable<I32>>;
  /** the synapse behind the last that was drawn for */
  private readonly drawn: Variable<I32>;

  constructor(
    private readonly f: Code,
    private readonly l: Lanes,
    private readonly isWide: boolean,
    private readonly own: ReadonlyMap<string, OwnNoise>,
    private readonly shared: ReadonlyMap<string, SharedNormals>
  ) {
    this.begins = new Map(isWide ? [...own.keys()].map(stream => [stream, f.local('i32')]) : []);
    this.sharedAt = new Map([...shared.keys()].map(stream => [stream, f.local('i32')]));
    this.drawn = f.local('i32');
  }

  /** Where those lie that all synapses share. */
  find(thread: I32): void {
    for (const [stream, at] of this.sharedAt) this.shared.get(stream)!.find(at, thread);
  }

  /** Makes sure that there are numbers for the synapse and the one behind it. */
  draw({ uniforms, normals }: RandomFunctions, { synapse, step }: Here, thread: I32): void {
    const { f, drawn, begins, own } = this;
    if (begins.size === 0) return;
    f.if(synapse.plus(1).isAtLeast(drawn), () => {
      const first = f.keep(synapse.and(-8));
      drawn.set(first.plus(block));
      for (const [stream, begin] of begins) {
        const { key, values } = own.get(stream)!;
        const at = f.keep(column(values).address(thread.times(block)));
        f.call(uniforms, at, block / 8, first.shiftedRight(1), key.low, key.high, step, 0);
        f.call(normals, at, block / 8);
        begin.set(at.minus(first.times(bytes)));
      }
    });
  }

  /** See StepInputs: of one synapse, or of two neighbours. */
  readonly value = (stream: string, shared: number | undefined, { synapse, step }: Here): Value => {
    const { f, l, begins } = this;
    if (shared !== undefined)
      return l.leaf(`normal ${shared} of all ${stream}`, () => {
        const both = this.shared.get(stream)!.value(f, this.sharedAt.get(stream)!, shared);
        return this.isWide ? both : both.lane(0);
      });
    const begin = begins.get(stream);
    if (begin) return l.leaf(`normal ${stream}`, () => new Column('pair', begin).at(synapse));
    const { key } = this.own.get(stream)!;
    const number = (name: string, of: I32): Value => l.leaf(name, () => of.toF64());
    const place = [number('own index 0', synapse), number('step', step), l.f64(0)];
    return l.call('normal_at', l.f64(key.low), l.f64(key.high), ...place);
  };
}
