// Moments of a sample: divided by n, not n - 1, as descriptions of what was recorded.

export function average(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return values.length > 0;
}

/** Mean of (x - mean)^order. */
export function centralMoment(values: ArrayLike<number>, order: 2 | 3 | 4): number {
  // rounding of the mean would make equal values differ
  if (isConstant(values)) return 0;
  const mean = average(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]! - mean;
    const square = x * x;
    sum += order === 2 ? square : order === 3 ? square * x : square * square;
  }
  return sum / values.length;
}
