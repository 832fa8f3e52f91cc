// Texts that are large: nothing throws, and the time grows with the length, not with its square.
import { describe, expect, test } from 'vitest';
import { languageOf, uriOf } from '../../support/text-world.js';

const language = languageOf();
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const codesOf = (text: string): Set<string> =>
  new Set(language.check(uriOf('large.snn'), text).map(diagnostic => diagnostic.code));

describe('100 000 lines', { timeout: 300_000 }, () => {
  test.each<[string, string, string[]]>([
    ['empty ones', '\n'.repeat(100_000), []],
    ['comments', `${'/// documentation\n'.repeat(100_000)}const a = 1`, []],
    ['declarations', lines(100_000, i => `const a${i} = ${i}`), []],
    ['words that begin no statement', lines(100_000, i => `quux ${i}`), ['misspelt-statement', 'too-many-findings']],
    ['braces that close nothing', '}\n'.repeat(100_000), ['syntax-error', 'too-many-findings']],
    ['braces that stay open', '{\n'.repeat(100_000), ['syntax-error']],
    ['strange characters', '@\n'.repeat(100_000), ['syntax-error', 'too-many-findings']],
    ['unfinished imports', lines(100_000, () => 'import "a'), ['syntax-error', 'too-many-findings']]
  ])('%s', (_what, text, expected) => expect([...codesOf(text)]).toEqual(expected));
});

describe('10 000 lines', { timeout: 120_000 }, () => {
  test.each<[string, string, string[]]>([
    [
      'of one model',
      `neuron n {\n${lines(10_000, i => `  param p${i} = ${i}`)}\n  state x = 0\n}`,
      ['unused-declaration', 'too-many-findings']
    ],
    ['of one event', `neuron n {\n  state x = 0\n  on spike {\n${'x += 1\n'.repeat(10_000)}} }`, []],
    ['of names that are unknown', lines(10_000, i => `const a${i} = zz${i}`), ['unknown-name', 'too-many-findings']],
    [
      'of misspelt members',
      `neuron n {\n${lines(10_000, i => `  sate V${i} = 0`)}\n}`,
      ['misspelt-statement', 'too-many-findings']
    ]
  ])('%s', (_what, text, expected) => expect([...codesOf(text)]).toEqual(expected));
});

describe('a line', { timeout: 120_000 }, () => {
  test.each<[string, string, string[]]>([
    ['with a name of a million letters', `const ${'a'.repeat(1_000_000)} = 1`, []],
    ['with a number of a million digits', `const a = ${'1'.repeat(1_000_000)}`, ['misspelt-number']],
    ['with a million spaces in front of a unit', `const a = 1${' '.repeat(1_000_000)}ms`, []],
    ['with a text of a million characters that has no end', `import "${'a'.repeat(1_000_000)}`, ['syntax-error']],
    ['with a name of a file of a million characters', `import "${'a'.repeat(1_000_000)}.snn"`, ['import-not-found']],
    [
      'with 10 000 calls of one name',
      `const a = exp${'(1)'.repeat(10_000)}\nconst b = zz`,
      ['syntax-error', 'unknown-name']
    ],
    [
      'with 10 000 columns of one name',
      `const a = exp${'.x'.repeat(10_000)}\nconst b = zz`,
      ['syntax-error', 'unknown-name']
    ],
    ['with a list of 20 000 numbers', `const a = [${lines(20_000, String).replaceAll('\n', ', ')}]`, []],
    ['with 100 000 words', 'x '.repeat(100_000), ['misspelt-statement']]
  ])('%s', (_what, text, expected) => expect([...codesOf(text)]).toEqual(expected));
});

test('a file of 5 000 faulty lines takes about twice as long as one of 2 500', { timeout: 120_000 }, () => {
  const seconds = (count: number): number => {
    const text = lines(count, i => `const a${i} = )`);
    const started = performance.now();
    codesOf(text);
    return (performance.now() - started) / 1000;
  };
  seconds(500);
  const [half, whole] = [seconds(2500), seconds(5000)];
  expect(whole).toBeLessThan(Math.max(2, 3.5 * half));
});
