// NPY, the format of NumPy's arrays: a head that is a Python dictionary, then the numbers.
import type { DataSet } from '../../simulator/index.js';
import { type NumberKind, bytesOf, numbersAt } from './numbers.js';
import { faultIn } from './samples.js';

export interface NpyArray {
  readonly extents: readonly number[];
  readonly values: DataSet['values'];
  /** the first axis runs fastest */
  readonly isFortran: boolean;
}

export const isNpy = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x93 && String.fromCharCode(...bytes.subarray(1, 6)) === 'NUMPY';

/** `file` names what the bytes are, for messages. Throws a DataFault. */
export function parseNpy(bytes: Uint8Array, file: string): NpyArray {
  if (!isNpy(bytes)) throw faultIn(file, 'is no NPY file; write it with numpy.save');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const long = (bytes[6] ?? 0) >= 2;
  if (bytes.length < (long ? 12 : 10)) throw cutOff(file);
  const start = long ? 12 + view.getUint32(8, true) : 10 + view.getUint16(8, true);
  if (bytes.length < start) throw cutOff(file);
  const head = new TextDecoder('latin1').decode(bytes.subarray(long ? 12 : 10, start));
  const described = /'descr'\s*:\s*'([^']*)'/.exec(head)?.[1];
  const extents = /'shape'\s*:\s*\(([^)]*)\)/
    .exec(head)?.[1]
    ?.split(',')
    .filter(part => part.trim() !== '')
    .map(Number);
  if (described === undefined || !extents || !extents.every(extent => Number.isSafeInteger(extent) && extent >= 0))
    throw faultIn(file, 'is an array of records or its head is damaged; write a plain array of numbers');
  const { kind, littleEndian } = numbersOf(described, file);
  const count = extents.reduce((product, extent) => product * extent, 1);
  if (bytes.length - start < count * bytesOf(kind)) throw cutOff(file);
  return {
    extents,
    values: numbersAt(bytes, start, count, kind, littleEndian),
    isFortran: /'fortran_order'\s*:\s*True/.test(head)
  };
}

const cutOff = (file: string): Error => faultIn(file, 'is cut off; copy or write it again');

const kinds: Readonly<Record<string, NumberKind>> = {
  b1: 'u1',
  u1: 'u1',
  i1: 'i1',
  u2: 'u2',
  i2: 'i2',
  u4: 'u4',
  i4: 'i4',
  u8: 'u8',
  i8: 'i8',
  f2: 'f2',
  f4: 'f4',
  f8: 'f8'
};

function numbersOf(described: string, file: string): { readonly kind: NumberKind; readonly littleEndian: boolean } {
  const kind = kinds[described.slice(1)];
  if (kind) return { kind, littleEndian: described[0] !== '>' };
  const what = /^.?[US]/.test(described)
    ? 'texts'
    : described.includes('c')
      ? 'complex numbers'
      : described.includes('O')
        ? 'Python objects'
        : `numbers of the kind ${described}`;
  throw faultIn(file, `holds ${what}; write an array of real numbers, such as numpy.save(FILE, a.astype('f4'))`);
}
