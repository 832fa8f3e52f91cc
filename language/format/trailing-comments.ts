// The columns of comments behind code: those that share a column with another of their paragraph keep it, the others follow their code.

/** A comment behind code. */
export interface TrailingComment {
  /** its number among the pieces of the file */
  readonly piece: number;
  /** where it stood in its line, in characters from 0 */
  readonly column: number;
  /** where the code before it ends now */
  readonly codeEnd: number;
  /** number of the stretch without blank lines in which it stands */
  readonly paragraph: number;
}

/** Spaces between code and comment, unless a column is kept; and at least as many as a kept column must leave. */
const distance = 3;
const least = 2;

/** The white space before each comment, by its piece. */
export function alignComments(comments: readonly TrailingComment[]): Map<number, string> {
  const columns = new Map<string, TrailingComment[]>();
  for (const comment of comments) {
    const key = `${comment.paragraph} ${comment.column}`;
    const together = columns.get(key);
    if (together) together.push(comment);
    else columns.set(key, [comment]);
  }
  return new Map(
    [...columns.values()].flatMap(together => {
      const column = columnOf(together);
      return together.map(({ piece, codeEnd }): [number, string] => [piece, ' '.repeat(column - codeEnd)]);
    })
  );
}

function columnOf(together: readonly TrailingComment[]): number {
  const { column } = together[0]!;
  const codeEnd = together.reduce((end, one) => Math.max(end, one.codeEnd), 0);
  return together.length > 1 && column >= codeEnd + least ? column : codeEnd + distance;
}
