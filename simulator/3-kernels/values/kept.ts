// What changes in a run, kept as it is: to be put back later, or into the same part of a network that is laid out alike.

/** A part of a network at a moment. */
export interface Saved<T = unknown> {
  readonly value: T;
  /** Makes the part what it was; `value` may be that of the same part of another network. */
  put(value: T): void;
}

/** The arrays as they are now. */
export function kept(arrays: readonly (Float64Array | Uint32Array | undefined)[]): Saved {
  return {
    value: arrays.map(array => array?.slice()),
    put(copies: readonly (Float64Array | Uint32Array | undefined)[]) {
      arrays.forEach((array, i) => array?.set(copies[i]!));
    }
  };
}

/** Several parts as one. */
export function savedTogether(parts: readonly Saved[]): Saved {
  return {
    value: parts.map(part => part.value),
    put(values: readonly unknown[]) {
      parts.forEach((part, i) => part.put(values[i]));
    }
  };
}
