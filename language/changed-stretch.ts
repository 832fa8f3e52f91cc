// The one stretch in which two texts differ.

export interface ChangedStretch {
  /** where it begins, in both texts */
  readonly start: number;
  /** where it ends in the earlier text */
  readonly end: number;
  /** how much further what follows stands in the later one */
  readonly further: number;
}

export function changedStretch(before: string, after: string): ChangedStretch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  // a line end of two characters is one
  if (before[start - 1] === '\r') start--;
  let same = 0;
  const most = shorter - start;
  while (same < most && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same))
    same++;
  if (same > 0 && before[before.length - same] === '\n' && before[before.length - same - 1] === '\r') same--;
  return { start, end: before.length - same, further: after.length - before.length };
}
