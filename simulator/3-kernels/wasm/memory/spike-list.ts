// The neurons that fired in a step, in the memory of the kernel: in parts small enough to look up between them whether to go on.
import type { GrowingArray } from '../../growing/index.js';
import { addressOf, type Arena } from './arena.js';

const mostNeurons = 4096;
/** synaptic events of a part */
const mostEvents = 1_000_000;

export class SpikeList {
  private readonly neurons: Uint32Array;

  constructor(arena: Arena) {
    this.neurons = arena.u32(mostNeurons);
  }

  /** Calls `visit` with the address and number of the neurons of each part, and how many synapses they have. */
  inParts(
    fired: GrowingArray<Uint32Array>,
    visit: (address: number, count: number, events: number) => void,
    rowStart: Uint32Array
  ): void {
    for (let from = 0; from < fired.length; ) {
      let count = 0;
      let events = 0;
      while (from + count < fired.length && count < mostNeurons && events < mostEvents) {
        const neuron = fired.values[from + count]!;
        this.neurons[count++] = neuron;
        events += rowStart[neuron + 1]! - rowStart[neuron]!;
      }
      visit(addressOf(this.neurons), count, events);
      from += count;
    }
  }
}
