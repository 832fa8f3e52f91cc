// Numbers kept as they are, to be put back later.

/** Calling what comes back makes the arrays what they are now. */
export function kept(arrays: readonly (Float64Array | Uint32Array | undefined)[]): () => void {
  const copies = arrays.map(array => array?.slice());
  return () => arrays.forEach((array, i) => array?.set(copies[i]!));
}
