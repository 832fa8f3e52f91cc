// The texts that are changed: the examples, the library, and one with every construct of the grammar.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { createLanguage, type Language } from '../../language/index.js';
import { nodeWorld, snnFilesBelow } from '../../server/index.js';
import { everyConstruct } from '../../test/language/format/every-construct.js';
import type { Original } from './mutations.js';

/** A language whose files are those of the project in `root`. */
export const languageIn = (root: string): Language => createLanguage(nodeWorld(path.join(root, 'library')));

export function originalsIn(root: string, language: Language): Original[] {
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
