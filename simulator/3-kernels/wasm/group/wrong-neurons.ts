// Which neuron of a thread could not be carried on in a step, so that the reference can say why.
import { Layout, Records, type Code, type Cursor, type I32 } from '../code/index.js';
import type { NeuronAct } from '../../reference/oracle.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** What could not be done: also finding its refractory time, and room for its spikes. */
export type WrongKind = NeuronAct | 'refractory' | 'room';
const kinds: readonly WrongKind[] = ['states', 'arrivals', 'spikes', 'reset', 'refractory', 'room'];

/** Of a thread. */
const layout = new Layout({ step: 'i32', neuron: 'i32', kind: 'i32', occasion: 'i32' });
/** from one thread to the next */
const bytes = 16;

export class WrongNeurons {
  private readonly words: Uint32Array;

  constructor(threads: number, arena: Arena) {
    this.words = arena.u32((threads * bytes) / 4);
  }

  /** Notes a neuron; `occasion`: how often it fired in the step before, absent: never. */
  note(f: Code, step: I32, thread: I32, neuron: Cursor, kind: WrongKind, occasion?: I32): void {
    const notes = new Records(layout, addressOf(this.words), bytes);
    const own = notes.behind(f.keep(notes.distance(thread)));
    own.field('step').set(step);
    own.field('neuron').set(neuron.number);
    own.field('kind').set(kinds.indexOf(kind));
    own.field('occasion').set(occasion ?? 0);
  }

  /** The first that was noted in a step. */
  in(step: number): { readonly neuron: number; readonly kind: WrongKind; readonly occasion: number } | undefined {
    for (let at = 0; at < this.words.length; at += bytes / 4) {
      const [noted, neuron, kind, occasion] = this.words.subarray(at, at + 4);
      if (noted === step) return { neuron: neuron!, kind: kinds[kind!]!, occasion: occasion! };
    }
    return undefined;
  }
}
