// One exact step of a linear system with constant coefficients: x' = A x + b + S xi, b constant over the step.
import type { Propagator } from '../plan/index.js';
import { doubled, doublings, expm1Matrix, product, type Matrix } from './matrix-exponential.js';

/** A white noise: its coefficient in each row, in the unit of the state per square root of ms. */
export interface NoiseColumn {
  readonly rows: readonly number[];
  /** other neurons have the same */
  readonly shared: boolean;
}

/** `held` rows stay as they are (a refractory neuron); the others still see them. */
export function propagator(
  matrix: Matrix,
  noises: readonly NoiseColumn[],
  step: number,
  held: readonly boolean[]
): Propagator {
  const n = held.length;
  const free = matrix.map((value, i) => (held[Math.floor(i / n)] ? 0 : value));
  const { change, integral } = homogeneousAndInput(free, n, step, held);
  const active = noises.map(({ rows, shared }) => ({
    rows: rows.map((value, row) => (held[row] ? 0 : value)),
    shared
  }));
  const own = active.filter(({ shared, rows }) => !shared && rows.some(value => value !== 0)).map(({ rows }) => rows);
  const shared = active.filter(item => item.shared).map(({ rows }) => sharedFactors(free, rows, step));
  return {
    change,
    integral,
    ...(own.length ? { noise: lowerTriangle(covariance(free, own, step, n), n) } : {}),
    ...(shared.length ? { shared: Float64Array.from(shared.flatMap(matrix => [...matrix])) } : {})
  };
}

/** The noise itself stands before the rows as one more state, its integral, so that its increment is drawn first. */
function sharedFactors(a: Matrix, noise: readonly number[], step: number): Matrix {
  const n = noise.length;
  const behind = new Float64Array((n + 1) * (n + 1));
  a.forEach((value, i) => (behind[(Math.floor(i / n) + 1) * (n + 1) + (i % n) + 1] = value));
  return lowerTriangle(covariance(behind, [[1, ...noise]], step, n + 1), n + 1).slice(n + 1);
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
function covariance(a: Matrix, noises: readonly (readonly number[])[], step: number, n: number): Matrix {
  const times = doublings(
    a.map(value => value * step),
    n
  );
  const short = step / 2 ** times;
  const products = (row: number, column: number): number =>
    noises.reduce((sum, rows) => sum + (row === column ? rows[row]! ** 2 : rows[row]! * rows[column]!), 0);
  let term: Matrix = Float64Array.from({ length: n * n }, (_, i) => products(Math.floor(i / n), i % n) * short);
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

/** Of a variance: what is left of it below this share is rounding. */
const nothingLeft = 2 ** -46;

/** Cholesky factor; rows without noise stay zero, as do columns of rows that follow from those before. */
function lowerTriangle(covariances: Matrix, n: number): Matrix {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = covariances[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= result[i * n + k]! * result[j * n + k]!;
      if (i === j) result[i * n + i] = rest > nothingLeft * covariances[i * n + i]! ? Math.sqrt(rest) : 0;
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
