// The name somebody probably meant: spelling mistakes are few letters, often two exchanged or a wrong case.

/** The candidate nearest to a misspelt word, if any is near enough to be worth a "did you mean". */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const limit =
      word.toLowerCase() === candidate.toLowerCase() ? 1 : tolerated(Math.min(word.length, candidate.length));
    const distance = word.toLowerCase() === candidate.toLowerCase() ? 0.5 : editDistance(word, candidate, limit);
    if (distance <= limit && distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** A letter in six may be wrong, and one at least in words of two or more. */
const tolerated = (length: number): number => (length < 2 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3);

/** Insertions, deletions, replacements and exchanges of neighbours; anything above `limit` may come out as Infinity. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    // Once two rows are above the limit everywhere, all that follow are.
    if (Math.min(...last) > limit && Math.min(...before) > limit) return Infinity;
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
