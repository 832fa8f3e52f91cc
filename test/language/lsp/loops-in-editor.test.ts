// Names that loops of an experiment declare: the number that counts, and the sample of for, label and test. All that an editor does with a name.
import type { Location } from 'vscode-languageserver';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Editor } from '../../support/editor.js';

let editor: Editor;
const files = { 'd.csv': 'a,b,class\n1,0,x\n0,1,y\n' };
beforeEach(async () => {
  editor = await Editor.start(files);
});
afterEach(() => editor.stop());

/** `pass` counts, `one`, `two` and `three` are samples. */
const study = (pass = 'pass', one = 'one', two = 'two', three = 'three'): string => {
  const used = (name: string): string => name.replace('<|>', '');
  return `data d = table("d.csv", label = "class")
population R[2], S[2] : poisson reads d
population O[2] : lif_delta
experiment e {
  step 1 ms
  for ${pass} in 1..3 {
    for ${one} in d shuffled {
      present ${used(one)} * ${used(pass)} to R, d[${used(pass)} - 1] to S for ${used(pass)} * 10 ms
    }
  }
  label O by ${two} in d { present ${used(two)} to R for 10 ms }
  test O on ${three} in d { present ${used(three)} to R for 10 ms }
}
`;
};
/** With the mark before a use, not the declaration. */
const at = (use: string): string => {
  const text = study();
  expect(text.split(use).length).toBe(2);
  return text.replace(use, use.replace(/(\w+)$/, '<|>$1'));
};

describe('are renamed everywhere, and nothing else is', () => {
  test.each([
    ['the number of a loop', study('<|>pass'), study('epoch'), 'epoch'],
    ['the number, from a use', at('to S for pass'), study('epoch'), 'epoch'],
    ['the sample of for', study('pass', '<|>one'), study('pass', 'half'), 'half'],
    ['the sample of label', study('pass', 'one', '<|>two'), study('pass', 'one', 'half'), 'half'],
    ['the sample of test, from a use', at('present three'), study('pass', 'one', 'two', 'half'), 'half']
  ])('%s', async (_, before, after, name) => expect(await editor.renamed(before, name)).toEqual({ 'main.snn': after }));
});

describe('are offered', () => {
  const offered = async (text: string): Promise<string[]> =>
    (await editor.completion(text)).map(({ label }) => String(label));
  test('as a number where one may stand inside the loop, and nowhere else', async () => {
    expect(await offered(study().replace('for pass * 10 ms', 'for <|>'))).toContain('pass');
    expect(await offered(study().replace('  label O', '  run <|>\n  label O'))).not.toContain('pass');
  });
  test.each([
    ['for', 'present one * pass', 'one'],
    ['label', 'present two', 'two'],
    ['test', 'present three', 'three']
  ])('as the sample of %s', async (_, present, name) => {
    const names = await offered(study().replace(present, 'present <|>'));
    expect(names).toContain(name);
    for (const other of ['one', 'two', 'three'].filter(one => one !== name)) expect(names).not.toContain(other);
  });
  test('behind a sample its label', async () =>
    expect(await offered(study().replace('present two to', 'present two.<|> to'))).toEqual(['label']));
});

test('behind data the parts that there are', async () => {
  const parted = study().replace('label = "class")', 'label = "class", test = "d.csv")');
  const offered = async (from: string, to: string): Promise<string[]> =>
    (await editor.completion(parted.replace(from, to))).map(({ label }) => String(label));
  expect(await offered('one in d shuffled', 'one in d.<|> shuffled')).toEqual(['train', 'test']);
  expect(await offered('three in d {', 'three in d.<|> {')).toEqual(['train', 'test']);
  expect(await offered('present two to', 'present d.<|>[0] to')).toEqual(['train', 'test']);
});

test('are found where they are used', async () => {
  const linesOf = async (text: string): Promise<number[]> => {
    const found = await editor.at<Location[]>('references', text, { context: { includeDeclaration: true } });
    return found.map(({ range }) => range.start.line + 1).sort((a, b) => a - b);
  };
  expect(await linesOf(study('<|>pass'))).toEqual([6, 8, 8, 8]);
  expect(await linesOf(at('present two'))).toEqual([11, 11]);
  expect(await editor.targets('definition', at('present three'))).toEqual(['main.snn three 12']);
});

describe('are explained where the pointer rests', () => {
  test.each([
    ['a number', at('to S for pass'), /pass/],
    ['a sample of for', study('pass', '<|>one'), /one/],
    ['a sample of label', at('present two'), /two/],
    ['a sample of test', at('present three'), /three/]
  ])('%s', async (_, text, shown) => expect(await editor.hover(text)).toMatch(shown));
});
