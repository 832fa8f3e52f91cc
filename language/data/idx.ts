// IDX, the format of MNIST: four bytes that say what follows, the extent of each axis, and the numbers, high byte first.
import { type NumberKind, bytesOf, numbersAt } from './numbers.js';
import { faultIn } from './samples.js';
import type { DataSet } from '../../simulator/index.js';

const kinds: Readonly<Record<number, NumberKind>> = {
  0x08: 'u1',
  0x09: 'i1',
  0x0b: 'i2',
  0x0c: 'i4',
  0x0d: 'f4',
  0x0e: 'f8'
};

export interface IdxArray {
  readonly extents: readonly number[];
  readonly values: DataSet['values'];
}

/** Throws a DataFault. */
export function parseIdx(bytes: Uint8Array, file: string): IdxArray {
  const kind = kinds[bytes[2] ?? 0];
  const axes = bytes[3] ?? 0;
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0 || !kind || axes === 0 || axes > 8)
    throw faultIn(file, 'is no IDX file: it does not begin with two zeros, a type and a number of axes');
  if (bytes.length < 4 + 4 * axes) throw faultIn(file, 'is cut off within its head; download or copy it again');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const extents = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = extents.reduce((product, extent) => product * extent, 1);
  const start = 4 + 4 * axes;
  const held = Math.floor((bytes.length - start) / bytesOf(kind));
  if (held < count)
    throw faultIn(file, `is cut off: it says it has ${count} numbers and holds ${held}; download or copy it again`);
  if (bytes.length > start + count * bytesOf(kind))
    throw faultIn(
      file,
      `has ${bytes.length - start - count * bytesOf(kind)} bytes behind its last number; download or copy it again`
    );
  return { extents, values: numbersAt(bytes, start, count, kind, false) };
}
