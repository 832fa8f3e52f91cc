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
  expect(shown(diagnostics.filter(one => one.severity === 'error')), text).toEqual([]);
  return changes!;
}

export const formatted = (text: string): string => applyChanges(text, changesOf(text));

/** `code line` of what keeps a text from being formatted. */
export const refusedFor = (text: string): string[] =>
  language.format(uri, text).diagnostics.map(one => `${one.code} ${one.source.line}`);

/** Tokens and comments in order, without the spaces inside of numbers with units and behind comments. */
export function tokensOf(text: string): string[] {
  const { tokens, hidden } = language.services.parser.Lexer.tokenize(text);
  return [...tokens, ...hidden]
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
  language.program(uri, text)!.declarations.map(one => language.documentation(one));

/** The plans of all experiments, without places, and without what people read of the text. */
export function plansOf(text: string): unknown {
  const { model, diagnostics } = language.lower(uri, text);
  expect(shown(diagnostics.filter(one => one.severity === 'error')), text).toEqual([]);
  const plans = model!.experiments.map(({ name }) => bare(plan(model!, { experiment: name })));
  return JSON.parse(JSON.stringify(plans, (key, inner: unknown) => (key === 'text' ? undefined : inner)));
}
