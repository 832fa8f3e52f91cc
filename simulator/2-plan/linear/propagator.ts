// One exact step of a linear system with constant coefficients: x' = A x + b + S xi, b constant over the step.
import type { Propagator } from '../plan.js';
import { doubled, doublings, expm1Matrix, product, type Matrix } from './matrix-exponential.js';

/**
 * `noise[row]` is the coefficient of that row's own white noise, in the unit of the state per square root of ms.
 * `held` rows stay as they are (a refractory neuron); the others still see them.
 */
export function propagator(
  matrix: Matrix,
  noise: readonly number[],
  step: number,
  held: readonly boolean[]
): Propagator {
  const n = held.length;
  const free = matrix.map((value, i) => (held[Math.floor(i / n)] ? 0 : value));
  const { change, integral } = homogeneousAndInput(free, n, step, held);
  const active = noise.map((value, row) => (held[row] ? 0 : value));
  if (!active.some(value => value !== 0)) return { change, integral };
  return { change, integral, noise: lowerTriangle(covariance(free, active, step), n) };
}

function homogeneousAndInput(
  a: Matrix,
  n: number,
  step: number,
  held: readonly boolean[]
): { change: Matrix; integral: Matrix } {
  const augmented = new Float64Array(4 * n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) augmented[i * 2 * n + j] = a[i * n + j]! * step;
    augmented[i * 2 * n + n + i] = held[i] ? 0 : step;
  }
  const e = expm1Matrix(augmented, 2 * n);
  return { change: block(e, n, 0, 0), integral: block(e, n, 0, 1) };
}

/** Integral of exp(A s) S S^T exp(A^T s) over the step: a series for a short step, doubled until it is whole. */
function covariance(a: Matrix, noise: readonly number[], step: number): Matrix {
  const n = noise.length;
  const times = doublings(
    a.map(value => value * step),
    n
  );
  const short = step / 2 ** times;
  let term: Matrix = Float64Array.from({ length: n * n }, (_, i) =>
    i % (n + 1) === 0 ? noise[i / (n + 1)]! ** 2 * short : 0
  );
  let sum = term;
  for (let k = 2; k <= 16; k++) {
    const half = product(a, term, n);
    term = half.map((value, i) => ((value + half[(i % n) * n + Math.floor(i / n)]!) * short) / k);
    sum = added(sum, term);
  }
  let change = expm1Matrix(
    a.map(value => value * short),
    n
  );
  for (let i = 0; i < times; i++) {
    const moved = added(sum, product(change, sum, n));
    sum = added(sum, added(moved, product(moved, transposed(change, n), n)));
    change = doubled(change, n);
  }
  return sum;
}

const added = (a: Matrix, b: Matrix): Matrix => a.map((value, i) => value + b[i]!);

/** Cholesky factor; rows without noise stay zero. */
function lowerTriangle(covariances: Matrix, n: number): Matrix {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = covariances[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= result[i * n + k]! * result[j * n + k]!;
      if (i === j) result[i * n + i] = Math.sqrt(Math.max(0, rest));
      else result[i * n + j] = result[j * n + j] === 0 ? 0 : rest / result[j * n + j]!;
    }
  }
  return result;
}

function block(e: Matrix, n: number, row: number, column: number): Matrix {
  return Float64Array.from(
    { length: n * n },
    (_, i) => e[(row * n + Math.floor(i / n)) * 2 * n + column * n + (i % n)]!
  );
}

const transposed = (a: Matrix, n: number): Matrix => a.map((_, i) => a[(i % n) * n + Math.floor(i / n)]!);
