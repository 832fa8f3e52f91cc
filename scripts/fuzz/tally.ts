// How many changed texts of each kind there were, what was found in them, and whether that lay on the line that was changed.
import type { Outcome } from './examine.js';

interface Counts {
  texts: number;
  /** those that were checked completely */
  checked: number;
  /** those whose check found an error that the original does not have */
  withErrors: number;
  /** those of them with an error on the line that was changed */
  onLine: number;
  /** those whose first error lies there */
  firstOnLine: number;
  /** those whose first error is at a use of what that line declares */
  atUse: number;
  errors: number;
  faulty: number;
  slowest: number;
}

const nothing = (): Counts => ({
  texts: 0,
  checked: 0,
  withErrors: 0,
  onLine: 0,
  firstOnLine: 0,
  atUse: 0,
  errors: 0,
  faulty: 0,
  slowest: 0
});

export class Tally {
  private readonly byKind = new Map<string, Counts>();

  add(kind: string, { faults, errors, isAtUse, first, last, milliseconds }: Outcome): void {
    const counts = this.byKind.get(kind) ?? nothing();
    this.byKind.set(kind, counts);
    const isOnLine = (line: number): boolean => line >= first && line <= last;
    counts.texts++;
    counts.faulty += faults.length > 0 ? 1 : 0;
    counts.slowest = Math.max(counts.slowest, milliseconds);
    if (!errors) return;
    counts.checked++;
    if (errors.length === 0) return;
    counts.withErrors++;
    counts.errors += errors.length;
    counts.onLine += errors.some(isOnLine) ? 1 : 0;
    counts.firstOnLine += isOnLine(errors[0]!) ? 1 : 0;
    counts.atUse += !isOnLine(errors[0]!) && isAtUse ? 1 : 0;
  }

  /** Sums over the kinds that change one token, of which alone it can be asked whether an error lies on the changed line. */
  get ofOneToken(): Counts {
    return sum([...this.byKind].filter(([kind]) => ofOneToken.has(kind)).map(([, counts]) => counts));
  }

  get all(): Counts {
    return sum([...this.byKind.values()]);
  }

  /** One line for each kind, two for the sums. */
  lines(): string[] {
    const kinds = [...this.byKind].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows: [string, Counts][] = [...kinds, ['one token', this.ofOneToken], ['all', this.all]];
    return rows.map(([name, counts]) => lineOf(name, counts));
  }
}

/** What `split` does is no mistake, and what `bytes` does has no line. */
export const ofOneToken: ReadonlySet<string> = new Set([
  'delete',
  'duplicate',
  'swap',
  'replace',
  'misspell',
  'bracket',
  'number',
  'garbage'
]);

function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (a, b) => ({
      texts: a.texts + b.texts,
      checked: a.checked + b.checked,
      withErrors: a.withErrors + b.withErrors,
      onLine: a.onLine + b.onLine,
      firstOnLine: a.firstOnLine + b.firstOnLine,
      atUse: a.atUse + b.atUse,
      errors: a.errors + b.errors,
      faulty: a.faulty + b.faulty,
      slowest: Math.max(a.slowest, b.slowest)
    }),
    nothing()
  );
}

function lineOf(
  name: string,
  { texts, withErrors, onLine, firstOnLine, atUse, errors, faulty, slowest }: Counts
): string {
  const percent = (count: number): string => `${((100 * count) / Math.max(1, withErrors)).toFixed(1)} %`.padStart(7);
  const mean = (errors / Math.max(1, withErrors)).toFixed(2);
  return (
    `${name.padEnd(9)} ${String(texts).padStart(8)} texts, ${String(withErrors).padStart(7)} with errors (mean ${mean}), ` +
    `on the changed line: one ${percent(onLine)}, the first ${percent(firstOnLine)}, or at a use ${percent(firstOnLine + atUse)}; slowest ${slowest.toFixed(0).padStart(4)} ms; ${faulty} at fault`
  );
}
