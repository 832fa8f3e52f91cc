// The latest spikes of the postsynaptic neurons, until all synapses have been told of them: when each reached the
// synapses, and what the shared states of its neuron were then.
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { SharedStates } from './shared-states.js';

const most = 64;
const least = 8;

export class PostHistory {
  /** bytes of an entry, and of all entries of a neuron; the first one stands before all spikes */
  readonly entryBytes: number;
  readonly neuronBytes: number;
  readonly entries: Float64Array;
  private readonly capacity: number;

  /** `places` of the shared states that are kept with each spike. `synapses` a neuron on average: more of them earn more room. */
  constructor(
    private readonly states: SharedStates,
    readonly places: readonly number[],
    neurons: number,
    synapses: number,
    arena: Arena
  ) {
    this.capacity = Math.max(least, Math.min(most, Math.ceil(synapses / 4)));
    this.entryBytes = places.length ? 8 + 8 * places.length : 4;
    this.neuronBytes = Math.ceil(((this.capacity + 1) * this.entryBytes) / 8) * 8;
    this.entries = arena.f64((neurons * this.neuronBytes) / 8);
    const integers = new Int32Array(this.entries.buffer, this.entries.byteOffset, 2 * this.entries.length);
    for (let neuron = 0; neuron < neurons; neuron++) integers[(neuron * this.neuronBytes) / 4] = -1;
  }

  /** Puts onto the stack whether there is no room for another spike of a neuron. */
  pushIsFull(b: FunctionBuilder, record: Local): FunctionBuilder {
    return b
      .get(record)
      .memory('i32.load', this.states.stepOffset + 4)
      .i32(this.capacity)
      .op('i32.ge_u');
  }

  /** A spike reaches the synapses in this step, to which the states of its neuron were brought. */
  append(b: FunctionBuilder, neuron: Local, step: Local, record: Local): void {
    const { states, places, entryBytes, neuronBytes, entries } = this;
    const count = b.local('i32');
    const at = b.local('i32');
    b.get(record)
      .memory('i32.load', states.stepOffset + 4)
      .i32(1)
      .op('i32.add')
      .set(count);
    b.get(neuron).i32(neuronBytes).op('i32.mul').get(count).i32(entryBytes).op('i32.mul', 'i32.add').set(at);
    b.get(at).get(step).memory('i32.store', addressOf(entries));
    for (const [k, place] of places.entries()) {
      b.get(at)
        .get(record)
        .memory('f64.load', 8 * place)
        .memory('f64.store', addressOf(entries) + 8 + 8 * k);
    }
    b.get(record)
      .get(count)
      .memory('i32.store', states.stepOffset + 4);
  }
}
