// Semantic tokens as the protocol numbers them, each relative to the one before, and what has changed in them since they were sent.
import type { Range, SemanticTokensEdit } from 'vscode-languageserver';

export interface Token {
  readonly range: Range;
  readonly type: number;
  readonly modifiers: number;
}

/** Numbers of a token. */
const width = 5;

/** Tokens of one line each, in any order; of two that begin at the same place the first counts. */
export function tokenData(tokens: readonly Token[]): number[] {
  const sorted = [...tokens].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character
  );
  const data: number[] = [];
  let [line, character] = [0, 0];
  sorted.forEach(({ range: { start, end }, type, modifiers }, i) => {
    const before = sorted[i - 1]?.range.start;
    if (before && before.line === start.line && before.character === start.character) return;
    const from = start.line === line ? character : 0;
    data.push(start.line - line, start.character - from, end.character - start.character, type, modifiers);
    [line, character] = [start.line, start.character];
  });
  return data;
}

/** The edit that makes the one list the other: what differs between their common beginning and end. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  start -= start % width;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  end -= end % width;
  return [{ start, deleteCount: before.length - start - end, data: after.slice(start, after.length - end) }];
}
