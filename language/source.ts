// Where a node of the tree stands in its file. Nodes of an `infix` chain share the range of the whole chain, so theirs comes from their operands.
import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import type { Source } from '../simulator/index.js';
import { isLogic, isSum, isUnitExpr } from './generated/ast.js';

/** The stretch of text of a node; of its container where the parser had to invent it. */
export function sourceOf(node: AstNode): Source {
  const { offset, end } = rangeOf(node);
  return sourceAt(node, offset, end);
}

/** The stretch of a word of a node, such as the name behind a dot; of the node where it is not written. */
export function sourceOfWord(node: AstNode, property: string): Source {
  const word = GrammarUtils.findNodeForProperty(node.$cstNode, property);
  return word ? sourceAt(node, word.offset, word.end) : sourceOf(node);
}

/** A stretch of the file that a node belongs to. */
export function sourceAt(node: AstNode, offset: number, end: number): Source {
  const { uri, textDocument } = AstUtils.getDocument(node);
  const { line, character } = textDocument.positionAt(offset);
  return { uri: uri.toString(), offset, end, line: line + 1, column: character + 1 };
}

/** The text of a node as written. */
export function textOf(node: AstNode): string {
  const { offset, end } = rangeOf(node);
  return AstUtils.getDocument(node).textDocument.getText().slice(offset, end);
}

/** The text of a node on one line, without comments, for messages and titles. */
export const oneLineOf = (node: AstNode): string =>
  textOf(node)
    .replace(/\/\/[^\n\r]*/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function rangeOf(node: AstNode): { offset: number; end: number } {
  return { offset: offsetOf(node), end: endOf(node) };
}

const isInfix = (node: AstNode): node is AstNode & { left?: AstNode; right?: AstNode } =>
  isSum(node) || isLogic(node) || isUnitExpr(node);

function offsetOf(node: AstNode): number {
  if (isInfix(node) && node.left) return offsetOf(node.left);
  return node.$cstNode?.offset ?? (node.$container ? offsetOf(node.$container) : 0);
}

function endOf(node: AstNode): number {
  if (isInfix(node) && node.right) return endOf(node.right);
  return node.$cstNode?.end ?? (node.$container ? endOf(node.$container) : 0);
}
