// The latest spikes of the postsynaptic neurons, until all synapses have been told of them: when each reached the
// synapses, and what the shared states of its neuron were then.
import { Layout, type Code, type I32, type RecordOf } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import type { SharedStates } from './shared-states.js';

const most = 64;
const least = 8;

/** The step in which a spike reached the synapses, and states of its neuron then. */
type Entry = Layout<{ readonly step: 'i32'; readonly state: 'f64' }>;

export class PostHistory {
  readonly entries: Float64Array;
  private readonly entry: Entry;
  /** of all entries of a neuron; the first one stands before all spikes */
  private readonly neuronBytes: number;
  private readonly capacity: number;

  /** `places` of the shared states that are kept with each spike. `synapses` a neuron on average: more of them earn more room. */
  constructor(
    private readonly states: SharedStates,
    private readonly places: readonly number[],
    neurons: number,
    synapses: number,
    arena: Arena
  ) {
    this.capacity = capacityFor(synapses);
    this.entry = entryOf(places.length);
    this.neuronBytes = bytesOfNeuron(synapses, this.entry);
    this.entries = arena.f64((neurons * this.neuronBytes) / 8);
    const integers = new Int32Array(this.entries.buffer, this.entries.byteOffset, 2 * this.entries.length);
    for (let neuron = 0; neuron < neurons; neuron++) integers[(neuron * this.neuronBytes) / 4] = -1;
  }

  /** Whether there is no room for another spike of a neuron. */
  isFull(record: I32): I32 {
    return this.states.at(record).field('waiting').isAtLeast(this.capacity);
  }

  /** A spike reaches the synapses in this step, to which the states of its neuron were brought. */
  append(f: Code, neuron: I32, step: I32, record: I32): void {
    const own = this.states.at(record);
    const count = f.keep(own.field('waiting').plus(1));
    const entry = this.at(f.keep(this.distance(neuron, count)), addressOf(this.entries));
    entry.field('step').set(step);
    this.places.forEach((place, k) => entry.field('state', k).set(own.field('now', place)));
    own.field('waiting').set(count);
  }

  /** The address of the latest of `count` spikes of a neuron. */
  latest(neuron: I32, count: I32): I32 {
    return this.distance(neuron, count).plus(addressOf(this.entries));
  }

  /** The spike at an address. */
  at(address: I32, offset = 0): RecordOf<Entry> {
    return this.entry.at(address, offset);
  }

  /** The address of the spike after another, or before it. */
  after(address: I32): I32 {
    return address.plus(this.entry.bytes);
  }

  before(address: I32): I32 {
    return address.minus(this.entry.bytes);
  }

  /** Where among the states of a spike a shared state is. */
  placeOf(shared: number): number {
    return this.places.indexOf(shared);
  }

  private distance(neuron: I32, count: I32): I32 {
    return neuron.times(this.neuronBytes).plus(count.times(this.entry.bytes));
  }
}

const capacityFor = (synapses: number): number => Math.max(least, Math.min(most, Math.ceil(synapses / 4)));
const entryOf = (states: number): Entry => new Layout({ step: 'i32', state: 'f64' }, { state: states });
const bytesOfNeuron = (synapses: number, entry: Entry): number =>
  Math.ceil(((capacityFor(synapses) + 1) * entry.bytes) / 8) * 8;

/** Bytes for so many neurons, with `synapses` and so many states kept with a spike each. */
export const historyBytes = (neurons: number, synapses: number, states: number): number =>
  neurons * bytesOfNeuron(synapses, entryOf(states));
