// Whether a part of a file holds what could not be read. Then nothing is said about what it lacks: it may be in the unreadable part.
import type { IRecognitionException, IToken } from 'chevrotain';
import { type AstNode, type ParseResult, AstUtils } from 'langium';
import { isBodyRule } from '../statements/bodies.js';
import { unknownStatementsOf } from './lexer.js';

export function hasSyntaxErrors(node: AstNode): boolean {
  const result = AstUtils.getDocument(node).parseResult;
  if (result.parserErrors.length + result.lexerErrors.length + unknownStatementsOf(result.lexerReport).length === 0)
    return false;
  const { $cstNode } = node;
  if (!$cstNode) return true;
  const offsets = brokenOffsets(result);
  const next = offsets[firstFrom(offsets, $cstNode.offset)];
  return next !== undefined && next <= $cstNode.end + 1;
}

const known = Symbol('offsets of what could not be read');

/** In ascending order; kept with the result of the parser, as every node of a file with thousands of errors asks for them. */
export function brokenOffsets(result: ParseResult & { [known]?: readonly number[] }): readonly number[] {
  return (result[known] ??= [
    ...result.parserErrors.flatMap(offsetsOf),
    ...result.lexerErrors.map(error => error.offset),
    ...unknownStatementsOf(result.lexerReport)
      .filter(({ meant }) => !meant)
      .map(({ token }) => token.startOffset)
  ]
    .filter(Number.isFinite)
    .sort((a, b) => a - b));
}

/** Index of the first of ascending numbers that is not below a bound. */
function firstFrom(ascending: readonly number[], bound: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the statement that a node stands in is broken: a member of a model, a line of an experiment. */
export function standsInBroken(node: AstNode): boolean {
  let statement = node;
  while (statement.$container && !isBodyRule(statement.$container.$type)) statement = statement.$container;
  return hasSyntaxErrors(statement);
}

/** Where something was not expected, what was skipped, and what stands before: the part that is cut short may end there. */
export const offsetsOf = ({
  token,
  resyncedTokens,
  previousToken
}: IRecognitionException & { previousToken?: IToken }): number[] => [
  ...resyncedTokens.map(token => token.startOffset),
  token.startOffset,
  previousToken?.startOffset ?? -1
];
