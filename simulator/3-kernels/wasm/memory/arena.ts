// The memory of a kernel: arrays placed one behind the other. It is shared where that exists, so that it can grow
// without the arrays being lost, and so that threads can work in it.

export type Numbers = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;
type ArrayType<T extends Numbers> = (new (
  buffer: ArrayBufferLike,
  byteOffset: number,
  length: number
) => T) & { readonly BYTES_PER_ELEMENT: number };

const page = 65536;
/** 256 MiB beside what was estimated, where memory cannot grow: nothing is taken of the machine before it is used */
const spare = 4096;
/** 4 GiB, as far as 32 bits reach */
export const mostPages = 65536;
/** arrays begin at multiples of this, a cache line, so that threads do not wait for each other's arrays; two lanes may be read past their end */
const alignment = 64;

export class Arena {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** the first bytes stay free, so that no array has the address 0 */
  private end = 64;
  /** bytes of the memory as this left it: code may take more of it */
  private known: number;

  /** `bytes` that will be needed at most, where memory cannot grow. */
  constructor(bytes: number) {
    this.shared = typeof SharedArrayBuffer === 'function';
    this.memory = this.shared
      ? new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true })
      : new WebAssembly.Memory({ initial: Math.min(mostPages, Math.ceil(bytes / page) + spare), maximum: mostPages });
    this.known = this.memory.buffer.byteLength;
  }

  /** what the parts of a network take, in the order in which they were made */
  readonly measures: { readonly what: string; readonly bytes: number }[] = [];

  /** Makes a part, and notes what it took here. */
  measured<T>(what: string, make: () => T): T {
    const before = this.end;
    const made = make();
    if (this.end > before) this.measures.push({ what, bytes: this.end - before });
    return made;
  }

  readonly f64 = (length: number): Float64Array => this.place<Float64Array>(Float64Array, length);
  readonly u32 = (length: number): Uint32Array => this.place<Uint32Array>(Uint32Array, length);
  readonly u8 = (length: number): Uint8Array => this.place<Uint8Array>(Uint8Array, length);
  readonly u16 = (length: number): Uint16Array => this.place<Uint16Array>(Uint16Array, length);

  /** A copy that kernels can reach. */
  copy<T extends Numbers>(values: T): T {
    const placed = this.place<T>(values.constructor as ArrayType<T>, values.length);
    placed.set(values);
    return placed;
  }

  /** What lies at an address. */
  words(address: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, address, length);
  }

  private place<T extends Numbers>(type: ArrayType<T>, length: number): T {
    if (this.memory.buffer.byteLength > this.known) this.end = this.memory.buffer.byteLength;
    const at = this.end;
    const end = at + length * type.BYTES_PER_ELEMENT;
    this.end = Math.ceil((end + alignment) / alignment) * alignment;
    const missing = this.end - this.memory.buffer.byteLength;
    if (missing > 0 && !this.shared)
      throw new RangeError('The memory of the kernel is full, and cannot grow where memory cannot be shared.');
    if (missing > 0) this.memory.grow(Math.ceil(missing / page));
    this.known = this.memory.buffer.byteLength;
    return new type(this.memory.buffer, at, length);
  }
}

/** Where an array begins in its memory. */
export const addressOf = (values: Numbers): number => values.byteOffset;
