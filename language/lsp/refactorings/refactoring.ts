// What a refactoring is: it looks at what is selected and gives edits that leave what the file means as it is.
import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import type { Dimension } from '../../../simulator/index.js';
import type { Fix } from '../../diagnostic.js';
import type { Program } from '../../generated/ast.js';
import { nodesOf } from '../../names/nodes.js';
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

/** The nodes that hold a stretch of text, the smallest first. White space at its ends does not count. */
export function nodesAround(program: Program, offset: number, end: number): AstNode[] {
  const smallest = nodesOf(program)
    .filter(node => node.$cstNode !== undefined && node !== program)
    .filter(node => {
      const source = sourceOf(node);
      return source.offset <= offset && end <= source.end;
    })
    .at(-1);
  const found: AstNode[] = [];
  for (let at: AstNode | undefined = smallest; at; at = at.$container) found.push(at);
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
