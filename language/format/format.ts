// Formatting: only white space changes. Every token and comment stays, in its order, so the tree and the network stay the same.
import type { LangiumDocument } from 'langium';
import { isMisspelt } from '../generated/ast.js';
import { nodesOf } from '../names/nodes.js';
import { unknownStatementsOf } from '../parser/lexer.js';
import { layOut } from './layout.js';
import { piecesOf } from './pieces.js';
import type { TextChange } from './text-change.js';

/** Whether all of a file can be read; one that cannot is not formatted. */
export function parses({ parseResult }: LangiumDocument): boolean {
  const { lexerErrors, parserErrors, lexerReport, value } = parseResult;
  return (
    lexerErrors.length + parserErrors.length + unknownStatementsOf(lexerReport).length === 0 &&
    !nodesOf(value).some(isMisspelt)
  );
}

/** The changes that format a file that parses, in order, none touching another; empty where nothing is to do. Lines end with `lineEnd`; without one, as they do in the file. */
export function format(document: LangiumDocument, lineEnd = lineEndOf(document)): TextChange[] {
  const file = document.textDocument.getText();
  // a byte order mark stays
  const start = file.startsWith('\uFEFF') ? 1 : 0;
  const pieces = piecesOf(document);
  const gaps = layOut(pieces, file).map(gap => gap.replaceAll('\n', lineEnd));
  const changes = pieces.flatMap((piece, i) => {
    const gap = { offset: pieces[i - 1]?.end ?? start, end: piece.offset, text: gaps[i]! };
    return [...lineByLine(gap, file, lineEnd), { offset: piece.offset, end: piece.end, text: piece.text }];
  });
  changes.push(
    ...lineByLine({ offset: pieces.at(-1)?.end ?? start, end: file.length, text: gaps.at(-1)! }, file, lineEnd)
  );
  return changes.filter(({ offset, end, text }) => file.slice(offset, end) !== text);
}

/** That of the file: with one line end of Windows, all are. */
const lineEndOf = ({ textDocument }: LangiumDocument): string =>
  textDocument.getText().includes('\r\n') ? '\r\n' : '\n';

/** White space over a line break in three: what ends the line, the breaks, and the indentation. So a part of a file can be formatted alone. */
function lineByLine(gap: TextChange, file: string, lineEnd: string): TextChange[] {
  const old = file.slice(gap.offset, gap.end);
  const [, tail, breaks] = /^([^\r\n]*)([^]*[\r\n])/.exec(old) ?? [];
  if (tail === undefined || breaks === undefined || !gap.text.includes(lineEnd)) return [gap];
  const first = gap.offset + tail.length;
  const second = first + breaks.length;
  const indent = gap.text.lastIndexOf('\n') + 1;
  return [
    { offset: gap.offset, end: first, text: '' },
    { offset: first, end: second, text: gap.text.slice(0, indent) },
    { offset: second, end: gap.end, text: gap.text.slice(indent) }
  ];
}
