// Moments of a sample: divided by n, not n - 1, as descriptions of what was recorded.

export function average(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Mean of (x - mean)^order. */
export function centralMoment(values: ArrayLike<number>, order: 2 | 3 | 4): number {
  const mean = average(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]! - mean;
    const square = x * x;
    sum += order === 2 ? square : order === 3 ? square * x : square * square;
  }
  return sum / values.length;
}
