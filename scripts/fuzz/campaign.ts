// Many changed texts one after another: makes each from a seed and its number, examines it and adds up what came of it.
import { createContext, Script } from 'node:vm';
import type { EditorLanguage } from '../../language/index.js';
import { baselineOf, examine, readOnly, type Baseline, type Outcome } from './examine.js';
import { mutations, type Changed } from './mutations.js';
import { languageIn, originalsIn, wordsOf } from './originals.js';
import { randomOf } from './random.js';
import { ask } from './requests.js';
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
  /** of how many texts one is shown to an editor: all its requests at several places; absent: of none */
  readonly requestsEvery?: number;
  /** absent: all kinds of changes */
  readonly kinds?: readonly string[];
  /** ms that a text may take before what runs is broken off; an endless loop too */
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

export class Campaign {
  private language: EditorLanguage;
  private readonly baselines: readonly Baseline[];
  private readonly words: readonly string[];
  private readonly limit = new Limit();

  constructor(private readonly wanted: Wanted) {
    this.language = languageIn(wanted.root);
    const originals = originalsIn(wanted.root, this.language);
    this.baselines = originals.map(original => baselineOf(this.language, original));
    this.words = wordsOf(originals);
  }

  mutant(index: number): Mutant {
    const random = randomOf(this.wanted.seed, index);
    const baseline = random.pick(this.baselines);
    const kind = random.pick(this.wanted.kinds ?? Object.keys(mutations));
    return { index, kind, baseline, changed: mutations[kind]!(baseline.original, random, this.words) };
  }

  examine({ index, kind, baseline, changed }: Mutant): Outcome {
    const isComplete = index % this.wanted.completeEvery === 0;
    return isComplete
      ? examine(this.language, baseline, changed, kind)
      : readOnly(this.language, baseline, changed, kind);
  }

  /** What an editor asks about a text at the ends of its change; the answers come later. */
  ask({ index, baseline, changed }: Mutant): Promise<string[]>[] {
    const every = this.wanted.requestsEvery ?? Infinity;
    if (index % every !== 0) return [];
    const { text, from, to } = changed;
    return ask(this.language, baseline.uri, text, [from, to], randomOf(this.wanted.seed, -index));
  }

  /** Examines all of them; `offended` hears of each with faults, `progressed` of each. */
  async run(offended: Offended, progressed: (done: number, tally: Tally) => void = () => undefined): Promise<Tally> {
    const tally = new Tally();
    const { first, count } = this.wanted;
    for (let index = first; index < first + count; index++) {
      const mutant = this.mutant(index);
      const outcome = await this.examined(mutant);
      tally.add(mutant.kind, outcome);
      if (outcome.faults.length > 0) offended(mutant, outcome.faults);
      progressed(index + 1 - first, tally);
    }
    return tally;
  }

  private async examined(mutant: Mutant): Promise<Outcome> {
    let outcome: Outcome | undefined;
    let answers: Promise<string[]>[] = [];
    const look = (): void => {
      outcome = this.examine(mutant);
      answers = this.ask(mutant);
    };
    if (!this.limit.endsWithin(this.wanted.patience, look) || !outcome) {
      this.language = languageIn(this.wanted.root);
      // So that the next text is not the one that waits for the library.
      baselineOf(this.language, this.baselines[0]!.original);
      const faults = [`hangs, or takes more than ${this.wanted.patience / 1000} s`];
      return { faults, first: 0, last: 0, milliseconds: this.wanted.patience };
    }
    const strange = (await Promise.all(answers)).flat();
    return { ...outcome, faults: [...outcome.faults, ...strange] };
  }
}

/** What runs in a context of node:vm can be broken off from outside. */
class Limit {
  private readonly context = createContext({ work: (): void => undefined });
  private readonly script = new Script('work()');

  endsWithin(timeout: number, work: () => void): boolean {
    this.context['work'] = work;
    try {
      this.script.runInContext(this.context, { timeout });
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
      throw error;
    }
  }
}
