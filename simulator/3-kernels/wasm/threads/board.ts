// What all threads of a run look at: what to do next, where they wait for each other, and what went wrong.
import { Layout, Records, type Code, type I32, type RecordOf } from '../code/index.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** Two cache lines, as processors fetch them in pairs, so that threads do not wait for each other's words; in words of 4 bytes. */
const line = 32;
/** Looks before a thread goes to sleep at a barrier. */
const looks = {
  /** some hundred microseconds, more than it takes to wake another up, or sleep would make more sleep */
  patient: 500_000,
  /** some milliseconds, in which the system notices that two threads share a processor beside one that has nothing to do */
  waking: 20_000_000,
  /** where a thread may wait for the processor */
  hurried: 100
};
/** For all: threads that sleep at a barrier and looks before one does, the next call, whether something went wrong before an even or an odd barrier, and steps by which the experiment is ahead. */
const common = new Layout({
  asleep: 'i32',
  looks: 'i32',
  firstStep: 'i32',
  steps: 'i32',
  wrongEven: 'i32',
  wrongOdd: 'i32',
  aborted: 'i32',
  shift: 'i32',
  failed: 'i32'
});
/** Of each thread: barriers it has come to so far, which others look at; operations since the last look at whether to go on; where something went wrong. */
const own = new Layout({ barriers: 'i32', work: 'i32', wrongStep: 'i32', wrongPart: 'i32' }, { barriers: line });

type CommonWord = keyof (typeof common)['fields'];
type OwnWord = keyof (typeof own)['fields'];

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

  /** The words for all. */
  forAll(f: Code): RecordOf<typeof common> {
    return common.at(f.i32(0), this.begin);
  }

  /** The words of a thread. */
  of(thread: I32): RecordOf<typeof own> {
    return new Records(own, this.begin + lineBytes, ownBytes).at(thread);
  }

  /** What the threads do at the next barrier; no steps ends their work. The experiment is ahead by `shift` steps. `wakes`: some may sleep. */
  order(firstStep: number, steps: number, shift = 0, wakes = false): void {
    this.set('looks', this.crowded ? looks.hurried : wakes ? looks.waking : looks.patient);
    this.set('firstStep', firstStep);
    this.set('steps', steps);
    this.set('shift', shift);
    for (const word of ['wrongEven', 'wrongOdd'] as const) this.set(word, 0);
    for (let thread = 0; thread < this.threads; thread++) this.words[this.ownPlace(thread, 'wrongStep')] = 0;
  }

  /** Whether all workers wait at the barrier before the next call. */
  haveCome(): boolean {
    const barriers = (thread: number): number => Atomics.load(this.words, this.ownPlace(thread, 'barriers'));
    for (let thread = 1; thread < this.threads; thread++) if (barriers(thread) === barriers(0)) return false;
    return true;
  }

  /** Tells all threads to leave what they do. */
  abort(): void {
    this.set('aborted', 1);
  }

  /** Whether a worker failed. */
  get failed(): boolean {
    return this.words[this.place('failed')] !== 0;
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

  private ownPlace(thread: number, word: OwnWord): number {
    return (this.begin + lineBytes + thread * ownBytes + own.offset(word) - addressOf(this.words)) / 4;
  }

  private place(word: CommonWord): number {
    return (this.begin + common.offset(word) - addressOf(this.words)) / 4;
  }

  private set(word: CommonWord, value: number): void {
    this.words[this.place(word)] = value;
  }
}
