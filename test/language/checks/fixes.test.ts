// Every edit that a finding offers mends it: the samples of the checks' pages, with each fix applied.
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLanguage, type Diagnostic, type Fix } from '../../../language/index.js';
import { samplesOf } from '../../support/check-page.js';
import { textWorld, uriOf } from '../../support/text-world.js';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'checks');
const offered: string[] = [];

function mended(text: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce((changed, { offset, end, text: by }) => changed.slice(0, offset) + by + changed.slice(end), text);
}

/** A finding by what it says and the text of its line, which keeps its place when others change. */
const keyOf = (finding: Diagnostic, text: string): string =>
  `${finding.code} ${finding.message} ${text.split('\n')[finding.source.line - 1]!.trim()}`;

const codesOf = (findings: readonly Diagnostic[]): string[] => findings.map(({ code }) => code);

/** What is found only where a fault is mended that hid it. */
const behind: Readonly<Record<string, readonly string[]>> = {
  'reads-nothing': ['threshold-never-reached'],
  'syntax-error': ['missing-statement']
};

describe.each(readdirSync(folder))('%s', page => {
  const samples = samplesOf(readFileSync(path.join(folder, page), 'utf8'));
  const files = Object.fromEntries(samples.flatMap(sample => (sample.file ? [[sample.file, sample.text]] : [])));
  const language = createLanguage(textWorld(files));
  const check = (text: string): Diagnostic[] => language.check(uriOf('sample.snn'), text);
  test('its findings go away with their fixes', () => {
    for (const { text } of samples.filter(sample => !sample.file)) {
      for (const finding of check(text)) {
        for (const fix of finding.fixes ?? []) {
          // `tau = ` is for the user to complete.
          if (fix.edits.some(edit => edit.text.endsWith('= ') || edit.text.endsWith('= )'))) continue;
          offered.push(finding.code);
          const after = mended(text, fix);
          const left = check(after).map(diagnostic => keyOf(diagnostic, after));
          expect(left, `${fix.title}: ${after}`).not.toContain(keyOf(finding, text));
          const known = new Set([...codesOf(check(text)), ...(behind[finding.code] ?? [])]);
          expect(
            codesOf(check(after)).filter(code => !known.has(code)),
            `${fix.title}: ${after}`
          ).toEqual([]);
        }
      }
    }
  });
});

test('many checks offer one', () =>
  expect(offered).toEqual(
    expect.arrayContaining([
      'chosen-target',
      'constant-draw',
      'delay-too-short',
      'dimension-mismatch',
      'division-by-zero',
      'duplicate-connection',
      'empty-stimulus',
      'fires-each-step',
      'import-cycle',
      'import-not-found',
      'impossible-loss',
      'lost-prime',
      'lost-product',
      'misplaced-statement',
      'missing-statement',
      'missing-unit',
      'misspelt-number',
      'misspelt-statement',
      'misspelt-unit',
      'negative-conductance',
      'negative-duration',
      'no-integrator',
      'not-recorded',
      'off-step-grid',
      'out-of-range',
      'plastic-delay-side',
      'population-size',
      'reads-nothing',
      'refractory-too-short',
      'repeated-argument',
      'repeated-statement',
      'saved-file',
      'signal-too-short',
      'step-too-large',
      'stimulus-target',
      'stray-documentation',
      'syntax-error',
      'unit-power',
      'unknown-column',
      'unknown-name',
      'unknown-parameter',
      'unnamed-connection',
      'unnamed-target',
      'unread-state',
      'unused-declaration',
      'unused-import',
      'unused-seed',
      'vacuous-expect'
    ])
  ));
