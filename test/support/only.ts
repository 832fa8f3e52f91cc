// The one entry of a list that must have no other.

/** Throws, and says how many there are, where it is not one. */
export function only<T>(list: ArrayLike<T>): T {
  if (list.length !== 1) throw new Error(`One entry is expected, and there are ${list.length}.`);
  return list[0]!;
}
