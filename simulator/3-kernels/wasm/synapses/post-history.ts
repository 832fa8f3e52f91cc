// The latest spikes of the neurons behind synapses, until all synapses have been told of them: when each reached the
// synapses, and what the shared states of its neuron were then.
import type { Arena } from '../memory/arena.js';
import type { SharedStates } from './shared-states.js';

const most = 64, least = 8;

export class PostHistory {
  /** bytes of an entry, and of all entries of a neuron; the first one stands before all spikes */
  readonly entryBytes: number;
  readonly neuronBytes: number;
  readonly entries: Float64Array;
  private readonly capacity: number;
  private readonly integers: Int32Array;

  /** `places` of the shared states that are kept with each spike. `synapses` a neuron on average: more of them earn more room. */
  constructor(private readonly states: SharedStates, readonly places: readonly number[], private readonly neurons: number, synapses: number, arena: Arena) {
    this.capacity = Math.max(least, Math.min(most, Math.ceil(synapses / 4)));
    this.entryBytes = places.length ? 8 + 8 * places.length : 4;
    this.neuronBytes = Math.ceil((this.capacity + 1) * this.entryBytes / 8) * 8;
    this.entries = arena.f64(neurons * this.neuronBytes / 8);
    this.integers = new Int32Array(this.entries.buffer, this.entries.byteOffset, 2 * this.entries.length);
    for (let neuron = 0; neuron < neurons; neuron++) this.integers[neuron * this.neuronBytes / 4] = -1;
  }

  isFull(neuron: number): boolean {
    return this.states.count(neuron) === this.capacity;
  }

  /** A spike reaches the synapses in this step, to which the states of its neuron were brought. */
  append(neuron: number, step: number): void {
    const { states, places, entryBytes, neuronBytes } = this, count = states.count(neuron) + 1, at = neuron * neuronBytes + count * entryBytes;
    this.integers[at / 4] = step;
    for (const [k, place] of places.entries()) this.entries[at / 8 + 1 + k] = states.read(place, neuron);
    states.setCount(neuron, count);
  }

  /** All synapses have been told. */
  clear(): void {
    for (let neuron = 0; neuron < this.neurons; neuron++) this.states.setCount(neuron, 0);
  }
}
