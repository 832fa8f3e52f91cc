// Data in the editor: what a hover says and shows of them, what is offered behind their name, and nothing of it without trust.
import { decode } from 'fast-png';
import { afterEach, expect, test } from 'vitest';
import { Editor } from '../../support/editor.js';

let editor: Editor;
afterEach(() => editor.stop());

/** Two pictures of 2 x 2 pixels. */
const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 255, 51, 0, 255, 255, 0, 0);
const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 3);
const files = { 'images.idx': images, 'labels.idx': labels, 'net.csv': 'name,pre\nx,1\n' };
const text =
  'data digits = images("images.idx", labels = "labels.idx", test = "images.idx", test_labels = "labels.idx")\n';

test('a hover says how many samples there are, of what shape, range and classes, and shows one of each', async () => {
  editor = await Editor.start(files);
  const shown = (await editor.hover(`${text}population R[2, 2] : poisson reads <|>digits.train\n`))!;
  expect(shown).toContain('4 samples of 2 × 2 values from 0 to 1');
  expect(shown).toContain('2 for learning (`.train`), 2 for a test (`.test`)');
  expect(shown).toContain('2 classes (`.label`): 3, 7');
  const [, encoded] = /!\[digits\]\(data:image\/png;base64,([^)]*)\)/.exec(shown)!;
  const picture = decode(Uint8Array.from(atob(encoded!), letter => letter.charCodeAt(0)));
  // two tiles, drawn twice as large, a pixel apart; class 3, the second sample, comes first
  expect([picture.width, picture.height]).toEqual([9, 4]);
  expect([...picture.data.slice(0, 9)]).toEqual([255, 255, 255, 255, 128, 0, 0, 255, 255]);
});

test('of a table it names the columns, and shows no picture', async () => {
  editor = await Editor.start(files);
  const shown = await editor.hover('data net = table("net.csv")\nconst a = <|>net.pre\n');
  expect(shown).toContain('1 sample of 1 column from 1 to 1');
  expect(shown).not.toContain('![');
});

test('of a column it says how many values there are, and between which', async () => {
  editor = await Editor.start({ ...files, 'rates.csv': 'rate,class\n0.2,a\n0.6,b\n0.4,a\n' });
  const read = 'data net = table("rates.csv", label = "class")\n';
  expect(await editor.hover(`${read}const a = net.ra<|>te\n`)).toContain(
    '**rate** of `net`: 3 values, from 0.2 to 0.6'
  );
  expect(await editor.hover(`${read}const a = net.lab<|>el\n`)).toContain('3 values, classes a, b');
  expect(await editor.hover(`${text}const a = digits.test.la<|>bel\n`)).toContain('2 values, classes 3, 7');
});

test('parts and labels are offered', async () => {
  editor = await Editor.start(files);
  const labelsOf = async (written: string): Promise<string[]> =>
    (await editor.completion(`${text}const a = ${written}<|>\n`)).map(item => String(item.label));
  expect(await labelsOf('digits.')).toEqual(['label', 'train', 'test']);
  expect(await labelsOf('digits.test.')).toEqual(['label']);
});

test('files of the kind that is read are offered', async () => {
  editor = await Editor.start(files);
  const offered = async (written: string): Promise<string[]> =>
    (await editor.completion(`data d = ${written}\n`)).map(item => String(item.label));
  expect(await offered('images("<|>")')).toEqual(['images.idx', 'labels.idx']);
  expect(await offered('images("images.idx", labels = "<|>")')).toEqual(['images.idx', 'labels.idx']);
  expect(await offered('table("<|>")')).toEqual(['net.csv']);
  expect(await offered('table("net.csv", label = "<|>")')).toEqual([]);
  expect(await offered('sound("<|>")')).toEqual([]);
});

test('nothing of data is shown in a workspace that is not trusted, and no folder is looked into', async () => {
  editor = await Editor.start({ ...files, 'faces/a/1.png': images }, { trusted: false });
  const shown = await editor.hover(`${text}population R[2, 2] : poisson reads <|>digits\n`);
  expect(shown).toContain('data digits');
  expect(shown).not.toMatch(/samples|classes|!\[/);
  await editor.open('faces.snn', 'data faces = pictures("faces")\npopulation R : poisson reads faces\n');
  expect((await editor.diagnostics('faces.snn')).map(diagnostic => diagnostic.message)).toEqual([
    'faces is not read in a workspace that you do not trust; trust it (Manage Workspace Trust) if you know where it comes from.'
  ]);
});
