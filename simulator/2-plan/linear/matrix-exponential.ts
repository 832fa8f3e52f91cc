// exp(X) - I of a small matrix without cancellation: x += (exp(X) - I) x keeps every digit of a slow state in a short step.
// Only the places that can differ from 0 are computed; the others would add zeros, so that the bits are those of all places.
import type { Places } from '../plan/index.js';

/** The numbers at the places of a matrix, row by row. */
export type Matrix = Float64Array;

/** Terms of the series of a matrix whose rows add up to 1/8 at most. */
const terms = 16;

/** Matrices that are 0 outside of `places`, which hold all products of two of them, and the diagonal. */
export class Exponential {
  private readonly size: number;
  /** a row under way, by column */
  private readonly sums: Float64Array;
  private readonly scaled: Matrix;
  private readonly durations: Float64Array;
  private readonly spare: Matrix[];

  constructor(readonly places: Places) {
    this.size = places.starts.length - 1;
    this.sums = new Float64Array(this.size);
    this.durations = new Float64Array(this.size);
    this.scaled = this.empty();
    this.spare = [this.empty(), this.empty(), this.empty()];
  }

  empty(): Matrix {
    return new Float64Array(this.places.columns.length);
  }

  /** a b */
  product(a: Matrix, b: Matrix, into: Matrix): void {
    const {
      size,
      sums,
      places: { starts, columns }
    } = this;
    for (let row = 0; row < size; row++) {
      const first = starts[row]!;
      const end = starts[row + 1]!;
      for (let p = first; p < end; p++) sums[columns[p]!] = 0;
      for (let p = first; p < end; p++) {
        const factor = a[p]!;
        const from = columns[p]!;
        if (factor !== 0) for (let q = starts[from]!; q < starts[from + 1]!; q++) sums[columns[q]!]! += factor * b[q]!;
      }
      for (let p = first; p < end; p++) into[p] = sums[columns[p]!]!;
    }
  }

  /** exp(2X) - I from exp(X) - I. */
  double(e: Matrix): void {
    this.addTwice(e, e, this.spare[0]!);
  }

  /**
   * exp(X) - I into `change`, and into `integral` that of exp(X s) over s from 0 to 1, each column times its duration: Taylor series of
   * X / 2^s, then E(2X) = E(X)^2 + 2 E(X), s times (Higham 2005, doi:10.1137/04061101X, for scaling and squaring).
   */
  expm1(x: Matrix, durations: Float64Array, change: Matrix, integral: Matrix): void {
    const { places, size, scaled, spare } = this;
    const squarings = doublings(norm(x, places, durations));
    const scale = 2 ** squarings;
    for (let p = 0; p < x.length; p++) scaled[p] = x[p]! / scale;
    for (let row = 0; row < size; row++) this.durations[row] = durations[row]! / scale;
    change.set(scaled);
    this.setDiagonal(integral);
    let [term, next] = [spare[0]!, spare[1]!];
    const timed = spare[2]!;
    term.set(scaled);
    this.setDiagonal(timed);
    for (let k = 2; k <= terms; k++) {
      this.addTimed(term, k, integral);
      this.product(term, scaled, next);
      for (let p = 0; p < next.length; p++) change[p]! += next[p]! /= k;
      [term, next] = [next, term];
    }
    for (let s = 0; s < squarings; s++) {
      this.addTwice(change, integral, spare[0]!);
      this.double(change);
    }
  }

  private setDiagonal(into: Matrix): void {
    const { starts, columns } = this.places;
    for (let row = 0; row < this.size; row++)
      for (let p = starts[row]!; p < starts[row + 1]!; p++) into[p] = columns[p] === row ? this.durations[row]! : 0;
  }

  /** integral += (term times the durations) / k */
  private addTimed(term: Matrix, k: number, integral: Matrix): void {
    const {
      places: { columns },
      durations
    } = this;
    for (let p = 0; p < term.length; p++) integral[p]! += (term[p]! * durations[columns[p]!]!) / k;
  }

  /** b = a b + 2 b */
  private addTwice(a: Matrix, b: Matrix, spare: Matrix): void {
    this.product(a, b, spare);
    for (let p = 0; p < b.length; p++) b[p] = spare[p]! + 2 * b[p]!;
  }
}

/** How often a matrix is halved until a short series gives its exponential. */
export const doublings = (norm: number): number => Math.max(0, exponentAbove(norm) + 3);

/** Largest sum of magnitudes in a row, its duration included. */
export function norm(x: Matrix, { starts }: Places, durations?: Float64Array): number {
  let largest = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    let sum = 0;
    for (let p = starts[row]!; p < starts[row + 1]!; p++) sum += Math.abs(x[p]!);
    largest = Math.max(largest, durations ? sum + Math.abs(durations[row]!) : sum);
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
