// What the lexer and the parser could not read. Errors that follow from the first of a line are left out.
import type { ILexingError, IRecognitionException, IToken } from 'chevrotain';
import { likelyStatement, missing } from '../parser/messages.js';
import { slipAt } from '../parser/slip.js';
import { sourceAt } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const syntaxError: TextCheck = {
  code: 'syntax-error',
  on: 'text',
  run(context) {
    const { lexerErrors, parserErrors } = context.program.$document!.parseResult;
    const lines = new Set<number>();
    for (const error of lexerErrors) reportLexerError(error, context, lines);
    for (const error of parserErrors) reportParserError(error, context, lines);
  }
};

function reportLexerError(
  { offset, length, message }: ILexingError,
  { program, report }: TextContext,
  lines: Set<number>
): void {
  const source = sourceAt(program, offset, offset + length);
  lines.add(source.line);
  report(source, message);
}

function reportParserError(
  error: IRecognitionException,
  { program, uri, report }: TextContext,
  lines: Set<number>
): void {
  const slip = slipAt(error, program.$document!.textDocument.getText());
  const { offset, end } = slip ? ownPlaceOf(error) : placeOf(error);
  const source = sourceAt(program, offset, end);
  if (lines.has(source.line)) return;
  lines.add(source.line);
  if (slip === 'told') return;
  const meant = likelyStatement(error.token, error.context.ruleStack.at(-1));
  const fix = slip
    ? slip.replaced && { ...slip.replaced, text: slip.text }
    : meant
      ? { from: offset, to: end, text: meant }
      : undefined;
  const title = slip ? `Write ${slip.text}` : `Write '${meant}'`;
  report(source, slip?.message ?? error.message, {
    fixes: fix ? [{ title, edits: [{ uri, offset: fix.from, end: fix.to, text: fix.text }] }] : []
  });
}

const ownPlaceOf = ({ token }: IRecognitionException): { offset: number; end: number } => ({
  offset: token.startOffset,
  end: token.startOffset + token.image.length
});

/** The token nobody expected; the end of the one before it, where that is on an earlier line: there something is missing. */
function placeOf(error: IRecognitionException & { previousToken?: IToken }): { offset: number; end: number } {
  const { token, previousToken } = error;
  const known = isReal(token);
  const isStrangeStatement = known && !error.message.includes(missing);
  // the word a statement begins with is there, and what is missing comes behind it
  const hasBegun = known && error.message.includes(`${missing} after '${token.image}'`);
  if (
    previousToken &&
    isReal(previousToken) &&
    (!known || previousToken.endLine !== token.startLine) &&
    !isStrangeStatement &&
    !hasBegun
  ) {
    return { offset: previousToken.endOffset! + 1, end: previousToken.endOffset! + 1 };
  }
  return known ? ownPlaceOf(error) : { offset: 0, end: 0 };
}

const isReal = (token: IToken): boolean =>
  Number.isFinite(token.startOffset) && token.startOffset >= 0 && !token.isInsertedInRecovery;
