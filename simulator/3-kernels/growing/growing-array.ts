// A typed array that grows as numbers are appended.

export class GrowingArray<T extends Float64Array | Uint32Array> {
  values: T;
  length = 0;

  constructor(
    private readonly make: new (length: number) => T,
    capacity = 16
  ) {
    this.values = new make(capacity);
  }

  static numbers(capacity?: number): GrowingArray<Float64Array> {
    return new GrowingArray<Float64Array>(Float64Array, capacity);
  }

  static indices(capacity?: number): GrowingArray<Uint32Array> {
    return new GrowingArray<Uint32Array>(Uint32Array, capacity);
  }

  push(value: number): void {
    this.reserve(1);
    this.values[this.length++] = value;
  }

  /** Appends `more` entries, to be written by the caller, and returns where they begin. */
  extend(more: number): number {
    this.reserve(more);
    this.length += more;
    return this.length - more;
  }

  clear(): void {
    this.length = 0;
  }

  /** A copy of the entries from `from` on. */
  copy(from = 0): T {
    return this.values.slice(from, this.length) as T;
  }

  private reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.values.length) return;
    const grown = new this.make(Math.max(needed, 2 * this.values.length));
    grown.set(this.values.subarray(0, this.length));
    this.values = grown;
  }
}
