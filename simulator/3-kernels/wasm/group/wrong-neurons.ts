// Which neuron of a thread could not be carried on in a step, so that the reference can say why.
import type { NeuronAct } from '../../reference/oracle.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** What could not be done: also finding its refractory time, and room for its spikes. */
export type WrongKind = NeuronAct | 'refractory' | 'room';
const kinds: readonly WrongKind[] = ['states', 'arrivals', 'spikes', 'reset', 'refractory', 'room'];

/** Bytes of a thread: step, neuron, kind. */
const bytes = 16;

export class WrongNeurons {
  private readonly words: Uint32Array;

  constructor(threads: number, arena: Arena) {
    this.words = arena.u32((threads * bytes) / 4);
  }

  /** Notes the neuron whose number times 8 is on the stack. */
  note(b: FunctionBuilder, step: Local, thread: Local, kind: WrongKind): void {
    const begin = addressOf(this.words);
    const at = b.scratch('i32');
    const own = (): FunctionBuilder => b.get(thread).i32(Math.log2(bytes)).op('i32.shl');
    b.set(at);
    own().get(step).memory('i32.store', begin);
    own()
      .get(at)
      .i32(3)
      .op('i32.shr_u')
      .memory('i32.store', begin + 4);
    own()
      .i32(kinds.indexOf(kind))
      .memory('i32.store', begin + 8);
  }

  /** The first that was noted in a step. */
  in(step: number): { readonly neuron: number; readonly kind: WrongKind } | undefined {
    for (let at = 0; at < this.words.length; at += bytes / 4) {
      if (this.words[at] === step) return { neuron: this.words[at + 1]!, kind: kinds[this.words[at + 2]!]! };
    }
    return undefined;
  }
}
