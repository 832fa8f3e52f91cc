// Pictures in hovers are made once, not while somebody types, and of what they show alone.
import type { Hover } from 'vscode-languageserver';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Editor, marked } from '../../support/editor.js';

let editor: Editor;
let drawn: string[];
beforeEach(async () => {
  drawn = [];
  editor = await Editor.start({}, {}, ({ kind }) => {
    drawn.push(kind);
    return Promise.resolve('<svg/>');
  });
});
afterEach(() => editor.stop());

const hover = async (text: string): Promise<string> =>
  JSON.stringify(await editor.ask<Hover>('hover', 'main.snn', { position: marked(text).positions[0] }));

test('a picture is made once, and again where an argument is another', async () => {
  expect(await editor.hover('population E[2] : li<|>f\n')).toContain('data:image/svg+xml');
  expect(await editor.hover('const a = 1\npopulation F[3] : li<|>f\n')).toContain('data:image/svg+xml');
  expect(drawn).toEqual(['response']);
});

test('while somebody types there are words alone, and no picture is begun', async () => {
  const text = 'population E[2] : li<|>f(tau_m = 9 ms)\n';
  await editor.open('main.snn', 'population E[2] : lif\n');
  await editor.change('main.snn', marked(text).text);
  const shown = await hover(text);
  expect(shown).toContain('neuron lif');
  expect(shown).not.toContain('data:image');
  expect(drawn).toEqual([]);
});
