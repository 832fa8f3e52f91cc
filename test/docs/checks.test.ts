// Every check has a page docs/checks/<code>.md and every page a check; the samples on a page are the test of its check.
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks, codes, createLanguage, entryOfCode, isCode, pageOf } from '../../language/index.js';
import { holesIn } from '../../scripts/fuzz/messages.js';
import { run } from '../../simulator/index.js';
import { samplesOf, type Sample } from '../support/check-page.js';
import { textWorld, uriOf } from '../support/text-world.js';

const root = path.join(import.meta.dirname, '..', '..');
const pages = readdirSync(path.join(root, 'docs', 'checks'))
  .filter(name => name.endsWith('.md'))
  .map(name => name.replace(/\.md$/, ''));
const textOf = (page: string): string => readFileSync(path.join(root, 'docs', 'checks', `${page}.md`), 'utf8');
/** Codes of the page. */
const isOf = (code: string, page: string): boolean => isCode(code) && pageOf(code) === page;

/** Nothing in a text brings them about. */
const withoutMistake = ['internal-error', 'out-of-memory', 'too-many-findings', 'unreadable-file'];

describe('codes and pages', () => {
  test('every code has a page', () =>
    expect(
      codes.filter(code => !pages.includes(pageOf(code))).map(code => `docs/checks/${pageOf(code)}.md is missing`)
    ).toEqual([]));
  test('every page has a code', () =>
    expect(
      pages
        .filter(page => !codes.some(code => pageOf(code) === page))
        .map(page => `docs/checks/${page}.md is of no code in language/catalogue.ts`)
    ).toEqual([]));
  test('a page of one code begins with its title', () =>
    expect(
      codes
        .filter(code => pageOf(code) === code)
        .filter(code => !textOf(code).split('\n\n')[1]!.replaceAll('\n', ' ').startsWith(entryOfCode(code).title))
    ).toEqual([]));
  test('every check is a file of its code, and every file is registered', () => {
    const files = readdirSync(path.join(root, 'language', 'checks'))
      .map(name => name.replace(/\.ts$/, ''))
      .filter(name => name !== 'check' && name !== 'registry');
    expect(files.sort()).toEqual(checks.map(check => check.code).sort());
  });
  test('every code that is given somewhere is in the catalogue, and every one in it is given', () => {
    const sources = ['simulator', 'outputs', 'language', 'cli', 'server'].flatMap(room => sourcesBelow(room));
    const given = sources.flatMap(text => [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(match => match[1]!));
    expect(codes.filter(code => !given.includes(code))).toEqual([]);
  });
});

const sourcesBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sourcesBelow(at);
    const isSource = entry.name.endsWith('.ts') && !['catalogue.ts', 'fault-codes.ts'].includes(entry.name);
    return isSource ? [readFileSync(path.join(root, at), 'utf8')] : [];
  });

describe.each(pages)('docs/checks/%s.md', page => {
  const text = textOf(page);
  const samples = samplesOf(text);
  const files = Object.fromEntries(samples.flatMap(sample => (sample.file ? [[sample.file, sample.text]] : [])));

  test('begins with its code and a sentence', () =>
    expect(text).toMatch(new RegExp(`^# ${page}\\n\\n[A-Z\`'](?:[^\\n]+\\n)+\\n`)));
  test('shows the mistake and its remedy', () => {
    const checked = samples.filter(sample => !sample.file);
    expect(
      checked.some(sample => sample.expected.some(name => isOf(name.split(' ')[1]!, page))),
      `a sample with // error: [${page}]`
    ).toBe(!withoutMistake.includes(page));
    expect(
      checked.some(sample => sample.expected.length === 0),
      'a sample without findings'
    ).toBe(true);
  });
  test.each(samples.filter(sample => !sample.file).map(sample => [sample.line, sample] as const))(
    'the sample in line %d',
    (_line, sample: Sample) => {
      const language = createLanguage(textWorld({ ...files, 'sample.snn': sample.text }));
      const { diagnostics: found, model } = language.lower(uriOf('sample.snn'));
      // a fault is only met in the run
      const [faults, findings] = [true, false].map(is =>
        sample.expected.filter(name => name.startsWith('fault') === is)
      );
      expect(
        found.map(diagnostic => `${diagnostic.severity} ${diagnostic.code} ${diagnostic.source.line}`),
        found.map(diagnostic => diagnostic.message).join('\n')
      ).toEqual(findings);
      expect(found.flatMap(diagnostic => holesIn(diagnostic.message, sample.text))).toEqual([]);
      const code = faults!.length > 0 ? run(model!, { experiment: 'e' }).faults[0]?.code : undefined;
      expect(code && [code]).toEqual(faults![0]?.split(' ').slice(1, 2));
    }
  );
});
