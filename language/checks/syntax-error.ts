// What the lexer and the parser could not read. Errors that follow from the first of a line are left out.
import type { ILexingError, IRecognitionException, IToken } from 'chevrotain';
import { unknownStatementsOf } from '../parser/lexer.js';
import { likelyStatement, missing, unclosed } from '../parser/messages.js';
import { placeOfBrace } from '../parser/missing-braces.js';
import { slipAt } from '../parser/slip.js';
import { sourceAt } from '../source.js';
import type { TextCheck, TextContext } from './check.js';

export const syntaxError: TextCheck = {
  code: 'syntax-error',
  on: 'text',
  run(context) {
    const { lexerErrors, lexerReport, parserErrors } = context.program.$document!.parseResult;
    // what comes behind a word that was taken for another one follows from that
    const guessed = unknownStatementsOf(lexerReport).filter(({ meant }) => meant !== undefined);
    const lines = new Set(guessed.map(({ token }) => token.startLine!));
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
  const text = program.$document!.textDocument.getText();
  const slip = slipAt(error, text);
  const { offset, end } = slip ? ownPlaceOf(error) : placeOf(error, text);
  const source = sourceAt(program, offset, end);
  if (lines.has(source.line)) return;
  lines.add(source.line);
  if (slip === 'told') return;
  const meant = likelyStatement(error.token, error.context.ruleStack.at(-1));
  const fix = slip
    ? slip.replaced && { ...slip.replaced, text: slip.text }
    : meant
      ? { from: offset, to: end, text: meant }
      : closingFix(error);
  const title = slip ? `Write ${slip.text}` : `Write '${fix?.text}'`;
  report(source, slip?.message ?? error.message, {
    fixes: fix ? [{ title, edits: [{ uri, offset: fix.from, end: fix.to, text: fix.text }] }] : []
  });
}

/** The bracket that is missing, behind what stands before it. */
function closingFix({
  message,
  previousToken
}: IRecognitionException & { previousToken?: IToken }): { from: number; to: number; text: string } | undefined {
  const bracket = /^A '([)\]])' is missing after/.exec(message)?.[1];
  if (bracket === undefined || !previousToken || !isReal(previousToken)) return undefined;
  const end = previousToken.endOffset! + 1;
  return { from: end, to: end, text: bracket };
}

const ownPlaceOf = ({ token }: IRecognitionException): { offset: number; end: number } => ({
  offset: token.startOffset,
  end: token.startOffset + token.image.length
});

/** The token nobody expected; the end of the one before it, where that is on an earlier line: there something is missing. */
function placeOf(
  error: IRecognitionException & { previousToken?: IToken },
  text: string
): { offset: number; end: number } {
  const { token, previousToken } = error;
  const known = isReal(token);
  const isStrangeStatement = known && !error.message.includes(missing);
  // the word a statement begins with is there, and what is missing comes behind it
  const hasBegun = known && error.message.includes(`${missing} after '${token.image}'`);
  if (
    previousToken &&
    isReal(previousToken) &&
    (!known || (previousToken.endLine !== token.startLine && !endsStatement(previousToken))) &&
    !isStrangeStatement &&
    !hasBegun
  ) {
    const end = previousToken.endOffset! + 1;
    const offset = error.message.includes(unclosed) ? placeOfBrace(text, end, text.length) : end;
    return { offset, end: offset };
  }
  return known ? ownPlaceOf(error) : { offset: 0, end: 0 };
}

/** What follows is a statement of its own, and the fault lies in it. */
const endsStatement = ({ tokenType, image }: IToken): boolean =>
  tokenType.name === 'END' || image === '{' || image === '}';

const isReal = (token: IToken): boolean =>
  Number.isFinite(token.startOffset) && token.startOffset >= 0 && !token.isInsertedInRecovery;
