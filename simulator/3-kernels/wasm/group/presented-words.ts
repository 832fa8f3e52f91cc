// What is presented to an encoder during a call, as words that its code reads.
import type { Presented } from '../../network/index.js';
import { column, type Code, type I32 } from '../code/index.js';
import type { Arena } from '../memory/arena.js';

/** isShown: all bits where something is presented, else 0. begun, until: see `Presented.now`. first: the first step of the call. */
const words = { isShown: 0, begun: 1, until: 2, first: 3 } as const;

export class PresentedWords {
  private readonly values: Uint32Array;

  constructor(arena: Arena) {
    this.values = arena.u32(4);
  }

  /** Before a call whose first step comes after step `step`. */
  set({ now }: Presented, step: number): void {
    this.values[words.first] = step + 1;
    this.values[words.isShown] = now ? 0xffff_ffff : 0;
    if (!now) return;
    this.values[words.begun] = now.begun;
    this.values[words.until] = now.until;
  }

  word(f: Code, word: keyof typeof words): I32 {
    return column(this.values).fixed(f, words[word]);
  }
}
