// Enter breaks the line behind a word that is complete: what is offered there changes nothing, as VS Code's `smart` Enter asks.
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver';
import { Editor, positionAt } from '../../support/editor.js';
import { snn } from '../../support/snn.js';

let editor: Editor;
beforeAll(async () => {
  editor = await Editor.start();
  await editor.open('main.snn', '');
});
afterAll(() => editor.stop());

const programs = ['examples', 'library'].flatMap(folder => globSync(`${folder}/**/*.snn`)).sort();

interface LineEnd {
  /** what stands before the last word */
  readonly before: string;
  readonly word: string;
}

/** Words right before a line break; behind a comment nothing is offered. */
function lineEnds(text: string): readonly LineEnd[] {
  const found = text.matchAll(/([A-Za-z_µ][A-Za-z0-9_]*)[ \t]*(?:\/\/.*)?$/gm);
  return [...found]
    .map(match => ({ before: text.slice(0, match.index), word: match[1]! }))
    .filter(({ before }) => !before.slice(before.lastIndexOf('\n') + 1).includes('//'));
}

/** What VS Code would put in place of the word: it asked at the first letter and has sifted the answer since, full matches first. */
function accepted(items: readonly CompletionItem[], word: string): string | undefined {
  const label = ({ filterText, label: own }: CompletionItem): string => (filterText ?? own).toLowerCase();
  const isIn = (letters: string, whole: string): boolean =>
    [...letters].reduce((at, letter) => (at < 0 ? at : whole.indexOf(letter, at) + 1 || -1), 0) >= 0;
  const left = items.filter(item => isIn(word.toLowerCase(), label(item)));
  const rank = (item: CompletionItem): number => (item.label === word ? 2 : label(item) === word.toLowerCase() ? 1 : 0);
  const [focused] = [...left].sort((a, b) => rank(b) - rank(a));
  return focused && (focused.textEdit as TextEdit).newText;
}

async function offered(text: string, more: object = {}): Promise<readonly CompletionItem[]> {
  await editor.change('main.snn', text);
  await editor.ask('documentSymbol', 'main.snn');
  const position = positionAt(text, text.length);
  return (await editor.ask<{ items: CompletionItem[] }>('completion', 'main.snn', { position, ...more })).items;
}

/** What Enter makes of the last word of the text, where that is something else. */
async function swallowed({ before, word }: LineEnd): Promise<readonly string[]> {
  const put = accepted(await offered(before + word[0]!), word) ?? word;
  return put === word ? [] : [`${before.slice(before.lastIndexOf('\n') + 1)}${word} -> ${put}`];
}

test.each(programs)('%s', async file => {
  const found: string[] = [];
  for (const end of lineEnds(readFileSync(file, 'utf8'))) found.push(...(await swallowed(end)));
  expect(found).toEqual([]);
});

const model = 'neuron n {\n  param tau = 1 ms\n  state V = 0 mV\n  state t_last = 0 ms\n  ';
const network = snn`
  param g = 5
  const a = 1 ms
  population E[10] : lif
  population Excited[5] : lif
`;
const study = `${network}experiment e {\n  `;

describe('a word that is complete', () => {
  test.each([
    ['a unit', `${study}run 500 ms`],
    ['a unit that is the beginning of others', `${study}run 500 m`],
    ['a unit without a space', `${study}run 500ms`],
    ['a unit with capitals', `${network}population C[1] : lif(R = 5 MOhm`],
    ['a population', `${study}record spikes of E`],
    ['a neuron model', `${network}population C[1] : lif`],
    ['a pattern', `${network}connect E -> E {\n  pattern all_to_all`],
    ['a parameter', `${network}const b = g`],
    ['a constant', `${network}const b = a`],
    ['a number of the language', `${network}const b = pi`],
    ['time, beside functions that begin so', `${model}V' = t`],
    ['noise', `${model}V' = xi`],
    ['a state', `${model}refractory tau holds V`],
    ['a bound', `${model}param c = 1 positive`],
    ['a type', `${model}input I : pA`],
    ['a new input', `${model}input I`],
    ['a new state', `${model}state V`],
    ['a new parameter', `${model}param t`],
    ['a new name', `${network}param E`],
    ['an item of a list of plots', `${study};plot raster(\n    E`]
  ])('%s', async (_, text) => {
    const word = /\w+$/.exec(text)![0].replace(/^\d+/, '');
    expect(await swallowed({ before: text.slice(0, -word.length), word })).toEqual([]);
  });
});

describe('nothing typed yet', () => {
  test('behind an opening bracket, nothing is offered unasked', () =>
    expect(editor.result.capabilities.completionProvider?.triggerCharacters).not.toContain('('));
  test('nor behind a division that goes on in the next line', async () => {
    const context = { triggerKind: 2, triggerCharacter: '/' };
    expect(await offered(`${model}V' = -V /`, { context })).toEqual([]);
  });
});
