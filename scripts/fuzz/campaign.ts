// Many changed texts one after another: makes each from a seed and its number, examines it and adds up what came of it.
import { createContext, runInContext } from 'node:vm';
import type { Language } from '../../language/index.js';
import { baselineOf, examine, readOnly, type Baseline, type Outcome } from './examine.js';
import { mutations, type Changed } from './mutations.js';
import { languageIn, originalsIn, wordsOf } from './originals.js';
import { randomOf } from './random.js';
import { Tally } from './tally.js';

export interface Wanted {
  /** folder of the project */
  readonly root: string;
  readonly seed: number;
  /** number of the first changed text */
  readonly first: number;
  readonly count: number;
  /** of how many texts one is checked completely; the others are only read: tokens, tree, syntax errors, declarations */
  readonly completeEvery: number;
  /** ms that a hundred texts may take before what runs is broken off; an endless loop too */
  readonly patience: number;
}

/** A changed text, and how it came about. */
export interface Mutant {
  readonly index: number;
  readonly kind: string;
  readonly baseline: Baseline;
  readonly changed: Changed;
}

export type Offended = (mutant: Mutant, faults: readonly string[]) => void;

const batch = 100;

export class Campaign {
  private language: Language;
  private readonly baselines: readonly Baseline[];
  private readonly words: readonly string[];

  constructor(private readonly wanted: Wanted) {
    this.language = languageIn(wanted.root);
    const originals = originalsIn(wanted.root, this.language);
    this.baselines = originals.map(original => baselineOf(this.language, original));
    this.words = wordsOf(originals);
  }

  mutant(index: number): Mutant {
    const random = randomOf(this.wanted.seed, index);
    const baseline = random.pick(this.baselines);
    const kind = random.pick(Object.keys(mutations));
    return { index, kind, baseline, changed: mutations[kind]!(baseline.original, random, this.words) };
  }

  examine({ index, kind, baseline, changed }: Mutant): Outcome {
    const isComplete = index % this.wanted.completeEvery === 0;
    return isComplete
      ? examine(this.language, baseline, changed, kind)
      : readOnly(this.language, baseline, changed, kind);
  }

  /** Examines all of them; `offended` hears of each with faults, `progressed` of every hundred. */
  run(offended: Offended, progressed: (done: number, tally: Tally) => void = () => undefined): Tally {
    const tally = new Tally();
    const end = this.wanted.first + this.wanted.count;
    let index = this.wanted.first;
    const examineBatch = (): void => {
      for (const stop = Math.min(end, index + batch); index < stop; index++) {
        const mutant = this.mutant(index);
        const outcome = this.examine(mutant);
        tally.add(mutant.kind, outcome);
        if (outcome.faults.length > 0) offended(mutant, outcome.faults);
      }
    };
    while (index < end) {
      if (!endsWithin(this.wanted.patience, examineBatch)) {
        offended(this.mutant(index), [`hangs, or is one of a hundred that take ${this.wanted.patience / 1000} s`]);
        this.language = languageIn(this.wanted.root);
        // So that the next text is not the one that waits for the library.
        baselineOf(this.language, this.baselines[0]!.original);
        index++;
      }
      progressed(index - this.wanted.first, tally);
    }
    return tally;
  }
}

/** What runs in a context of node:vm can be broken off from outside. */
function endsWithin(timeout: number, work: () => void): boolean {
  try {
    runInContext('work()', createContext({ work }), { timeout });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}
