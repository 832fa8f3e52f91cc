// Where a '}' is missing: on the line that people would put it on, and in the block that was not closed rather than in one around it.
import type { IToken } from 'chevrotain';

/** Behind what ends at `end`, or on an empty line that follows it at once; `limit` is where what comes next begins. */
export function placeOfBrace(text: string, end: number, limit: number): number {
  const next = text.indexOf('\n', end) + 1;
  if (next === 0 || next > limit || text.slice(end, next).trim() !== '') return end;
  const lineEnd = text.indexOf('\n', next);
  const line = text.slice(next, lineEnd < 0 ? text.length : lineEnd);
  return line.trim() === '' && next + line.length <= limit ? next : end;
}

/**
 * Tokens that begin a line and before which a block of the line before is not closed: it was begun and gone on with on one line, and what
 * follows stands no further in. Only where a file has more '{' than '}'.
 */
export function afterUnclosedLines(tokens: readonly IToken[]): ReadonlySet<IToken> {
  const found = new Set<IToken>();
  const count = (image: string): number => tokens.filter(token => token.image === image).length;
  let lacking = count('{') - count('}');
  if (lacking <= 0) return found;
  let [first, open] = [tokens[0]!, 0];
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    if (before && token.startLine !== before.endLine) {
      const isOneLine = open > 0 && before.image !== '{';
      if (isOneLine && lacking > 0 && token.startColumn! <= first.startColumn!) {
        found.add(token);
        lacking--;
      }
      [first, open] = [token, 0];
    }
    if (token.image === '{') open++;
    else if (token.image === '}') open = Math.max(0, open - 1);
  });
  return found;
}
