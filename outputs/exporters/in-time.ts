// Goes through several lists of steps at once, in order of time: so rows are in the same order however a recording is cut into pieces.

/** Places in lists sorted by step: by step, then list, then place. */
export function* inTime(
  lists: readonly { readonly steps: ArrayLike<number> }[]
): Generator<readonly [list: number, place: number]> {
  const next = lists.map(() => 0);
  for (;;) {
    const now = lists.reduce((least, { steps }, i) => Math.min(least, steps[next[i]!] ?? Infinity), Infinity);
    if (now === Infinity) return;
    for (const [i, { steps }] of lists.entries()) while (steps[next[i]!] === now) yield [i, next[i]!++];
  }
}
