// Every check has a page docs/checks/<code>.md and every page a check; the samples on a page are the test of its check.
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks, createLanguage } from '../../language/index.js';
import { samplesOf, type Sample } from '../support/check-page.js';
import { textWorld, uriOf } from '../support/text-world.js';

const root = path.join(import.meta.dirname, '..', '..');
const pages = readdirSync(path.join(root, 'docs', 'checks'))
  .filter(name => name.endsWith('.md'))
  .map(name => name.replace(/\.md$/, ''));
const codes = checks.map(check => check.code);

describe('checks and pages', () => {
  test('every check has a page', () =>
    expect(codes.filter(code => !pages.includes(code)).map(code => `docs/checks/${code}.md is missing`)).toEqual([]));
  test('every page has a check', () =>
    expect(
      pages
        .filter(page => !codes.includes(page))
        .map(page => `docs/checks/${page}.md is of no check in language/checks/registry.ts`)
    ).toEqual([]));
  test('no code is used twice', () => expect(new Set(codes).size).toBe(codes.length));
  test('every check is a file of its code, and every file is registered', () => {
    const files = readdirSync(path.join(root, 'language', 'checks'))
      .map(name => name.replace(/\.ts$/, ''))
      .filter(name => name !== 'check' && name !== 'registry');
    expect(files.sort()).toEqual([...codes].sort());
  });
});

describe.each(pages)('docs/checks/%s.md', page => {
  const text = readFileSync(path.join(root, 'docs', 'checks', `${page}.md`), 'utf8');
  const samples = samplesOf(text);
  const files = Object.fromEntries(samples.flatMap(sample => (sample.file ? [[sample.file, sample.text]] : [])));

  test('begins with its code and a sentence', () =>
    expect(text).toMatch(new RegExp(`^# ${page}\\n\\n[A-Z\`'](?:[^\\n]+\\n)+\\n`)));
  test('shows the mistake and its remedy', () => {
    const checked = samples.filter(sample => !sample.file);
    expect(
      checked.some(sample => sample.expected.some(one => one.split(' ')[1] === page)),
      `a sample with // error: [${page}]`
    ).toBe(true);
    expect(
      checked.some(sample => sample.expected.length === 0),
      'a sample without findings'
    ).toBe(true);
  });
  test.each(samples.filter(sample => !sample.file).map(sample => [sample.line, sample] as const))(
    'the sample in line %d',
    (_line, sample: Sample) => {
      const language = createLanguage(textWorld({ ...files, 'sample.snn': sample.text }));
      const found = language.check(uriOf('sample.snn'));
      expect(
        found.map(one => `${one.severity} ${one.code} ${one.source.line}`),
        found.map(one => one.message).join('\n')
      ).toEqual(sample.expected);
    }
  );
});
