// Whether a part of a file holds what could not be read. Then nothing is said about what it lacks: it may be in the unreadable part.
import type { IRecognitionException, IToken } from 'chevrotain';
import type { AstNode } from 'langium';
import { AstUtils } from 'langium';
import { unknownStatementsOf } from './lexer.js';

export function hasSyntaxErrors(node: AstNode): boolean {
  const { parserErrors, lexerErrors, lexerReport } = AstUtils.getDocument(node).parseResult;
  if (parserErrors.length + lexerErrors.length + unknownStatementsOf(lexerReport).length === 0) return false;
  const { $cstNode } = node;
  if (!$cstNode) return true;
  const start = $cstNode.offset;
  const end = $cstNode.end + 1;
  return parserErrors.some(error => offsetsOf(error).some(offset => within(offset, start, end)))
    || lexerErrors.some(error => within(error.offset, start, end))
    || unknownStatementsOf(lexerReport).some(({ token, meant }) => !meant && within(token.startOffset, start, end));
}

/** Whether the statement that a node stands in is broken: a member of a model, a line of an experiment. */
export function standsInBroken(node: AstNode): boolean {
  let statement = node;
  while (statement.$container && !bodies.has(statement.$container.$type)) statement = statement.$container;
  return hasSyntaxErrors(statement);
}

const bodies: ReadonlySet<string> = new Set(['Program', 'Model', 'Connect', 'Experiment', 'Sweep', 'Block']);

/** Where something was not expected, what was skipped, and what stands before: the part that is cut short may end there. */
const offsetsOf = ({ token, resyncedTokens, previousToken }: IRecognitionException & { previousToken?: IToken }): number[] =>
  [...resyncedTokens.map(one => one.startOffset), token.startOffset, previousToken?.startOffset ?? -1];

const within = (offset: number, start: number, end: number): boolean => offset >= start && offset <= end;
