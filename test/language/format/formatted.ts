// Formats texts with one language, and reads from a text what formatting must keep.
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { isReference } from 'langium';
import { expect } from 'vitest';
import { applyChanges, type TextChange } from '../../../language/index.js';
import { plan } from '../../../simulator/index.js';
import { bare } from '../../support/planned.js';
import { languageOf, shown, uriOf } from '../../support/text-world.js';

const language = languageOf();
const uri = uriOf('main.snn');
const root = path.join(import.meta.dirname, '..', '..', '..');

/** Every example and library file: its name and text. */
export const houseTexts = ['examples', 'library'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.snn'))
    .sort()
    .map((name): [string, string] => [`${folder}/${name}`, readFileSync(path.join(root, folder, name), 'utf8')])
);

/** The changes; fails where the text does not parse. */
export function changesOf(text: string): TextChange[] {
  const { changes, diagnostics } = language.format(uri, text);
  expect(shown(diagnostics.filter(diagnostic => diagnostic.severity === 'error')), text).toEqual([]);
  return changes!;
}

export const formatted = (text: string): string => applyChanges(text, changesOf(text));

/** `code line` of what keeps a text from being formatted. */
export const refusedFor = (text: string): string[] =>
  language.format(uri, text).diagnostics.map(diagnostic => `${diagnostic.code} ${diagnostic.source.line}`);

/** A token or comment as it is written, and what stands between it and the one before. */
export interface Part {
  readonly before: string;
  readonly image: string;
  /** a statement ends before it */
  readonly begins: boolean;
  /** it stands in round or square brackets */
  readonly inBrackets: boolean;
}

export function partsOf(text: string): Part[] {
  const { tokens, hidden } = language.services.parser.Lexer.tokenize(text);
  const parts: Part[] = [];
  let [end, depth, begins] = [0, 0, false];
  for (const token of [...tokens, ...hidden].sort((a, b) => a.startOffset - b.startOffset)) {
    if (token.tokenType.name === 'END') {
      begins = true;
      continue;
    }
    const { image, startOffset } = token;
    if (image === ')' || image === ']') depth--;
    parts.push({ before: text.slice(end, startOffset), image, begins, inBrackets: depth > 0 });
    if (image === '(' || image === '[') depth++;
    // a comment stands before the statement that it precedes
    begins &&= image.startsWith('//');
    end = startOffset + image.length;
  }
  return parts;
}

/** Tokens and comments in order, without what ends statements, and the spaces inside of numbers with units and behind comments. */
export function tokensOf(text: string): string[] {
  const { tokens, hidden } = language.services.parser.Lexer.tokenize(text);
  return [...tokens, ...hidden]
    .filter(({ tokenType }) => tokenType.name !== 'END')
    .sort((a, b) => a.startOffset - b.startOffset)
    .map(({ image, tokenType }) => (tokenType.name === 'QUANTITY' ? image.replace(/[ \t]/g, '') : image.trimEnd()));
}

/** The syntax tree as text, without places. */
export function treeOf(text: string): string {
  return JSON.stringify(language.program(uri, text), (key, value: unknown) => {
    if (isReference(value)) return value.$refText;
    if (key === 'text') return String(value).replace(/[ \t]/g, '');
    return key.startsWith('$') && key !== '$type' ? undefined : value;
  });
}

/** What the `///` comments of the declarations say. */
export const documentationOf = (text: string): (string | undefined)[] =>
  language.program(uri, text)!.declarations.map(declaration => language.documentation(declaration));

/** The plans of all experiments, without places, and without what people read of the text. */
export function plansOf(text: string): unknown {
  const { model, diagnostics } = language.lower(uri, text);
  expect(shown(diagnostics.filter(diagnostic => diagnostic.severity === 'error')), text).toEqual([]);
  const plans = model!.experiments.map(({ name }) => bare(plan(model!, { experiment: name })));
  return JSON.parse(JSON.stringify(plans, (key, inner: unknown) => (key === 'text' ? undefined : inner)));
}
