// Where the numbers of a network are kept: a backend may want them in a memory of its own.

export interface Allocator {
  /** filled with 0 */
  readonly f64: (length: number) => Float64Array;
  readonly u32: (length: number) => Uint32Array;
  /** what the caller has made and will not change any more */
  copy<T extends Float64Array | Uint32Array | Uint16Array>(values: T): T;
}

export const heap: Allocator = {
  f64: length => new Float64Array(length),
  u32: length => new Uint32Array(length),
  copy: values => values
};
