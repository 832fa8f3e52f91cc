// A growing run of bytes with the number formats of WebAssembly.

export class Bytes {
  private data = new Uint8Array(256);
  length = 0;

  byte(...values: number[]): this {
    for (const value of values) {
      this.reserve(1);
      this.data[this.length++] = value;
    }
    return this;
  }

  append(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.data.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** Unsigned LEB128, 0 .. 2^32 - 1. */
  unsigned(value: number): this {
    let rest = value >>> 0;
    for (; rest >= 0x80; rest >>>= 7) this.byte((rest & 0x7f) | 0x80);
    return this.byte(rest);
  }

  /** Signed LEB128 of 64 bits. */
  signed(value: bigint): this {
    let rest = value;
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      if ((rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0)) return this.byte(low);
      this.byte(low | 0x80);
    }
  }

  float64(value: number): this {
    return this.append(new Uint8Array(Float64Array.of(value).buffer));
  }

  text(value: string): this {
    return this.unsigned(value.length).append(Uint8Array.from(value, character => character.charCodeAt(0)));
  }

  /** Its length, then the bytes. */
  sized(bytes: Uint8Array): this {
    return this.unsigned(bytes.length).append(bytes);
  }

  taken(): Uint8Array {
    return this.data.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.data.length) return;
    const grown = new Uint8Array(Math.max(this.length + more, 2 * this.data.length));
    grown.set(this.data);
    this.data = grown;
  }
}
