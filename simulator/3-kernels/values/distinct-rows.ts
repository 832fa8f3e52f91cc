// Rows of numbers, each kept once: which of those before a row is equal to, bit by bit.
export class DistinctRows {
  /** the rows kept, one after the other */
  readonly values: Float64Array;
  private readonly words: Uint32Array;
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
    this.words = new Uint32Array(this.values.buffer);
    this.before = new Int32Array(most + 1);
  }

  get count(): number {
    return this.kept;
  }

  /** Where the next row is to be written, before `find`. */
  get next(): Float64Array {
    return this.values.subarray(this.kept * this.width, (this.kept + 1) * this.width);
  }

  /** The number of the row that stands in `next`, which is kept if none before is equal. */
  find(): number {
    const { words, kept, last, before } = this;
    const length = 2 * this.width;
    const hash = hashOf(words, kept * length, length);
    const found = last.get(hash);
    for (let row = found ?? -1; row >= 0; row = before[row]!) if (this.isEqual(row * length, kept * length)) return row;
    before[kept] = found ?? -1;
    last.set(hash, kept);
    return this.kept++;
  }

  private isEqual(a: number, b: number): boolean {
    for (let i = 0; i < 2 * this.width; i++) if (this.words[a + i] !== this.words[b + i]) return false;
    return true;
  }
}

/** Fowler, Noll and Vo's hash, by words. */
function hashOf(words: Uint32Array, from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  return hash;
}
