// exp(X) - I of a small matrix without cancellation: x += (exp(X) - I) x keeps every digit of a slow state in a short step.

/** Square, row-major. */
export type Matrix = Float64Array;

/**
 * exp(X) - I of an n x n matrix: Taylor series of X / 2^s, then E(2X) = E(X)^2 + 2 E(X), s times
 * (Higham 2005, doi:10.1137/04061101X, for scaling and squaring).
 */
export function expm1Matrix(x: Matrix, n: number): Matrix {
  const squarings = doublings(x, n);
  const scaled = x.map(value => value / 2 ** squarings);
  let result: Matrix = scaled.slice();
  let term: Matrix = scaled;
  for (let k = 2; k <= 16; k++) {
    term = product(term, scaled, n).map(value => value / k);
    result = result.map((value, i) => value + term[i]!);
  }
  for (let s = 0; s < squarings; s++) result = doubled(result, n);
  return result;
}

/** How often X is halved until a short series gives its exponential. */
export const doublings = (x: Matrix, n: number): number => Math.max(0, exponentAbove(norm(x, n)) + 3);

/** exp(2X) - I from exp(X) - I. */
export function doubled(e: Matrix, n: number): Matrix {
  const square = product(e, e, n);
  return e.map((value, i) => square[i]! + 2 * value);
}

export function product(a: Matrix, b: Matrix, n: number): Matrix {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k]!;
      if (factor !== 0) for (let j = 0; j < n; j++) result[i * n + j]! += factor * b[k * n + j]!;
    }
  }
  return result;
}

/** Largest sum of magnitudes in a row. */
function norm(x: Matrix, n: number): number {
  let largest = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += Math.abs(x[i * n + j]!);
    largest = Math.max(largest, sum);
  }
  return largest;
}

/** Smallest whole e with value <= 2^e; found by doubling, as log2 is not the same on every machine. */
function exponentAbove(value: number): number {
  if (!(value > 0 && value < Infinity)) return 0;
  let exponent = 0;
  while (2 ** exponent < value) exponent++;
  while (2 ** (exponent - 1) >= value && exponent > -60) exponent--;
  return exponent;
}
