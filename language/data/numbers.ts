// Arrays of numbers as they lie in binary files, of either order of bytes, as typed arrays of their own kind.
import type { DataSet } from '../../simulator/index.js';

export type NumberKind = 'u1' | 'i1' | 'u2' | 'i2' | 'u4' | 'i4' | 'u8' | 'i8' | 'f2' | 'f4' | 'f8';

export const bytesOf = (kind: NumberKind): number => Number(kind[1]);

/** `count` numbers from `offset` on, which the bytes hold. Whole numbers of eight bytes become doubles, halves floats. */
export function numbersAt(
  bytes: Uint8Array,
  offset: number,
  count: number,
  kind: NumberKind,
  littleEndian: boolean
): DataSet['values'] {
  if (kind === 'u1') return bytes.subarray(offset, offset + count);
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, count * bytesOf(kind));
  switch (kind) {
    case 'i1':
      return Int8Array.from({ length: count }, (_, i) => view.getInt8(i));
    case 'u2':
      return Uint16Array.from({ length: count }, (_, i) => view.getUint16(2 * i, littleEndian));
    case 'i2':
      return Int16Array.from({ length: count }, (_, i) => view.getInt16(2 * i, littleEndian));
    case 'u4':
      return Uint32Array.from({ length: count }, (_, i) => view.getUint32(4 * i, littleEndian));
    case 'i4':
      return Int32Array.from({ length: count }, (_, i) => view.getInt32(4 * i, littleEndian));
    case 'f2':
      return Float32Array.from({ length: count }, (_, i) => half(view.getUint16(2 * i, littleEndian)));
    case 'f4':
      return Float32Array.from({ length: count }, (_, i) => view.getFloat32(4 * i, littleEndian));
    case 'u8':
      return Float64Array.from({ length: count }, (_, i) => Number(view.getBigUint64(8 * i, littleEndian)));
    case 'i8':
      return Float64Array.from({ length: count }, (_, i) => Number(view.getBigInt64(8 * i, littleEndian)));
    case 'f8':
      return Float64Array.from({ length: count }, (_, i) => view.getFloat64(8 * i, littleEndian));
  }
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
