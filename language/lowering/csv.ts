// Reads a file of comma-separated numbers with a header line. Strict: what is not exactly that is refused with line and column.

export type CsvResult =
  /** the values of one column follow those of the one before, `lines` of each */
  | {
      readonly columns: readonly string[];
      readonly lines: number;
      readonly values: Float64Array;
      readonly warning?: string;
    }
  /** one sentence without the name of the file: where it is wrong and what to do */
  | { readonly fault: string };

const number = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

/** Lines end with LF or CRLF; spaces and tabs around a number don't matter; lines and columns are counted from 1. */
export function parseCsv(bytes: Uint8Array): CsvResult {
  const text = decode(bytes);
  if (text === undefined)
    return { fault: 'is not text; it must hold a line of column names and lines of numbers, separated by commas' };
  const lines = text.split(/\r\n|\n/);
  const complete = lines.at(-1)!.trim() === '';
  while (lines.length && lines.at(-1)!.trim() === '') lines.pop();
  if (!lines.length)
    return { fault: 'is empty; its first line must name the columns, and the others must hold numbers' };
  const header = parseHeader(lines[0]!);
  if ('fault' in header) return header;
  if (lines.length === 1) return { fault: 'has a line of column names and no numbers; add a line for each entry' };
  const read = parseRows(lines, header.names);
  if ('fault' in read) return read;
  const table = { columns: header.names, lines: lines.length - 1, values: read.values };
  return complete
    ? table
    : { ...table, warning: `ends within line ${lines.length}; if nothing is cut off, end that line with a line break` };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseHeader(line: string): { names: readonly string[] } | { fault: string } {
  const names = cellsOf(line).map(cell => cell.trim());
  const empty = names.indexOf('');
  if (empty >= 0) return { fault: `has no name for column ${empty + 1} in line 1; name every column` };
  if (names.every(name => number.test(name)))
    return {
      fault: `begins with numbers (${short(line)}); its first line must name the columns, for example pre,post,weight`
    };
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) return { fault: `has two columns '${twice}' in line 1; give each column its own name` };
  return { names };
}

/** The cells of a line; one in quotes may hold commas, and a quote as two. */
const cellsOf = (line: string): string[] =>
  line.includes('"')
    ? [...line.matchAll(/(?:^|,)(?:\s*"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!
      )
    : line.split(',');

function parseRows(lines: readonly string[], names: readonly string[]): { values: Float64Array } | { fault: string } {
  const height = lines.length - 1;
  const values = new Float64Array(names.length * height);
  for (let row = 1; row < lines.length; row++) {
    if (lines[row]!.trim() === '') return { fault: `has an empty line ${row + 1}; remove it` };
    const cells = cellsOf(lines[row]!);
    if (cells.length !== names.length) return { fault: wrongCells(lines, row, cells.length, names) };
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!.trim();
      if (!number.test(cell)) return { fault: wrongNumber(cell, row + 1, i, names) };
      const value = Number(cell);
      values[i * height + row - 1] = value;
      if (!Number.isFinite(value))
        return {
          fault: `has ${cell} in line ${row + 1}, column ${i + 1} ('${names[i]!}'), which is too large a number`
        };
    }
  }
  return { values };
}

function wrongCells(lines: readonly string[], row: number, found: number, names: readonly string[]): string {
  const cut = row === lines.length - 1 && found < names.length;
  const remedy = cut
    ? 'it is the last line: the file may be cut off, so write it again'
    : `give it one for each of ${names.join(', ')}`;
  return `has ${found} value${found === 1 ? '' : 's'} in line ${row + 1} and ${names.length} column${names.length === 1 ? '' : 's'} in line 1; ${remedy}`;
}

function wrongNumber(cell: string, line: number, column: number, names: readonly string[]): string {
  const what = cell === '' ? 'no value' : `'${short(cell)}'`;
  return `has ${what} in line ${line}, column ${column + 1} ('${names[column]!}'), where a number is needed; write one such as 0.5`;
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text);
