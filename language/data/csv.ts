// Reads comma-separated values with a header line (RFC 4180: a cell in quotes may hold commas, line breaks, and a quote as two).
// Strict: what is not exactly that is refused with line and column.
import { faultIn } from './samples.js';
import { Where } from './where.js';

export interface Csv {
  readonly columns: readonly string[];
  readonly lines: number;
  /** the values of one column follow those of the one before, `height` apart; what is no number is NaN */
  readonly values: Float64Array;
  readonly height: number;
  /** of the columns that have cells which are no numbers, by name */
  readonly texts: ReadonlyMap<string, TextColumn>;
  /** of the lines that are read, where they stand in the file */
  readonly lineOf: (line: number) => number;
  /** a sentence's end, after the file's name */
  readonly warning?: string;
}

interface TextColumn {
  /** no cell is a number */
  readonly whole: boolean;
  /** of the first cell that is none: a sentence's end, after the file's name */
  readonly fault: string;
}

/** A column whose cells may be texts. Numbers that are equal are the same text: 1, 1.0, +1 and 01. */
export interface Told {
  readonly name: string;
  readonly what: 'label' | 'group';
  readonly cells: string[];
}

const number = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/**
 * Lines end with LF or CRLF; spaces and tabs around a cell don't matter; lines and columns are counted from 1. `told` gets every
 * cell of the columns of their names. `where` says which lines are read. Throws a DataFault.
 */
export function parseCsv(
  bytes: Uint8Array,
  file: string,
  { told = [], where: chosen = '' }: { readonly told?: readonly Told[]; readonly where?: string } = {}
): Csv {
  const text = decoded(bytes, file);
  const rows = new Rows(text, file);
  const columns = headerOf(rows.next(), file);
  const toldAt = told.map(({ name, what }) => {
    const column = columns.indexOf(name);
    if (column >= 0) return column;
    throw faultIn(file, `has no column '${name}' for the ${what}s; it has ${columns.map(quoted).join(', ')}`);
  });
  const where = new Where(chosen, columns, file);
  const places: number[] = [];
  const height = rows.breaks;
  const values = new Float64Array(columns.length * height);
  const texts = new Map<number, { whole: boolean; fault: string }>();
  const numeric = new Uint8Array(columns.length);
  let lines = 0;
  let passed = 0;
  for (let row = rows.next(); row; row = rows.next()) {
    if (row.length !== columns.length) throw faultIn(file, wrongCells(rows, row.length, columns));
    if (chosen && !where.takes(row)) {
      passed++;
      continue;
    }
    if (chosen) places.push(rows.line);
    for (let i = 0; i < row.length; i++) {
      const cell = row[i]!;
      const isNumber = number.test(cell);
      const value = isNumber ? Number(cell) : NaN;
      const isFinite = Number.isFinite(value);
      values[i * height + lines] = isFinite ? value : NaN;
      if (isNumber) numeric[i] = 1;
      if (!isFinite && !toldAt.includes(i) && !texts.has(i))
        texts.set(i, { whole: false, fault: wrongNumber(cell, rows.line, i, columns) });
    }
    lines++;
    told.forEach(({ name, what, cells }, i) => {
      const column = toldAt[i]!;
      if (row[column] === '')
        throw faultIn(
          file,
          `has no ${what} in line ${rows.line}, column ${column + 1} ('${name}'); write its ${what === 'label' ? 'class' : what}`
        );
      cells.push(oneSpelling(row[column]!));
    });
  }
  if (lines === 0 && passed > 0) throw where.none();
  if (lines === 0) throw faultIn(file, 'has a line of column names and no numbers; add a line for each entry');
  for (const [i, column] of texts) column.whole = numeric[i] === 0;
  return {
    columns,
    lines,
    values,
    height,
    lineOf: line => places[line] ?? line + 2,
    texts: new Map([...texts].map(([i, column]) => [columns[i]!, column])),
    ...(rows.isComplete
      ? {}
      : { warning: `ends within line ${rows.line}; if nothing is cut off, end that line with a line break` })
  };
}

/** Digit by digit: numbers of twenty digits, which name things, stay as they are. */
function oneSpelling(cell: string): string {
  const [, minus, whole = '', fraction = ''] = /^(?:\+|(-))?([0-9]*)(?:\.([0-9]*))?$/.exec(cell) ?? [];
  if (whole + fraction === '') return cell;
  const decimals = fraction.replace(/0+$/, '');
  const text = `${whole.replace(/^0+(?=[0-9])/, '') || '0'}${decimals ? `.${decimals}` : ''}`;
  return minus && text !== '0' ? `-${text}` : text;
}

