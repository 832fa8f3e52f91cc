// What is selected when a selection grows: a word, expressions around it, its statement, what stands between brackets, the declaration, the file.
import { CstUtils, isCompositeCstNode, type CompositeCstNode, type CstNode, type LangiumDocument } from 'langium';
import type { Position, Range, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { rangeAt } from '../range-at.js';

interface Stretch {
  readonly offset: number;
  readonly end: number;
}

const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

/** One chain a position, from the inside out; where nothing could be read it leads from the word to its line and the file. */
export const selectionRanges = (document: LangiumDocument, { positions }: SelectionRangeParams): SelectionRange[] =>
  positions.map(position => selectionAt(document, position));

function selectionAt({ textDocument, parseResult }: LangiumDocument, position: Position): SelectionRange {
  const offset = textDocument.offsetAt(position);
  const text = textDocument.getText();
  const word = wordAt(text, offset);
  const stretches = [
    ...word,
    ...stretchesAround(parseResult.value.$cstNode, offset),
    ...(word.length > 0 ? [] : [lineAt(text, offset)]),
    { offset: 0, end: text.length }
  ];
  const chain = growing(stretches, offset).map(({ offset, end }): Range => rangeAt(textDocument, offset, end));
  return chain.reduceRight<SelectionRange | undefined>(
    (parent, range) => ({ range, ...(parent && { parent }) }),
    undefined
  )!;
}

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);

function wordAt(text: string, offset: number): Stretch[] {
  let [start, end] = [offset, offset];
  while (isLetter(text[start - 1])) start--;
  while (isLetter(text[end])) end++;
  return start < end ? [{ offset: start, end }] : [];
}

/** Without its indentation. */
function lineAt(text: string, offset: number): Stretch {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const stop = text.indexOf('\n', offset);
  const line = text.slice(start, stop < 0 ? text.length : stop);
  const indent = line.length - line.trimStart().length;
  return { offset: start + indent, end: start + line.trimEnd().length };
}

function stretchesAround(root: CstNode | undefined, offset: number): Stretch[] {
  const leaf = root && (CstUtils.findLeafNodeAtOffset(root, offset) ?? CstUtils.findLeafNodeBeforeOffset(root, offset));
  const stretches: Stretch[] = [];
  for (let node: CstNode | undefined = leaf; node; node = node.container) {
    if (isCompositeCstNode(node)) stretches.push(...insideOf(node, offset));
    stretches.push(node);
  }
  return stretches;
}

/** What stands between brackets that the node opens and closes itself, where the place is between them. */
function insideOf({ content }: CompositeCstNode, offset: number): Stretch[] {
  return content.flatMap((opener, i) => {
    const closer = closing[opener.text];
    const end = closer === undefined ? -1 : content.findIndex((node, j) => j > i && node.text === closer);
    const inner = content.slice(i + 1, end).filter(node => !node.hidden);
    if (end < 0 || inner.length === 0 || offset < opener.end || offset > content[end]!.offset) return [];
    return [{ offset: inner[0]!.offset, end: inner.at(-1)!.end }];
  });
}

/** Those around the place, each larger than the one before. */
function growing(stretches: readonly Stretch[], place: number): Stretch[] {
  const grown: Stretch[] = [];
  for (const { offset, end } of stretches) {
    const last = grown.at(-1);
    const isAround = offset <= (last?.offset ?? place) && end >= (last?.end ?? place);
    const isLarger = !last || offset < last.offset || end > last.end;
    if (isAround && isLarger) grown.push({ offset, end });
  }
  return grown;
}
