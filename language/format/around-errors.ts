// Formats what can be read of a file that does not parse: its declarations one by one, and of one that is broken all but the lines
// that are.
import { TextDocument, type LangiumDocument, type ParseResult } from 'langium';
import { isMisspelt } from '../generated/ast.js';
import { nodesOf } from '../names/nodes.js';
import { brokenOffsets } from '../parser/broken.js';
import { unknownStatementsOf } from '../parser/lexer.js';
import { statementWords } from '../statements/words.js';
import { format, parses } from './format.js';
import type { TextChange } from './text-change.js';

type Parse = (text: string) => ParseResult;

/** A part of a text, from `offset` up to `end`. */
interface Part {
  readonly offset: number;
  readonly end: number;
}

const topLine = new RegExp(`^(?:${statementWords['Program']!.join('|')})\\b`);

export function formatAround(
  { textDocument }: Pick<LangiumDocument, 'textDocument'>,
  parse: Parse,
  lineEnd: string
): TextChange[] {
  const text = textDocument.getText();
  return partsOf(text).flatMap(({ offset, end }) =>
    changesIn(text.slice(offset, end), parse, lineEnd).map(change => ({
      ...change,
      offset: change.offset + offset,
      end: change.end + offset
    }))
  );
}

/** Declarations that begin a line, with the comments right above them, without the space behind them. */
function partsOf(text: string): Part[] {
  const lines = linesOf(text);
  const heads = lines.flatMap((line, i) => (topLine.test(text.slice(line.offset, line.end)) ? [i] : []));
  const starts = heads.map(head => {
    let first = head;
    while (first > 0 && /^\s*\/\//.test(text.slice(lines[first - 1]!.offset, lines[first - 1]!.end))) first--;
    return lines[first]!.offset;
  });
  return starts.map((offset, i) => {
    const next = starts[i + 1] ?? text.length;
    return { offset, end: offset + text.slice(offset, next).trimEnd().length };
  });
}

/** Without their ends. */
function linesOf(text: string): Part[] {
  let offset = 0;
  return text.split('\n').map(line => {
    const part = { offset, end: offset + line.replace(/\r$/, '').length };
    offset += line.length + 1;
    return part;
  });
}

function changesIn(text: string, parse: Parse, lineEnd: string): TextChange[] {
  const whole = documentOf(text, parse);
  if (parses(whole)) return within(format(whole, lineEnd), text, []);
  const broken = brokenLines(text, whole.parseResult);
  const rest = documentOf(hidden(text, broken), parse);
  return parses(rest) ? within(format(rest, lineEnd), text, broken) : [];
}

const documentOf = (text: string, parse: Parse): LangiumDocument =>
  ({ textDocument: TextDocument.create('part:', 'snn', 0, text), parseResult: parse(text) }) as LangiumDocument;

/** What lies before the end of the part, and on no line that could not be read. */
const within = (changes: readonly TextChange[], text: string, broken: readonly Part[]): TextChange[] =>
  changes.filter(
    ({ offset, end }) => offset < text.length && !broken.some(line => offset <= line.end && end >= line.offset)
  );

function brokenLines(text: string, result: ParseResult): Part[] {
  const places = [
    ...brokenOffsets(result),
    ...unknownStatementsOf(result.lexerReport).map(({ token }) => token.startOffset),
    ...nodesOf(result.value)
      .filter(isMisspelt)
      .map(({ $cstNode }) => $cstNode?.offset ?? 0)
  ];
  return linesOf(text).filter(({ offset, end }) => places.some(place => offset <= place && place <= end));
}

/** With comments of the same length in place of lines. */
function hidden(text: string, lines: readonly Part[]): string {
  return lines.reduce((now, { offset, end }) => {
    const width = end - offset;
    const comment = width < 2 ? ' '.repeat(width) : '//'.padEnd(width, '-');
    return now.slice(0, offset) + comment + now.slice(end);
  }, text);
}
