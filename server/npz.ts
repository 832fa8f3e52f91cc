// Arrays as an archive of NumPy (NPZ): what numpy.load reads, and `load` and `array`.
import { zipSync } from 'fflate';

interface NamedArray {
  readonly name: string;
  readonly values: Float64Array;
  /** lengths of the axes, the last of which runs fastest; absent: one axis */
  readonly shape?: readonly number[];
}

/** Arrays of doubles, by name. */
export const npzOf = (arrays: readonly NamedArray[]): Uint8Array =>
  zipSync(Object.fromEntries(arrays.map(({ name, values, shape }) => [`${name}.npy`, npyOf(values, shape)])), {
    mtime: epoch
  });

/** The same arrays make the same bytes: archives know no earlier day. */
const epoch = new Date(1980, 0, 1);

/** Bytes of the head of an NPY file of version 1.0, which ends at a multiple of this. */
const alignment = 64;

function npyOf(values: Float64Array, shape: readonly number[] = [values.length]): Uint8Array {
  const described = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const before = 10;
  const length = Math.ceil((before + described.length + 1) / alignment) * alignment - before;
  const bytes = new Uint8Array(before + length + 8 * values.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  view.setUint16(8, length, true);
  bytes.set(new TextEncoder().encode(`${described.padEnd(length - 1)}\n`), before);
  values.forEach((value, i) => view.setFloat64(before + length + 8 * i, value, true));
  return bytes;
}
