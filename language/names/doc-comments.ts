// Documentation in `///`: the lines directly above a declaration, and what stands behind it on its line. Markdown, shown in hover and in
// the reference pages.
import {
  type AstNode,
  type CommentProvider,
  type DocumentationProvider,
  type LeafCstNode,
  AstUtils,
  GrammarUtils
} from 'langium';
import { isNamed, isPopulation } from '../generated/ast.js';

/** The comments of a node with their slashes, from above to below. An empty line between comment and node belongs to neither, so it separates them. */
export class SnnCommentProvider implements CommentProvider {
  getComment(node: AstNode): string | undefined {
    const text = AstUtils.getDocument(node).textDocument.getText();
    const behind = commentsBehind(node, text).map(({ offset, end }) => text.slice(offset, end));
    const lines = [...around(node).flatMap(node => commentAbove(node, text)), ...behind];
    return lines.length > 0 ? lines.join('\n') : undefined;
  }
}

/** What a comment may stand at to mean a node: a population itself, and the statement that declares it, maybe with others. */
const around = (node: AstNode): readonly AstNode[] => (isPopulation(node) ? [node.$container, node] : [node]);

function commentAbove(node: AstNode, text: string): string[] {
  const start = node.$cstNode?.offset;
  if (start === undefined) return [];
  const lines = text.slice(0, start).split(/\r?\n/);
  if (lines.pop()?.trim() !== '') return [];
  const comment: string[] = [];
  for (let line = lines.pop()?.trim(); line?.startsWith('///'); line = lines.pop()?.trim()) comment.unshift(line);
  return comment;
}

/** A stretch of the file's text. */
export interface CommentRange {
  readonly offset: number;
  readonly end: number;
}

/** Where `///` stands behind a declaration on its last line, and behind the brace that opens its body. */
export function commentsBehind(node: AstNode, text: string): CommentRange[] {
  const cst = node.$cstNode;
  if (!cst || !isNamed(node)) return [];
  const brace = GrammarUtils.findNodeForKeyword(cst, '{');
  const ends = around(node).flatMap(node => node.$cstNode?.end ?? []);
  return [...(brace ? [brace.end] : []), ...new Set(ends)]
    .sort((a, b) => a - b)
    .flatMap(end => {
      const found = /^[^\S\n\r]*(?:[,;][^\S\n\r]*)*(\/\/\/[^\n\r]*)/.exec(lineFrom(text, end));
      if (!found) return [];
      return [{ offset: end + found[0].length - found[1]!.length, end: end + found[0].trimEnd().length }];
    });
}

function lineFrom(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? undefined : end);
}

/** A `///` that has code before it on its line. */
export const standsBehindCode = (comment: LeafCstNode, text: string): boolean =>
  text.slice(text.lastIndexOf('\n', comment.offset - 1) + 1, comment.offset).trim() !== '';

export class SnnDocumentation implements DocumentationProvider {
  constructor(private readonly services: { readonly documentation: { readonly CommentProvider: CommentProvider } }) {}

  /** Markdown, without the slashes. */
  getDocumentation(node: AstNode): string | undefined {
    return this.services.documentation.CommentProvider.getComment(node)
      ?.split('\n')
      .map(line => line.replace(/^\/\/\/ ?/, ''))
      .join('\n')
      .trim();
  }
}
