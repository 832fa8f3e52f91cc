// What all threads of a run look at: what to do next, where they wait for each other, and what went wrong.
import type { FunctionBuilder, Local } from '../code/encode/index.js';
import { column, type Code, type I32 } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** A cache line, so that threads do not wait for each other's words; in words of 4 bytes. */
const line = 16;
/** Words for all: threads that sleep at a barrier, the next call, whether something went wrong before an even or an odd barrier, and steps by which the experiment is ahead. */
const common = {
  asleep: 0,
  firstStep: 1,
  steps: 2,
  wrongEven: 3,
  wrongOdd: 4,
  aborted: 5,
  shift: 6,
  failed: 7
} as const;
/** Words of each thread: barriers it has come to so far, which others look at; operations since the last look at whether to go on; where something went wrong. */
const own = { barriers: 0, work: line, wrongStep: line + 1, wrongPart: line + 2 } as const;

const lineBytes = 4 * line;
/** of one thread */
const ownBytes = 2 * lineBytes;

/** More parts than a network can have. */
const partsOfPhase = 2 ** 16;

/** Where something went wrong: phases come in their order, and in a phase parts in theirs. */
export const wrongWord = (rank: number, part: number): number => rank * partsOfPhase + part;

export class Board {
  private readonly words: Uint32Array;
  private readonly begin: number;

  /** `crowded`: there are more threads than processors. */
  constructor(
    arena: Arena,
    readonly threads: number,
    readonly crowded: boolean
  ) {
    this.words = arena.u32((2 * threads + 2) * line);
    this.begin = Math.ceil(addressOf(this.words) / lineBytes) * lineBytes;
  }

  /** Address of a word for all. */
  address(word: keyof typeof common): number {
    return this.begin + 4 * common[word];
  }

  /** A word for all. */
  word(f: Code, word: keyof typeof common): I32 {
    return column(this.words).fixed(f, (this.address(word) - addressOf(this.words)) / 4);
  }

  /** Where the words of a thread lie behind those of thread 0: goes onto the stack before a load or a store at `ownOffset`. */
  pushOwn(b: FunctionBuilder, thread: Local): FunctionBuilder {
    return b.get(thread).i32(Math.log2(ownBytes)).op('i32.shl');
  }

  ownOffset(word: keyof typeof own): number {
    return this.begin + lineBytes + 4 * own[word];
  }

  /** What the threads do at the next barrier; no steps ends their work. The experiment is ahead by `shift` steps. */
  order(firstStep: number, steps: number, shift = 0): void {
    this.set('firstStep', firstStep);
    this.set('steps', steps);
    this.set('shift', shift);
    for (const word of ['wrongEven', 'wrongOdd'] as const) this.set(word, 0);
    for (let thread = 0; thread < this.threads; thread++) this.words[this.ownPlace(thread, 'wrongStep')] = 0;
  }

  /** Tells all threads to leave what they do. */
  abort(): void {
    this.set('aborted', 1);
  }

  /** Whether a worker failed. */
  get failed(): boolean {
    return this.words[(this.address('failed') - addressOf(this.words)) / 4] !== 0;
  }

  /** The first step in which something went wrong, and the part of the network in which it did. */
  wrong(): { readonly step: number; readonly part: number } | undefined {
    let first: { step: number; word: number } | undefined;
    for (let thread = 0; thread < this.threads; thread++) {
      const step = this.words[this.ownPlace(thread, 'wrongStep')]!;
      const word = this.words[this.ownPlace(thread, 'wrongPart')]!;
      if (step > 0 && (!first || step < first.step || (step === first.step && word < first.word)))
        first = { step, word };
    }
    return first && { step: first.step, part: first.word % partsOfPhase };
  }

  private ownPlace(thread: number, word: keyof typeof own): number {
    return (this.ownOffset(word) + thread * ownBytes - addressOf(this.words)) / 4;
  }

  private set(word: keyof typeof common, value: number): void {
    this.words[(this.address(word) - addressOf(this.words)) / 4] = value;
  }
}
