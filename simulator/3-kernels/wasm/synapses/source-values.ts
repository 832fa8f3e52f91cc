// What is worked out once for each presynaptic neuron and step, before its synapses are gone through: each thread does so for itself,
// as it needs them all and waits for nobody.
import { eachSynapse, type Connectivity } from '../../connect/index.js';
import {
  column,
  type Code,
  type F64,
  type F64x2,
  type I32,
  type LaneEmitter,
  type Leaf,
  type Value,
  type Variable
} from '../code/index.js';
import type { Arena } from '../memory/arena.js';

/** A neuron that no synapse comes from. */
const none = 0xffffffff;

/** What is worked out for presynaptic neurons pays where each thread has so many times more synapses than there are of them. */
const worthwhile = 2;

/** `moved` is worked out in any case, `read` where it pays; absent where there is neither. */
export function sourceValuesOf(
  moved: readonly Value[],
  read: readonly Value[],
  connectivity: Connectivity,
  threads: number,
  arena: Arena
): SourceValues | undefined {
  const pays = connectivity.synapses >= worthwhile * threads * connectivity.sources;
  if (moved.length + (pays ? read.length : 0) === 0) return undefined;
  return new SourceValues(allOf(moved, pays ? read : []), pays, firstOfSources(connectivity, arena), threads, arena);
}

const allOf = (moved: readonly Value[], read: readonly Value[]): Value[] => [...new Set([...moved, ...read])];

/** One synapse of each presynaptic neuron. */
function firstOfSources(connectivity: Connectivity, arena: Arena): Uint32Array {
  const first = arena.u32(connectivity.sources).fill(none);
  eachSynapse(connectivity, (synapse, pre) => {
    if (first[pre] === none) first[pre] = synapse;
  });
  return first;
}

export class SourceValues {
  private readonly arrays: readonly Float64Array[];

  constructor(
    readonly values: readonly Value[],
    private readonly pays: boolean,
    private readonly first: Uint32Array,
    private readonly threads: number,
    arena: Arena
  ) {
    this.arrays = values.map(() => arena.f64(threads * first.length));
  }

  /**
   * How code reads them, by the id that they have there: of the neuron `pre`, and of `secondPre` in the other lane where that is told. `moved`
   * and `read` are the same values as those that these were made of, in their order.
   */
  given(
    moved: readonly Value[],
    read: readonly Value[],
    { thread, pre, secondPre }: Readonly<Record<'thread' | 'pre', I32>> & { readonly secondPre?: I32 }
  ): Map<number, Leaf> {
    return new Map(
      allOf(moved, this.pays ? read : []).map(({ id }, which) => [id, () => this.at(which, thread, pre, secondPre)])
    );
  }

  private at(which: number, thread: I32, pre: I32, second?: I32): F64 | F64x2 {
    const array = column(this.arrays[which]!);
    const one = array.at(this.numberOf(thread, pre));
    return second ? one.splat().withLane(1, array.at(this.numberOf(thread, second))) : one;
  }

  /** Those of all neurons that have synapses: `emitter` computes them for `pre` and one of its synapses, and `look` is told them. */
  fill(
    f: Code,
    { thread, pre, synapse }: Readonly<Record<'thread' | 'pre' | 'synapse', Variable<I32>>>,
    emitter: LaneEmitter,
    look: (numbers: readonly Variable<F64>[]) => void = () => undefined
  ): void {
    const { values, arrays, first } = this;
    emitter.hoistConstants();
    pre.set(0);
    f.count(pre, first.length, () => {
      synapse.set(column(first).at(pre));
      f.if(synapse.differs(none | 0), () => {
        const at = f.keep(this.numberOf(thread, pre));
        const numbers = values.map(value => f.keep(emitter.number(value)));
        numbers.forEach((number, i) => column(arrays[i]!).at(at).set(number));
        look(numbers);
      });
    });
  }

  /** Puts values of all neurons in the place of others: `into` has a copy for each thread. */
  put(f: Code, thread: I32, moved: readonly { readonly which: number; readonly into: Float64Array }[]): void {
    f.each(0, this.first.length, pre => {
      const at = f.keep(this.numberOf(thread, pre));
      for (const { which, into } of moved) column(into).at(at).set(column(this.arrays[which]!).at(at));
    });
  }

  private numberOf(thread: I32, pre: I32): I32 {
    return this.threads === 1 ? pre : thread.times(this.first.length).plus(pre);
  }
}
