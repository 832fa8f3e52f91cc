// Not more findings of a file than people read; how many are left out is one of them.
import { entryOfCode } from './catalogue.js';
import type { Diagnostic, Severity } from './diagnostic.js';

const mostFindings = 200;

const severities: readonly Severity[] = ['error', 'warning', 'information'];

/** `found` in the order of the text; of too many, the worst that come first. */
export function capped(found: Diagnostic[]): Diagnostic[] {
  if (found.length <= mostFindings) return found;
  const worst = severities.flatMap(severity => found.filter(diagnostic => diagnostic.severity === severity));
  const kept = new Set(worst.slice(0, mostFindings));
  const shown = found.filter(diagnostic => kept.has(diagnostic));
  const code = 'too-many-findings';
  const message = `${found.length - kept.size} more findings of this file are not shown; fix these first.`;
  return [...shown, { code, severity: entryOfCode(code).severity, message, source: shown.at(-1)!.source }];
}
