// Edits that take something out of a text and leave it as if it had never been written: no empty line, no comma too many.
import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import type { Fix } from './diagnostic.js';
import { sourceOf } from './source.js';

export type Edit = Fix['edits'][number];

/** A fix that takes statements out. */
export const removal = (title: string, statements: readonly AstNode[]): Fix => ({
  title,
  edits: statements.map(statement => withoutStatement(statement))
});

/** Takes a statement out: with its line, what documents it and the comment behind it, where nothing else stands there. */
export function withoutStatement(node: AstNode): Edit {
  const text = AstUtils.getDocument(node).textDocument.getText();
  const { uri, offset, end } = sourceOf(node);
  const [before, after] = [text.slice(0, offset), text.slice(end)];
  const lineStart = /(?:^|[\n\r])([ \t]*)$/.exec(before);
  const lineEnd = /^[ \t]*;?[ \t]*(?:\/\/[^\n\r]*)?(?:\r\n|\n|\r|$)/.exec(after);
  if (lineStart && lineEnd) {
    const documented = /(?:(?<=^|[\n\r])[ \t]*\/\/\/[^\n\r]*(?:\r\n|\n|\r))*$/.exec(
      before.slice(0, offset - lineStart[1]!.length)
    )![0];
    return { uri, offset: offset - lineStart[1]!.length - documented.length, end: end + lineEnd[0].length, text: '' };
  }
  const separator = /^[ \t]*;[ \t]*/.exec(after);
  if (separator) return { uri, offset, end: end + separator[0].length, text: '' };
  // the last one of a line
  const behind = /[ \t]*;?[ \t]*$/.exec(before)![0];
  return { uri, offset: offset - behind.length, end, text: before.endsWith(`{${behind}`) ? ' ' : '' };
}

/** Takes one of several that stand between commas out; undefined where it is the only one. */
export function withoutItem(node: AstNode): Edit | undefined {
  const list = (node.$container as unknown as Record<string, unknown>)[node.$containerProperty!];
  if (!Array.isArray(list) || list.length < 2) return undefined;
  const at = list.indexOf(node);
  const { uri, offset, end } = sourceOf(node);
  if (at > 0) return { uri, offset: sourceOf(list[at - 1] as AstNode).end, end, text: '' };
  return { uri, offset, end: sourceOf(list[1] as AstNode).offset, text: '' };
}

/** Takes one of several behind a keyword out; the keyword too where it is the only one. */
export function withoutClauseItem(node: AstNode): Edit | undefined {
  const edit = withoutItem(node);
  if (edit) return edit;
  const { uri, offset, end } = sourceOf(node);
  const before = AstUtils.getDocument(node).textDocument.getText().slice(0, offset);
  const clause = /\s+[a-z]+\s+$/.exec(before);
  return clause ? { uri, offset: clause.index, end, text: '' } : undefined;
}

/** Takes a keyword out, with the blank before it. */
export function withoutWord(node: AstNode, word: string): Edit | undefined {
  const token = GrammarUtils.findNodeForKeyword(node.$cstNode, word);
  if (!token) return undefined;
  const { uri, textDocument } = AstUtils.getDocument(node);
  const blank = /[ \t]*$/.exec(textDocument.getText().slice(0, token.offset))![0].length;
  return { uri: uri.toString(), offset: token.offset - blank, end: token.end, text: '' };
}
