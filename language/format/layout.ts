// The white space of a file: lines, indentation and spaces between its pieces. Where a line breaks inside a statement is the
// author's choice and kept; a body stands on one line where it did and still fits.
import type { Piece } from './pieces.js';
import { between, closesBracket, opensBracket, standsClose } from './spacing.js';
import { alignComments, type TrailingComment } from './trailing-comments.js';

/** Bodies on one line, and statements that share a line, end at this column. */
const widest = 120;
const step = 2;

/** What a bracket or brace has opened; the file itself is the outermost body. */
interface Frame {
  readonly body: boolean;
  /** columns at which lines inside and the closing bracket begin */
  readonly inside: number;
  readonly outside: number;
  /** a body whose statements and braces stay on one line */
  readonly flat: boolean;
  /** a body that was on one line and does not fit: a line for each statement */
  readonly opened: boolean;
  /** the line on which the last statement of the body began */
  statementLine: number;
}

/** The white space before each piece, with `\n` for a line break, and that at the end of the file. */
export function layOut(pieces: readonly Piece[], file: string): string[] {
  return new Layout(pieces, file).gaps();
}

class Layout {
  private readonly frames: Frame[] = [
    { body: true, inside: 0, outside: 0, flat: false, opened: false, statementLine: -1 }
  ];
  private readonly closers: ReadonlyMap<number, number>;
  private readonly trailing: TrailingComment[] = [];
  private line = 0;
  private paragraph = 0;
  private indent = 0;
  private column = 0;

  constructor(
    private readonly pieces: readonly Piece[],
    private readonly file: string
  ) {
    this.closers = closingBraces(pieces);
  }

  gaps(): string[] {
    const gaps = this.pieces.map((piece, i) => {
      const gap = this.gapBefore(i);
      this.follow(gap);
      this.enter(piece, i);
      this.column += piece.text.length;
      return gap;
    });
    for (const [i, gap] of alignComments(this.trailing)) gaps[i] = gap;
    return [...gaps, this.pieces.length > 0 ? '\n' : ''];
  }

  private gapBefore(i: number): string {
    const before = this.pieces[i - 1];
    const piece = this.pieces[i]!;
    if (!before) return '';
    if (before.comment || (piece.comment && piece.breaks > 0)) return this.newLine(i);
    if (piece.comment) return this.beforeTrailingComment(i);
    if (this.breaksBefore(before, piece, i)) return this.newLine(i);
    return between(before, piece);
  }

  private breaksBefore(before: Piece, piece: Piece, i: number): boolean {
    if (before.text === '{' && piece.text === '}') return false;
    if (before.text === '{' || piece.text === '}') return !this.frame.flat;
    if (piece.begins) return piece.breaks > 0 || !this.sharesLine(i);
    if (piece.breaks === 0 || piece.text === '{') return false;
    if (opensBracket(before) || closesBracket(piece)) return !(opensBracket(before) && closesBracket(piece));
    return !standsClose(before, piece);
  }

  /** Whether a statement written behind another stays there: both are of one line, and the line is not too long. */
  private sharesLine(i: number): boolean {
    const { opened, statementLine } = this.frame;
    return (
      !opened &&
      statementLine === this.line &&
      this.column + 2 + this.widthOnOneLine(i, this.endOfStatement(i)) <= widest
    );
  }

  private newLine(i: number): string {
    const piece = this.pieces[i]!;
    const blank =
      piece.breaks > 1 && piece.text !== '}' && this.pieces[i - 1]!.text !== '{' && this.isBetweenStatements(i);
    return (blank ? '\n\n' : '\n') + ' '.repeat(this.indentationOf(i));
  }

  private indentationOf(i: number): number {
    const piece = this.pieces[i]!;
    const { body, inside, outside } = this.frame;
    if (piece.text === '}' || closesBracket(piece)) return outside;
    return !body || piece.text === '{' || this.isBetweenStatements(i) ? inside : inside + step;
  }

  /** Whether a piece, or the first behind it that is no comment, begins a statement or ends a body or the file. */
  private isBetweenStatements(i: number): boolean {
    let at = i;
    while (this.pieces[at]?.comment) at++;
    const next = this.pieces[at];
    return !next || next.begins || next.text === '}';
  }

  private beforeTrailingComment(piece: number): string {
    const { offset, text } = this.pieces[piece]!;
    // step by step: to look for a line end that the file never uses would read all of it for each comment
    let lineStart = offset;
    while (lineStart > 0 && !isLineEnd(this.file[lineStart - 1]!)) lineStart--;
    this.trailing.push({
      piece,
      column: offset - lineStart,
      codeEnd: this.column,
      line: this.line,
      documents: text.startsWith('///'),
      paragraph: this.paragraph
    });
    return ' ';
  }

  /** Keeps track of where the next piece will stand. */
  private follow(gap: string): void {
    const lines = gap.split('\n').length - 1;
    this.line += lines;
    if (lines > 1) this.paragraph++;
    if (lines > 0) this.indent = this.column = gap.length - lines;
    else this.column += gap.length;
  }

  /** Keeps track of bodies, brackets and statements; stands at the beginning of the piece. */
  private enter(piece: Piece, i: number): void {
    if (piece.begins) this.frame.statementLine = this.line;
    if (piece.text === '{') this.enterBody(i);
    else if (opensBracket(piece))
      this.frames.push({
        body: false,
        inside: this.indent + step,
        outside: this.indent,
        flat: false,
        opened: false,
        statementLine: -1
      });
    else if (piece.text === '}' || closesBracket(piece)) this.frames.pop();
  }

  private enterBody(i: number): void {
    const outside = this.frame.inside;
    const width = this.widthOnOneLine(i, this.closers.get(i)! + 1);
    const flat = this.column + width <= widest;
    this.frames.push({
      body: true,
      inside: outside + step,
      outside,
      flat,
      opened: !flat && width < Infinity,
      statementLine: -1
    });
  }

  private get frame(): Frame {
    return this.frames[this.frames.length - 1]!;
  }

  /** Width of the pieces from `first` up to `end`; infinite where they were not on one line. */
  private widthOnOneLine(first: number, end: number): number {
    let width = this.pieces[first]!.text.length;
    for (let i = first + 1; i < end; i++) {
      const piece = this.pieces[i]!;
      if (piece.breaks > 0 || piece.comment) return Infinity;
      width += between(this.pieces[i - 1]!, piece).length + piece.text.length;
    }
    return width;
  }

  /** One behind the last token of a statement. */
  private endOfStatement(start: number): number {
    let end = start + 1;
    while (end < this.pieces.length && !this.pieces[end]!.begins && this.pieces[end]!.text !== '}')
      end = (this.closers.get(end) ?? end) + 1;
    while (this.pieces[end - 1]!.comment) end--;
    return end;
  }
}

const isLineEnd = (character: string): boolean => character === '\n' || character === '\r';

/** For each opening brace the one that closes it. */
function closingBraces(pieces: readonly Piece[]): Map<number, number> {
  const open: number[] = [];
  const closers = new Map<number, number>();
  pieces.forEach(({ text }, i) => {
    if (text === '{') open.push(i);
    else if (text === '}') closers.set(open.pop()!, i);
  });
  return closers;
}
