// What a file's text alone tells is shown at once; what takes longer, its network and the plans of its experiments, is looked at while
// nobody types, a few ms at a time, and shown when it is complete. Until then what was found of it before stands where its text has gone.
import { Deferred, delayNextTick, interruptAndCheck, type Cancellation, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { capped } from '../capped.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Look } from '../findings.js';
import { cancelled } from './cancelled.js';
import { movedFindings } from './moved-findings.js';

/** characters: a shorter file is looked at as a whole at once, unless that took long before */
const short = 4000;
/** ms */
const long = 300;
/** ms of work between two looks at whether somebody waits */
const slice = 8;

/** Edits that were made and not yet taken in. */
interface Waiting {
  readonly isBusy: boolean;
  settled(token?: Cancellation.CancellationToken): Promise<void>;
}

interface Known {
  readonly text: string;
  /** those that its text alone doesn't tell */
  readonly later: readonly Diagnostic[];
  /** ms */
  readonly took: number;
}

export class LaterFindings {
  private readonly jobs = new Map<string, Deferred>();
  private readonly known = new WeakMap<LangiumDocument, Known>();

  constructor(
    private readonly shared: LangiumSharedServices,
    private readonly waiting: () => Waiting
  ) {}

  /** The findings to show now. All of them where nobody is shown more later; else `show` is called with all when they are known. */
  begin(document: LangiumDocument, look: Look, show: (all: Diagnostic[]) => void): Diagnostic[] {
    this.forget(document.uri.toString());
    const text = document.textDocument.getText();
    const before = this.known.get(document);
    const isShort = text.length <= short && (before?.took ?? 0) <= long;
    const begin = performance.now();
    const onText = look.next();
    if (onText.done) return onText.value.diagnostics;
    const found = onText.value ?? [];
    const took = performance.now() - begin;
    const job = this.job(document, look, text, new Set(found), took, show);
    if (isShort || !this.shared.lsp.Connection) return job.now();
    void this.run(document.uri.toString(), job.step);
    const still = before ? movedFindings(before.later, before.text, text) : [];
    return capped([...found, ...still].sort((a, b) => a.source.offset - b.source.offset));
  }

  /** ms of work that it took to find all of a file last time; absent where that has not ended yet. */
  took(document: LangiumDocument): number | undefined {
    return this.known.get(document)?.took;
  }

  /** What is being looked at is another text now. */
  forget(uri: string): void {
    this.jobs.get(uri)?.resolve();
    this.jobs.delete(uri);
  }

  /** Resolves when all is known of a file, or its text has changed again; rejects where the request that waits is cancelled. */
  async settled(document: LangiumDocument, token: Cancellation.CancellationToken): Promise<void> {
    const job = this.jobs.get(document.uri.toString());
    if (job) await Promise.race([job.promise, cancelled(token)]);
    await interruptAndCheck(token);
  }

  private job(
    document: LangiumDocument,
    look: Look,
    text: string,
    onText: ReadonlySet<Diagnostic>,
    before: number,
    show: (all: Diagnostic[]) => void
  ): { readonly now: () => Diagnostic[]; readonly step: () => boolean } {
    let took = before;
    /** Works until some moment; the findings where they are complete. */
    const until = (end: number): Diagnostic[] | undefined => {
      const begin = performance.now();
      for (;;) {
        const { done, value } = look.next();
        if (done) {
          const later = value.diagnostics.filter(one => !onText.has(one) && one.code !== 'too-many-findings');
          this.known.set(document, { text, later, took: took + performance.now() - begin });
          return value.diagnostics;
        }
        if (performance.now() >= end) break;
      }
      took += performance.now() - begin;
      return undefined;
    };
    const step = (): boolean => {
      const all = until(performance.now() + slice);
      if (all) show(all);
      return all !== undefined;
    };
    return { now: () => until(Infinity)!, step };
  }

  /** `step` does some work, and says whether that was all. */
  private async run(uri: string, step: () => boolean): Promise<void> {
    const job = new Deferred();
    this.jobs.set(uri, job);
    for (;;) {
      await delayNextTick();
      if (this.waiting().isBusy) await this.waiting().settled();
      if (this.jobs.get(uri) !== job) return;
      if (step()) break;
    }
    this.forget(uri);
  }
}
