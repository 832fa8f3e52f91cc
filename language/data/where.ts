// `where = "population = E, variable = V"`: which lines of comma-separated values are read.
import { faultIn } from './samples.js';

export class Where {
  /** in order: the column, and what its cell must be */
  private readonly wanted: ReadonlyArray<{ readonly column: number; readonly name: string; readonly value: string }>;
  /** what the columns hold, for the message where no line is left */
  private readonly found: ReadonlyArray<Set<string>>;

  /** Throws a DataFault where it names no column, or is no list of conditions. */
  constructor(
    text: string,
    columns: readonly string[],
    private readonly file: string
  ) {
    const conditions = text.trim() === '' ? [] : text.split(',');
    this.wanted = conditions.map(condition => {
      const [name = '', value, ...rest] = condition.split('=').map(part => part.trim());
      if (value === undefined || value === '' || rest.length > 0)
        throw faultIn(
          file,
          `is asked for where = "${text}", which names no column and value; write where = "population = E", and several behind commas`
        );
      const column = columns.indexOf(name);
      if (column >= 0) return { column, name, value };
      throw faultIn(
        file,
        `has no column '${name}', for which where asks; it has ${columns.map(one => `'${one}'`).join(', ')}`
      );
    });
    this.found = this.wanted.map(() => new Set());
  }

  /** Numbers are compared as numbers. */
  takes(cells: readonly string[]): boolean {
    let takes = true;
    this.wanted.forEach(({ column, value }, i) => {
      const cell = cells[column]!;
      const found = this.found[i]!;
      if (found.size <= most) found.add(cell);
      if (cell !== value && !(cell !== '' && Number(cell) === Number(value))) takes = false;
    });
    return takes;
  }

  /** That no line is left. */
  none(): Error {
    const wanted = this.wanted.map(({ name, value }) => `${name} = ${value}`).join(', ');
    const held = this.wanted.map(({ name }, i) => {
      const found = [...this.found[i]!];
      return `${name} is ${found.slice(0, most).join(', ')}${found.length > most ? ', …' : ''}`;
    });
    return faultIn(this.file, `has no line with ${wanted}; ${held.join(', and ')}`);
  }
}

/** Values that a message names. */
const most = 5;
