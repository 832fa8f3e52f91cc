// Philox4x32-10: a counter-based random number generator (Salmon et al. 2011, doi:10.1145/2063384.2063405).
// A pure function of key and counter: no state, so draws do not depend on order, threads or chunks.

/** 64 bits, as two unsigned 32-bit words. */
export interface StreamKey {
  readonly low: number;
  readonly high: number;
}

/** Writes the four unsigned 32-bit words of the block at counter (c0, c1, c2, c3) into `out`, from `at` on. */
export function philox(key: StreamKey, c0: number, c1: number, c2: number, c3: number, out: Uint32Array, at = 0): void {
  let k0 = key.low | 0;
  let k1 = key.high | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(c0, 0xd251, 0x1f53);
    const low0 = Math.imul(c0, 0xd2511f53);
    const high1 = multiplyHigh(c2, 0xcd9e, 0x8d57);
    const low1 = Math.imul(c2, 0xcd9e8d57);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[at] = c0;
  out[at + 1] = c1;
  out[at + 2] = c2;
  out[at + 3] = c3;
}

/** Upper 32 bits of a · (high · 2^16 + low), all unsigned. */
function multiplyHigh(a: number, high: number, low: number): number {
  const al = a & 0xffff;
  const ah = a >>> 16;
  const middle = (Math.imul(ah, low) + (Math.imul(al, low) >>> 16)) | 0;
  const cross = (Math.imul(al, high) + (middle & 0xffff)) | 0;
  return (Math.imul(ah, high) + (middle >>> 16) + (cross >>> 16)) | 0;
}
