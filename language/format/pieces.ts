// A file as its tokens and comments, in order: what the formatter puts white space between, and never changes. A ';' is white space
// here: it stands where two statements share a line, and nowhere else.
import type { LeafCstNode, LangiumDocument } from 'langium';
import { isUnitAtom } from '../generated/ast.js';
import { leavesOf } from '../names/leaves.js';
import { nodesOf } from '../names/nodes.js';

/** A token or a comment. */
export interface Piece {
  /** as it will be written: with one space between a number and its unit (`1/s` alone is a unit), without spaces after a comment */
  readonly text: string;
  /** where it is in the file, from `offset` up to `end` */
  readonly offset: number;
  readonly end: number;
  readonly comment: boolean;
  /** type of the node that the token belongs to; empty for comments */
  readonly owner: string;
  /** it is the first token of a statement */
  readonly begins: boolean;
  /** line breaks between the piece before and this one */
  readonly breaks: number;
}

/** All pieces of a file that parses. */
export function piecesOf({ parseResult, textDocument }: LangiumDocument): Piece[] {
  const { $cstNode } = parseResult.value;
  if (!$cstNode) return [];
  const file = textDocument.getText();
  const starts = statementStarts(parseResult.value);
  let before = 0;
  return leavesOf($cstNode)
    .filter(leaf => leaf.tokenType.name !== 'END')
    .map(leaf => {
      const piece = pieceOf(leaf, file.slice(before, leaf.offset), starts);
      before = piece.end;
      return piece;
    });
}

function pieceOf(leaf: LeafCstNode, gap: string, starts: ReadonlySet<number>): Piece {
  const written = leaf.hidden ? leaf.text.trimEnd() : leaf.text;
  return {
    text: leaf.tokenType.name === 'QUANTITY' && !isUnitAtom(leaf.astNode) ? withOneSpace(written) : written,
    offset: leaf.offset,
    end: leaf.offset + written.length,
    comment: leaf.hidden,
    owner: leaf.hidden ? '' : leaf.astNode.$type,
    begins: !leaf.hidden && starts.has(leaf.offset),
    breaks: gap === '' || gap === ' ' ? 0 : (gap.match(/\r\n?|\n/g)?.length ?? 0)
  };
}

/** `20ms` and `20   ms` as `20 ms`. */
const withOneSpace = (quantity: string): string =>
  quantity.replace(/^([0-9.]+(?:[eE][+-]?[0-9]+)?)[ \t\u00A0\u202F]*/, '$1 ');

/** The lists of the grammar whose items are statements. */
const statementLists: readonly (string | undefined)[] = ['imports', 'declarations', 'members', 'statements'];

/** Where the statements of a file and of its bodies begin. */
const statementStarts = (program: LangiumDocument['parseResult']['value']): Set<number> =>
  new Set(
    nodesOf(program)
      .filter(node => statementLists.includes(node.$containerProperty))
      .map(node => node.$cstNode!.offset)
  );
