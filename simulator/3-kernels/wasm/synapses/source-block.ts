// What code of rows is told of the presynaptic neuron: in a block of memory that is filled before each row.
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { SharedStates } from './shared-states.js';

/** Numbers a shared state: after the last spike, just before it, and as formulas of this spike read it. */
const each = 3;

export class SourceBlock {
  private readonly values: Float64Array;
  private readonly bytes: number;
  private locals: readonly Local[] = [];
  private slopes: readonly Local[] = [];
  private steps: readonly Local[] = [];

  /** `axonal`: post spikes in the step of a pre spike come after it. One block a thread. */
  constructor(
    private readonly states: SharedStates,
    private readonly axonal: boolean,
    threads: number,
    arena: Arena
  ) {
    this.bytes = 64 * Math.ceil((1 + each * states.slots.length) / 8);
    this.values = arena.f64((threads * this.bytes) / 8);
  }

  /** As the last spike of a neuron left it. */
  fill(b: FunctionBuilder, thread: Local, record: Local, before: Local): void {
    const { states } = this;
    const block = this.pushBlock(b, thread);
    const last = b.local('i32');
    const address = addressOf(this.values);
    b.get(record).memory('i32.load', states.stepOffset).set(last);
    b.get(block).get(last);
    if (!this.axonal) b.i32(1).op('i32.add');
    b.memory('i32.store', address)
      .get(block)
      .get(last)
      .memory('i32.store', address + 4);
    states.slots.forEach((_, place) => {
      b.get(block)
        .get(record)
        .memory('f64.load', 8 * place)
        .memory('f64.store', address + 8 * (1 + each * place));
      b.get(block)
        .get(before)
        .memory('f64.load', 8 * place)
        .memory('f64.store', address + 8 * (2 + each * place));
    });
  }

  /** What formulas of the spike read to which the neuron was brought. */
  fillRead(b: FunctionBuilder, thread: Local, record: Local): void {
    const block = this.pushBlock(b, thread);
    this.states.slots.forEach((_, place) => {
      b.get(block)
        .get(record)
        .memory('f64.load', 8 * place)
        .memory('f64.store', addressOf(this.values) + 8 * (3 + each * place));
    });
  }

  /** Code that takes the block into locals of a function, which the others then name. */
  load(b: FunctionBuilder, thread: Local): void {
    const { states, values } = this;
    const block = this.pushBlock(b, thread);
    const address = addressOf(values);
    const loaded = (type: 'i32' | 'f64', offset: number): Local => {
      const local = b.local(type);
      b.get(block)
        .memory(`${type}.load`, address + offset)
        .set(local);
      return local;
    };
    this.steps = [0, 4].map(offset => loaded('i32', offset));
    this.locals = states.slots.flatMap((_, place) => [0, 1, 2].map(k => loaded('f64', 8 * (1 + each * place + k))));
    this.slopes = states.growths.map((growth, place) => {
      const slope = b.local('f64');
      b.get(this.now(place));
      growth?.slope(b);
      b.set(slope);
      return slope;
    });
  }

  /** The first step whose post spikes the synapses have not been told of, and that of the last spike. */
  get unheard(): Local {
    return this.steps[0]!;
  }

  get last(): Local {
    return this.steps[1]!;
  }

  now(place: number): Local {
    return this.locals[each * place]!;
  }

  before(place: number): Local {
    return this.locals[each * place + 1]!;
  }

  read(place: number): Local {
    return this.locals[each * place + 2]!;
  }

  slope(place: number): Local {
    return this.slopes[place]!;
  }

  private pushBlock(b: FunctionBuilder, thread: Local): Local {
    const block = b.local('i32');
    b.get(thread).i32(this.bytes).op('i32.mul').set(block);
    return block;
  }
}
