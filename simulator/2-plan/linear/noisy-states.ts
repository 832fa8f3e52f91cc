// What white noise adds up to over a step of a linear system: x' = A x + S xi.
import type { Places } from '../plan/index.js';
import { everyPlace, placeIn } from './places.js';
import { doublings, Exponential, type Matrix } from './matrix-exponential.js';

/** Of a variance: what is left of it below this share is rounding. */
const nothingLeft = 2 ** -46;

/** Terms of the series of a step whose matrix has rows that add up to 1/8 at most. */
const terms = 16;

/** Where a noise stands: its row, and the place of its coefficient among those of a neuron. */
export interface NoiseEntry {
  readonly noise: number;
  readonly row: number;
  readonly coefficient: number;
}

/** The states that some noises reach; of a shared noise before them the noise itself, as its integral, so that its increment is drawn first. */
export class NoisyStates {
  /** of the factors of a step */
  readonly length: number;
  private readonly size: number;
  private readonly first: number;
  private readonly algebra: Exponential;
  /** of each place here that there is in the matrix of all states: where it is there */
  private readonly from: readonly { readonly place: number; readonly here: number }[];
  private readonly a: Matrix;
  /** of each noise its coefficients here */
  private readonly columns: ReadonlyMap<number, Float64Array>;

  /** `rows` are the states reached, `noises` where the noises stand, `places` those of the matrix of all states. */
  constructor(
    private readonly rows: readonly number[],
    private readonly noises: readonly NoiseEntry[],
    shared: boolean,
    places: Places
  ) {
    this.first = shared ? 1 : 0;
    const size = (this.size = rows.length + this.first);
    this.length = (size * (size + 1)) / 2 - this.first;
    this.algebra = new Exponential(everyPlace(size));
    this.a = this.algebra.empty();
    this.from = rows.flatMap((row, i) =>
      rows.flatMap((column, j) => {
        const place = placeIn(places, row, column);
        return place < 0 ? [] : [{ place, here: (i + this.first) * size + j + this.first }];
      })
    );
    this.columns = new Map(noises.map(({ noise }) => [noise, new Float64Array(size)]));
    if (shared) for (const column of this.columns.values()) column[0] = 1;
  }

  /**
   * The lower triangle whose square is the covariance of the noises over a step of `duration`, without the row of a shared noise. `all`: the
   * matrix of all states, with `norm` its largest row times the duration; rows of states that are held are 0 there, as are their noises.
   */
  factors(
    all: Matrix,
    coefficients: Float64Array,
    held: readonly boolean[],
    duration: number,
    norm: number
  ): Float64Array {
    for (const { place, here } of this.from) this.a[here] = all[place]!;
    for (const { noise, row, coefficient } of this.noises)
      this.columns.get(noise)![this.rows.indexOf(row) + this.first] = held[row] ? 0 : coefficients[coefficient]!;
    const triangle = this.lowerTriangle(this.covariance(this.a, [...this.columns.values()], duration, doublings(norm)));
    const factors = new Float64Array(this.length);
    for (let row = this.first, at = 0; row < this.size; row++)
      for (let column = 0; column <= row; column++) factors[at++] = triangle[row * this.size + column]!;
    return factors;
  }

  /** Integral of exp(A s) S S^T exp(A^T s) over the step: a series for a short step, doubled until it is whole. */
  private covariance(a: Matrix, rows: readonly Float64Array[], duration: number, times: number): Matrix {
    const { size, algebra } = this;
    const short = duration / 2 ** times;
    const sum = algebra.empty();
    const moved = algebra.empty();
    const turned = algebra.empty();
    let term = algebra.empty();
    let half = algebra.empty();
    for (let i = 0; i < term.length; i++) {
      const [row, column] = [Math.floor(i / size), i % size];
      const products = rows.reduce((all, s) => all + (row === column ? s[row]! ** 2 : s[row]! * s[column]!), 0);
      sum[i] = term[i] = products * short;
    }
    for (let k = 2; k <= terms; k++) {
      algebra.product(a, term, half);
      this.transpose(half, turned);
      for (let i = 0; i < half.length; i++) sum[i]! += half[i] = ((half[i]! + turned[i]!) * short) / k;
      [term, half] = [half, term];
    }
    const change = algebra.empty();
    algebra.expm1(
      a.map(value => value * short),
      new Float64Array(size),
      change,
      half
    );
    for (let s = 0; s < times; s++) {
      algebra.product(change, sum, moved);
      for (let i = 0; i < sum.length; i++) moved[i]! += sum[i]!;
      this.transpose(change, turned);
      algebra.product(moved, turned, half);
      for (let i = 0; i < sum.length; i++) sum[i]! += moved[i]! + half[i]!;
      algebra.double(change);
    }
    return sum;
  }

  private transpose(of: Matrix, into: Matrix): void {
    const { size } = this;
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) into[row * size + column] = of[column * size + row]!;
  }

  /** Cholesky factor; rows without noise stay zero, as do columns of rows that follow from those before. */
  private lowerTriangle(covariances: Matrix): Matrix {
    const n = this.size;
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
}
