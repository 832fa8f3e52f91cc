// White space is free: wherever a line is broken, or two are joined, the same is found.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { languageIn, originalsIn } from '../../../scripts/fuzz/originals.js';
import { baselineOf, keyOf } from '../../../scripts/fuzz/examine.js';
import { softWords } from '../../../language/parser/corrections.js';
import { codes } from '../../support/text-world.js';

const root = path.join(import.meta.dirname, '..', '..', '..');
const language = languageIn(root);
const originals = originalsIn(root, language);

describe.each(originals)('$name', original => {
  const { uri, findings } = baselineOf(language, original);
  const found = (text: string): string[] => language.check(uri, text).map(keyOf).sort();
  const images = original.tokens.map(({ image }) => image);

  test('with a line for every token', () => expect(found(images.join('\n'))).toEqual([...findings].sort()));
  test('in a single line', () => expect(found(images.join(' '))).toEqual([...findings].sort()));
});

describe('a line break behind a first word', () => {
  test.each([
    'population\nE[3] : lif(tau_m =\n20 ms)',
    'const\na = 2\nparam\nb = 3\nconst\nc = a + b',
    'experiment\ne {\n  step\n  0.1 ms\n  run\n  1 s\n}',
    'population P : lif\nconnect\nx: P -> P {\n  synapse\n  exp_current(weight = 1 pA)\n  pattern\n  all_to_all\n  delay\n  1 ms\n}',
    'param g = 2\nexperiment e {\n  step 0.1 ms\n  sweep\n  g from 1 to 2 in 3 { run 1 s }\n}'
  ])('%j is nothing to speak of', text =>
    expect(language.check('file:///texts/a.snn', text).filter(one => one.severity === 'error')).toEqual([])
  );

  test('behind a name that is a keyword too the statement ends', () => {
    expect(codes(language.check('file:///texts/a.snn', 'const step = 1\nconst a = step\nquux 3\nconst b = a'))).toEqual(
      ['misspelt-statement 3']
    );
  });
  test('the keywords that are names too are those of the grammar', () => {
    const grammar = readFileSync(path.join(root, 'language', 'snn.langium'), 'utf8');
    const rules = ['Name', 'UnitWord'].map(rule => new RegExp(`^${rule} returns string:(.*);`, 'm').exec(grammar)![1]!);
    expect([...softWords].sort()).toEqual(
      rules.flatMap(rule => [...rule.matchAll(/'(\w+)'/g)].map(word => word[1]!)).sort()
    );
  });
  test('behind a keyword that is a last word the statement ends', () => {
    expect(codes(language.check('file:///texts/a.snn', 'param a = 1 positive\nquux 3\nconst b = a'))).toEqual([
      'misspelt-statement 2'
    ]);
  });
});
