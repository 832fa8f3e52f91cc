// Whether a part of a file holds what could not be read. Then nothing is said about what it lacks: it may be in the unreadable part.
import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import { unknownStatementsOf } from './lexer.js';

export function hasSyntaxErrors(node: AstNode): boolean {
  const { parserErrors, lexerErrors, lexerReport } = AstUtils.getDocument(node).parseResult;
  const { $cstNode } = node;
  if (!$cstNode) return true;
  const start = $cstNode.offset;
  const end = $cstNode.end + 1;
  return parserErrors.some(({ token, resyncedTokens }) => within(token.startOffset, start, end) || Number.isNaN(token.startOffset) || resyncedTokens.some(one => within(one.startOffset, start, end)))
    || lexerErrors.some(error => within(error.offset, start, end))
    || unknownStatementsOf(lexerReport).some(({ token, meant }) => !meant && within(token.startOffset, start, end));
}

const within = (offset: number, start: number, end: number): boolean => offset >= start && offset <= end;
