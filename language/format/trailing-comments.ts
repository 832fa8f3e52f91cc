// The columns of comments behind code. Documentation of neighbouring lines stands in one column, so that a list of parameters is a table;
// other comments keep a column that they share with another of their paragraph, and else follow their code.

/** A comment behind code. */
export interface TrailingComment {
  /** its number among the pieces of the file */
  readonly piece: number;
  /** where it stood in its line, in characters from 0 */
  readonly column: number;
  /** where the code before it ends now */
  readonly codeEnd: number;
  /** its line */
  readonly line: number;
  /** it begins with `///` */
  readonly documents: boolean;
  /** number of the stretch without blank lines in which it stands */
  readonly paragraph: number;
}

/** Spaces between code and comment, unless a column is kept; and at least as many as a kept column must leave. */
const distance = 3;
const least = 2;

/** Code that ends beyond this column has its documentation to itself, so that one long line does not push away that of its neighbours. */
const widestOfTable = 80;

/** The white space before each comment, by its piece. */
export function alignComments(comments: readonly TrailingComment[]): Map<number, string> {
  const others = comments.filter(comment => !comment.documents);
  return new Map([
    ...tablesOf(comments.filter(comment => comment.documents)).flatMap(table =>
      spacesOf(table, endOf(table) + distance)
    ),
    ...groupsOf(others).flatMap(together => spacesOf(together, columnOf(together)))
  ]);
}

const spacesOf = (comments: readonly TrailingComment[], column: number): [number, string][] =>
  comments.map(({ piece, codeEnd }) => [piece, ' '.repeat(column - codeEnd)]);

/** Documentation on lines that follow each other. */
function tablesOf(comments: readonly TrailingComment[]): TrailingComment[][] {
  const tables: TrailingComment[][] = [];
  let line = -Infinity;
  let open: TrailingComment[] | undefined;
  for (const comment of comments) {
    if (comment.line !== line + 1) open = undefined;
    line = comment.line;
    if (comment.codeEnd > widestOfTable) tables.push([comment]);
    else if (open) open.push(comment);
    else tables.push((open = [comment]));
  }
  return tables;
}

/** Comments that share a column in their paragraph. */
function groupsOf(comments: readonly TrailingComment[]): TrailingComment[][] {
  const groups = new Map<string, TrailingComment[]>();
  for (const comment of comments) {
    const key = `${comment.paragraph} ${comment.column}`;
    const together = groups.get(key);
    if (together) together.push(comment);
    else groups.set(key, [comment]);
  }
  return [...groups.values()];
}

function columnOf(together: readonly TrailingComment[]): number {
  const { column } = together[0]!;
  const codeEnd = endOf(together);
  return together.length > 1 && column >= codeEnd + least ? column : codeEnd + distance;
}

const endOf = (comments: readonly TrailingComment[]): number =>
  comments.reduce((end, comment) => Math.max(end, comment.codeEnd), 0);
