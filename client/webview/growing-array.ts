// Numbers that grow at their end, for data that arrives in pieces.

export class GrowingArray {
  private store: Float64Array = new Float64Array(256);
  private isBorrowed = false;
  length = 0;

  static of(values: ArrayLike<number>): GrowingArray {
    const made = new GrowingArray();
    made.append(values);
    return made;
  }

  /** Takes over an array that is the whole content: it is copied before anything is written to it. */
  append(values: ArrayLike<number>): void {
    if (this.length === 0 && values instanceof Float64Array && values.length > 0) {
      this.store = values;
      this.isBorrowed = true;
      this.length = values.length;
      return;
    }
    if (this.length + values.length > this.store.length || this.isBorrowed) {
      const larger = new Float64Array(Math.max(2 * this.store.length, this.length + values.length));
      larger.set(this.store.subarray(0, this.length));
      this.store = larger;
      this.isBorrowed = false;
    }
    this.store.set(values, this.length);
    this.length += values.length;
  }

  /** Forgets what follows the first `length` elements; throws a RangeError where there are not so many. */
  truncate(length: number): void {
    if (length > this.length) throw new RangeError(`${length} elements are to stay of ${this.length}.`);
    this.length = length;
  }

  /** A view of what is there; valid until the next append. */
  get values(): Float64Array {
    return this.store.subarray(0, this.length);
  }
}

/** Place of the first element not below `value` in an ascending array. */
export function firstAtLeast(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
