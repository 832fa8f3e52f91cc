// Which neuron of a thread could not be carried on in a step, so that the reference can say why.
import type { NeuronAct } from '../../reference/oracle.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** What could not be done: also finding its refractory time, and room for its spikes. */
export type WrongKind = NeuronAct | 'refractory' | 'room';
const kinds: readonly WrongKind[] = ['states', 'arrivals', 'spikes', 'reset', 'refractory', 'room'];

/** Bytes of a thread: step, neuron, kind, how often it fired in the step before. */
const bytes = 16;

export class WrongNeurons {
  private readonly words: Uint32Array;

  constructor(threads: number, arena: Arena) {
    this.words = arena.u32((threads * bytes) / 4);
  }

  /** Notes the neuron whose number times 8 is on the stack; `occasion`: how often it fired in the step before, absent: never. */
  note(b: FunctionBuilder, step: Local, thread: Local, kind: WrongKind, occasion?: Local): void {
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
    own();
    if (occasion) b.get(occasion);
    else b.i32(0);
    b.memory('i32.store', begin + 12);
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
