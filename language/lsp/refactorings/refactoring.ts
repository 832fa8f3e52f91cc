// What a refactoring is: it looks at what is selected and gives edits that leave what the file means as it is.
import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import type { Dimension } from '../../../simulator/index.js';
import type { Fix } from '../../diagnostic.js';
import type { Program } from '../../generated/ast.js';
import type { Names } from '../../names/names.js';
import { sourceOf } from '../../source.js';

export interface Refactoring {
  /** as the protocol has it: `refactor.extract`, `refactor.inline`, `refactor.rewrite` */
  readonly kind: string;
  /** where the selection is of no such thing, none */
  readonly find: (selected: Selected) => readonly Fix[];
}

/** A stretch of text, or the place of the cursor. */
export interface Selected {
  readonly document: LangiumDocument;
  readonly program: Program;
  readonly uri: string;
  readonly offset: number;
  readonly end: number;
  /** from the smallest node that holds all of the selection to the file */
  readonly around: readonly AstNode[];
  readonly names: Names;
  /** other files that are known and could read what this one declares */
  readonly others: () => readonly LangiumDocument[];
  readonly dimensionOf: (node: AstNode) => Dimension | undefined;
}

/** The nodes that hold a stretch of text, the smallest first. A cursor behind a word stands at it. */
export function nodesAround(program: Program, offset: number, end: number): AstNode[] {
  const before = offset === end ? chainAt(program, offset - 1, end) : [];
  const after = chainAt(program, offset, end);
  const length = ([smallest]: readonly AstNode[]): number => {
    const source = smallest && sourceOf(smallest);
    return source ? source.end - source.offset : Infinity;
  };
  return length(before) < length(after) ? before : after;
}

/** From the word at a place outwards, what reaches from there over an end. */
function chainAt(program: Program, offset: number, end: number): AstNode[] {
  const word = program.$cstNode && CstUtils.findLeafNodeAtOffset(program.$cstNode, Math.max(0, offset));
  const found: AstNode[] = [];
  for (let at = word?.astNode; at; at = at.$container) {
    const source = sourceOf(at);
    if (found.length > 0 || (source.offset <= offset && end <= source.end)) found.push(at);
  }
  return found;
}

/** The declaration of the file, or statement of a body, that a node stands in, which begins where documentation does that stands above. */
export function statementAround(node: AstNode, owner: AstNode): AstNode {
  let at = node;
  while (at.$container && at.$container !== owner) at = at.$container;
  return at;
}

/** Where something is put on lines of its own before a statement: above its documentation, as far in as it is. */
export function lineBefore(statement: AstNode): { readonly offset: number; readonly indent: string } {
  const text = AstUtils.getDocument(statement).textDocument.getText();
  const { offset } = sourceOf(statement);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = text.slice(lineStart, offset);
  if (indent.trim() !== '') return { offset, indent: '' };
  const documented = /(?:(?<=^|\n)[ \t]*\/\/\/[^\n]*\n)*$/.exec(text.slice(0, lineStart))![0].length;
  return { offset: lineStart - documented, indent };
}
