// What code of rows is told of the presynaptic neuron: in a block of memory that is filled before each row.
import {
  Layout,
  Records,
  type Code,
  type F64,
  type FunctionNumber,
  type I32,
  type RecordOf,
  type Variable
} from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { SharedStates } from './shared-states.js';

/** The first step whose post spikes the synapses have not been told of, that of the last spike, and for each shared state three numbers: after the last spike, just before it, and as formulas of this spike read it. */
type Block = Layout<{ readonly unheard: 'i32'; readonly last: 'i32'; readonly state: 'f64' }>;

const kinds = ['now', 'before', 'read'] as const;
type StateOfSource = Readonly<Record<(typeof kinds)[number] | 'slope', Variable<F64>>>;

/** What a function holds of a block. */
export interface LoadedSource {
  readonly unheard: Variable<I32>;
  readonly last: Variable<I32>;
  /** by place of the shared state; slope: rate x + drive */
  readonly states: readonly StateOfSource[];
}

export class SourceBlock {
  private readonly values: Float64Array;
  private readonly layout: Block;
  private readonly bytes: number;

  /** `axonal`: post spikes in the step of a pre spike come after it. One block a thread. */
  constructor(
    private readonly states: SharedStates,
    private readonly axonal: boolean,
    threads: number,
    arena: Arena
  ) {
    this.layout = new Layout(
      { unheard: 'i32', last: 'i32', state: 'f64' },
      { state: kinds.length * states.slots.length }
    );
    this.bytes = line * Math.ceil(this.layout.bytes / line);
    this.values = arena.f64((threads * this.bytes) / 8);
  }

  /** As the last spike of a neuron left it. */
  fill(f: Code, thread: I32, record: I32, before: I32): void {
    const { states } = this;
    const block = this.block(f, thread);
    const last = f.keep(states.at(record).field('step'));
    block.field('unheard').set(this.axonal ? last : last.plus(1));
    block.field('last').set(last);
    states.slots.forEach((_, place) => {
      block.field('state', placeOf(place, 'now')).set(states.at(record).field('now', place));
      block.field('state', placeOf(place, 'before')).set(states.beforeAt(before).field('state', place));
    });
  }

  /** What formulas of the spike read to which the neuron was brought. */
  fillRead(f: Code, thread: I32, record: I32): void {
    const { states } = this;
    const block = this.block(f, thread);
    states.slots.forEach((_, place) =>
      block.field('state', placeOf(place, 'read')).set(states.at(record).field('now', place))
    );
  }

  /** Takes the block into variables. */
  load(f: Code, thread: I32, functionNumber: FunctionNumber): LoadedSource {
    const { slots, growths } = this.states;
    const block = this.block(f, thread);
    const steps = { unheard: f.keep(block.field('unheard')), last: f.keep(block.field('last')) };
    const states = slots.map((_, place) => {
      const [now, before, read] = kinds.map(kind => f.keep(block.field('state', placeOf(place, kind)))) as [
        Variable<F64>,
        Variable<F64>,
        Variable<F64>
      ];
      const slope = f.keep(growths[place]?.slope(f, now, functionNumber) ?? now);
      return { now, before, read, slope };
    });
    return { ...steps, states };
  }

  private block(f: Code, thread: I32): RecordOf<Block> {
    const blocks = new Records(this.layout, addressOf(this.values), this.bytes);
    return blocks.behind(f.keep(blocks.distance(thread)));
  }
}

/** Bytes of a cache line. */
const line = 64;

const placeOf = (state: number, kind: (typeof kinds)[number]): number => kinds.length * state + kinds.indexOf(kind);
