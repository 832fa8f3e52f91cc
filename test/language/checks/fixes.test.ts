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
          expect(
            check(after).map(diagnostic => keyOf(diagnostic, after)),
            `${fix.title}: ${after}`
          ).not.toContain(keyOf(finding, text));
        }
      }
    }
  });
});

test('many checks offer one', () =>
  expect([...new Set(offered)].sort()).toEqual([
    'chosen-target',
    'constant-draw',
    'delay-too-short',
    'dimension-mismatch',
    'division-by-zero',
    'lost-prime',
    'lost-product',
    'missing-statement',
    'missing-unit',
    'misspelt-number',
    'misspelt-statement',
    'misspelt-unit',
    'negative-conductance',
    'negative-duration',
    'not-recorded',
    'off-step-grid',
    'out-of-range',
    'plastic-delay-side',
    'refractory-too-short',
    'step-too-large',
    'stray-documentation',
    'syntax-error',
    'unit-power',
    'unknown-name',
    'unnamed-target',
    'unused-import',
    'unused-seed'
  ]));
