// Text to tokens, for any text: what is no text at all, a quote that doesn't close and brackets without end each give one error.
import type { ILexingError, IToken } from 'chevrotain';
import { DefaultLexer, DefaultLexerErrorMessageProvider, type LexerResult, type LexingReport } from 'langium';
import { endStatements, type UnknownStatement } from './line-ends.js';
import { limitNesting } from './nesting.js';

/** What the lexer reports besides errors. */
export interface SnnLexingReport extends LexingReport {
  readonly unknownStatements: readonly UnknownStatement[];
}

export const unknownStatementsOf = (report: LexingReport | undefined): readonly UnknownStatement[] =>
  (report as SnnLexingReport | undefined)?.unknownStatements ?? [];

export class SnnLexer extends DefaultLexer {
  override tokenize(text: string): LexerResult {
    const strange = notText(text);
    if (strange) return { tokens: [], errors: [strange], hidden: [] };
    return this.ended(super.tokenize(text), text);
  }

  /** The tokens of whole lines of a text, where they stand in it; `line` is the number of lines before them. */
  tokenizePart(text: string, from: number, to: number, line: number): LexerResult {
    const result = super.tokenize(text.slice(from, to));
    for (const token of [...result.tokens, ...result.hidden]) moveToken(token, from, line);
    const errors = result.errors.map(error => ({
      ...error,
      offset: error.offset + from,
      ...(error.line === undefined ? {} : { line: error.line + line })
    }));
    return this.ended({ ...result, errors }, text);
  }

  private ended(result: LexerResult, text: string): LexerResult {
    const shallow = limitNesting(result.tokens, this.definition['NUMBER']!);
    const { tokens, unknown, idle, faults } = endStatements(shallow.tokens, this.definition, text);
    const report: SnnLexingReport = { diagnostics: [], unknownStatements: unknown };
    const unclosed = result.tokens
      .filter(isUnclosed)
      .map(token => errorAt(token, `The text ${shortened(token.image)} has no closing quote on its line; add one.`));
    return {
      ...result,
      tokens,
      hidden:
        idle.length > 0 ? [...result.hidden, ...idle].sort((a, b) => a.startOffset - b.startOffset) : result.hidden,
      report,
      errors: [
        ...result.errors,
        ...unclosed,
        ...[...shallow.faults, ...faults].map(({ token, message }) => errorAt(token, message))
      ]
    };
  }
}

function moveToken(token: IToken, further: number, lines: number): void {
  token.startOffset += further;
  token.endOffset! += further;
  token.startLine! += lines;
  token.endLine! += lines;
}

/** One sentence for a character that begins nothing. */
export class SnnLexerMessages extends DefaultLexerErrorMessageProvider {
  override buildUnexpectedCharactersMessage(fullText: string, startOffset: number, length: number): string {
    const found = fullText.slice(startOffset, startOffset + length);
    if (found.includes('\uFFFD'))
      return `There are bytes here that are not UTF-8; save the file in the encoding UTF-8.`;
    return `The character${found.length > 1 ? 's' : ''} '${found}' ${found.length > 1 ? 'mean' : 'means'} nothing in a .snn file; remove ${found.length > 1 ? 'them' : 'it'}${found.startsWith('#') ? ' (a comment begins with //)' : ''}.`;
  }
}

/** Control characters or undecodable bytes in numbers that no text has. */
function notText(text: string): ILexingError | undefined {
  const empty = text.includes('\0');
  if (!empty && strangeCharacters(text) <= text.length / 20) return undefined;
  return {
    offset: 0,
    line: 1,
    column: 1,
    length: 0,
    message:
      'This is not a text file: it holds bytes that are no characters. A .snn file is text in the encoding UTF-8.'
  };
}

/** Characters that tell whether a file is a text. */
export function strangeCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) count++;
  }
  return count;
}

const isUnclosed = ({ image }: IToken): boolean => image.startsWith('"') && !/^"(?:\\.|[^"\\])*"$/.test(image);

const shortened = (image: string): string => (image.length > 24 ? `${image.slice(0, 24)}…` : image);

const errorAt = (token: IToken, message: string): ILexingError => ({
  offset: token.startOffset,
  line: token.startLine,
  column: token.startColumn,
  length: token.image.length,
  message
});
