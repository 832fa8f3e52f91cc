// When the latest post spike of some neighbours reached their synapses, and which neurons have spikes that wait: rows whose targets are
// neighbours pass over all others.
import { column, type Code, type I32, type Variable } from '../code/index.js';
import type { Arena } from '../memory/arena.js';
import type { Ranges } from '../threads/index.js';
import type { SharedStates } from './shared-states.js';

/** Neurons of a block; ranges of threads begin with one. */
const block = 8;
/** behind the last of a list; as a step, before all */
const none = 0xffff_ffff;

export class LatestSpikes {
  /** by block, steps with their signs */
  readonly steps: Uint32Array;
  /** of each thread, those with spikes that wait, and `none` behind the last */
  private readonly waiting: Uint32Array;

  constructor(
    private readonly ranges: Ranges,
    private readonly neurons: number,
    arena: Arena
  ) {
    this.steps = arena.u32(Math.ceil(neurons / block)).fill(none);
    this.waiting = arena.u32(neurons + ranges.threads + 1);
  }

  /** A spike of a neuron reaches its synapses. */
  note(neuron: I32, step: I32): void {
    column(this.steps).at(this.blockOf(neuron)).set(step);
  }

  /** The step of the latest spike of the block of a neuron. */
  ofBlock(neuron: I32): I32 {
    return column(this.steps).at(this.blockOf(neuron));
  }

  /** How many neurons of its block come from a neuron on. */
  upToNextBlock(neuron: I32): I32 {
    return neuron
      .xor(-1)
      .and(block - 1)
      .plus(1);
  }

  /** Lists the neurons of a thread with spikes that wait. */
  list(f: Code, thread: I32, post: SharedStates): void {
    const { ranges, waiting } = this;
    const out = f.keep(this.firstOf(thread));
    f.each(ranges.first(thread), f.smaller(ranges.end(thread), this.neurons), neuron => {
      column(waiting).at(out).set(neuron);
      out.set(out.plus(post.at(post.recordOf(neuron)).field('waiting').differs(0)));
    });
    column(waiting)
      .at(out)
      .set(none | 0);
  }

  /** Visits the neurons that were listed. */
  eachListed(f: Code, thread: I32, visit: (neuron: Variable<I32>) => void): void {
    const { waiting } = this;
    const at = f.keep(this.firstOf(thread));
    const neuron = f.local('i32');
    f.until(neuron.assigned(column(waiting).at(at)).equals(none | 0), () => {
      visit(neuron);
      at.set(at.plus(1));
    });
  }

  private firstOf(thread: I32): I32 {
    return this.ranges.first(thread).plus(thread);
  }

  private blockOf(neuron: I32): I32 {
    return neuron.shiftedRight(Math.log2(block));
  }
}

/** Bytes of these. */
export const latestSpikesBytes = (neurons: number): number => 4 * (Math.ceil(neurons / block) + neurons);
