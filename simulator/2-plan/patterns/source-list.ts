// A growing list of source neurons, 2 bytes each where the source population allows.

export class SourceList {
  numbers: Uint16Array | Uint32Array;
  length = 0;

  constructor(sources: number, capacity: number) {
    this.numbers = sources <= 65536 ? new Uint16Array(capacity) : new Uint32Array(capacity);
  }

  /** Makes room for `more` entries after `length` and returns the array to write them to. */
  reserve(more: number): Uint16Array | Uint32Array {
    const needed = this.length + more;
    if (needed > this.numbers.length) {
      const Numbers = this.numbers.constructor as Uint32ArrayConstructor;
      const grown = new Numbers(Math.max(needed, Math.ceil(this.numbers.length * 1.5)));
      grown.set(this.numbers.subarray(0, this.length));
      this.numbers = grown;
    }
    return this.numbers;
  }

  /** The entries written so far, without the spare room where that is worth a copy. */
  taken(): Uint16Array | Uint32Array {
    const spare = this.numbers.length - this.length;
    return spare > this.length / 4 ? this.numbers.slice(0, this.length) : this.numbers.subarray(0, this.length);
  }
}
