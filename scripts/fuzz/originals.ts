// The texts that are changed: the examples, the library, and one with every construct of the grammar.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { createEditorLanguage, type EditorLanguage } from '../../language/index.js';
import { nodeWorld, snnFilesBelow } from '../../server/index.js';
import { everyConstruct } from '../../test/language/format/every-construct.js';
import type { Original } from './mutations.js';

/** The folder of changed texts; a text in it may import the others there. */
export const folder = 'file:///changed/';

const beside: Readonly<Record<string, string>> = {
  'cycle.snn': 'import "text.snn"\nimport "cycle.snn"\nconst V = 1\nconst other = 2 * V\n',
  'broken.snn': 'import "text.snn"\nneuron lif {\n  param\n  state V = (\n',
  'library.snn': 'neuron lif {\n  state V = 0\n}\npopulation Cell[2] : lif\n'
};

/** A language whose files are those of the project in `root`, with some beside the changed texts. */
export function languageIn(root: string): EditorLanguage {
  const world = nodeWorld(path.join(root, 'library'));
  return createEditorLanguage({
    ...world,
    read(uri, limit) {
      const text = uri.startsWith(folder) ? beside[uri.slice(folder.length)] : undefined;
      return text === undefined ? world.read(uri, limit) : new TextEncoder().encode(text);
    }
  });
}

export function originalsIn(root: string, language: EditorLanguage): Original[] {
  const files = ['examples', 'library'].flatMap(folder => snnFilesBelow(path.join(root, folder)));
  const texts = files.map(file => ({ name: path.relative(root, file), text: readFileSync(file, 'utf8') }));
  return [...texts, { name: 'every-construct', text: everyConstruct }].map(text => ({
    ...text,
    tokens: language.services.parser.Lexer.tokenize(text.text).tokens.filter(token => token.image !== '')
  }));
}

/** All that a token can be replaced by: each word, sign, number and text that occurs. */
export const wordsOf = (originals: readonly Original[]): string[] =>
  [...new Set(originals.flatMap(({ tokens }) => tokens.map(token => token.image)))].sort();
