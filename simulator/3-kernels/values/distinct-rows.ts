// Rows of numbers, each kept once: which of those before a row is equal to, bit by bit.
export class DistinctRows {
  /** the rows kept, one after the other */
  readonly values: Float64Array;
  /** by hash: the last row that has it; of each row: the one before it of the same hash */
  private readonly last = new Map<number, number>();
  private readonly before: Int32Array;
  private kept = 0;

  /** For `most` rows of `width` numbers. */
  constructor(
    most: number,
    private readonly width: number
  ) {
    this.values = new Float64Array((most + 1) * width);
    this.before = new Int32Array(most + 1);
  }

  get count(): number {
    return this.kept;
  }

  /** Where the next row is to be written, before `find`. */
  get next(): Float64Array {
    return this.row(this.kept);
  }

  /** The number of the row that stands in `next`, which is kept if none before is equal. */
  find(): number {
    const { kept, last, before, next } = this;
    const hash = hashOf(next);
    const found = last.get(hash);
    for (let row = found ?? -1; row >= 0; row = before[row]!) if (isSameBits(this.row(row), next)) return row;
    before[kept] = found ?? -1;
    last.set(hash, kept);
    return this.kept++;
  }

  private row(number: number): Float64Array {
    return this.values.subarray(number * this.width, (number + 1) * this.width);
  }
}

const wordsOf = ({ buffer, byteOffset, length }: Float64Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, 2 * length);

/** Fowler, Noll and Vo's hash of the bits of numbers, by words. */
export function hashOf(values: Float64Array): number {
  const words = wordsOf(values);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  return hash;
}

export function isSameBits(a: Float64Array, b: Float64Array): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}