function decoded(bytes: Uint8Array, file: string): string {
  const notText = faultIn(
    file,
    'is not text; it must hold a line of column names and lines of numbers, separated by commas'
  );
  if (bytes.includes(0)) throw notText;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notText;
  }
}

/** The lines of a text one after the other, cut into cells. */
class Rows {
  /** in which the last row began */
  line = 0;
  private at = 0;
  private nextLine = 1;
  private readonly end: number;
  readonly isComplete: boolean;

  constructor(
    private readonly text: string,
    private readonly file: string
  ) {
    this.end = text.trimEnd().length;
    this.isComplete = /\n/.test(text.slice(this.end));
    if (this.end === 0)
      throw faultIn(file, 'is empty; its first line must name the columns, and the others must hold numbers');
    // empty lines before the first name nothing
    const [blank] = /^(?:[ \t]*\r?\n)*/.exec(text)!;
    if (blank) throw faultIn(file, 'has an empty line 1; remove it');
  }

  /** As many as there are lines behind the first, or more where a cell has a break in it. */
  get breaks(): number {
    let count = 0;
    for (let at = this.text.indexOf('\n'); at >= 0 && at < this.end; at = this.text.indexOf('\n', at + 1)) count++;
    return count;
  }

  get isLast(): boolean {
    return this.at >= this.end;
  }

  next(): string[] | undefined {
    if (this.at >= this.end) return undefined;
    this.line = this.nextLine;
    const cells: string[] = [];
    for (;;) {
      const isQuoted = /[ \t]*"/y;
      isQuoted.lastIndex = this.at;
      cells.push(isQuoted.test(this.text) ? this.quoted(isQuoted.lastIndex) : this.plain());
      const stop = this.text[this.at];
      this.at++;
      if (stop === ',') continue;
      this.nextLine++;
      if (cells.length === 1 && cells[0] === '') throw faultIn(this.file, `has an empty line ${this.line}; remove it`);
      return cells;
    }
  }

  /** Up to the next comma or line break. */
  private plain(): string {
    const from = this.at;
    while (this.at < this.text.length) {
      const code = this.text.charCodeAt(this.at);
      if (code === 44 || code === 10) break;
      this.at++;
    }
    return this.text.slice(from, this.at).trim();
  }

  private quoted(from: number): string {
    for (let close = this.text.indexOf('"', from); close >= 0; close = this.text.indexOf('"', close + 2)) {
      if (this.text[close + 1] === '"') continue;
      this.at = close + 1;
      const rest = this.plain();
      if (rest !== '')
        throw faultIn(
          this.file,
          `has '${short(rest)}' behind a closing quote in line ${this.line}; write a quote inside of a cell as two`
        );
      const cell = this.text.slice(from, close);
      this.nextLine += cell.split('\n').length - 1;
      return cell.replaceAll('""', '"').trim();
    }
    throw faultIn(this.file, `has a quote in line ${this.line} that is not closed; close it`);
  }
}

function headerOf(names: readonly string[] | undefined, file: string): readonly string[] {
  if (!names) return [];
  const empty = names.indexOf('');
  if (empty >= 0) throw faultIn(file, `has no name for column ${empty + 1} in line 1; name every column`);
  if (names.every(name => number.test(name)))
    throw faultIn(
      file,
      `begins with numbers (${short(names.join(','))}); its first line must name the columns, for example pre,post,weight`
    );
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw faultIn(file, `has two columns '${name}' in line 1; give each column its own name`);
    seen.add(name);
  }
  return names;
}

function wrongCells(rows: Rows, found: number, names: readonly string[]): string {
  const cut = rows.isLast && found < names.length;
  const remedy = cut
    ? 'it is the last line: the file may be cut off, so write it again'
    : `give it one for each of ${names.join(', ')}`;
  return `has ${found} value${found === 1 ? '' : 's'} in line ${rows.line} and ${names.length} column${names.length === 1 ? '' : 's'} in line 1; ${remedy}`;
}

function wrongNumber(cell: string, line: number, column: number, names: readonly string[]): string {
  const place = `in line ${line}, column ${column + 1} ('${names[column]!}')`;
  if (number.test(cell)) return `has ${cell} ${place}, which is too large a number`;
  return `has ${cell === '' ? 'no value' : `'${short(cell)}'`} ${place}, where a number is needed; write one such as 0.5`;
}

const quoted = (name: string): string => `'${name}'`;
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text);
