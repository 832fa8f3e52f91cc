// Values of large sets lie where all threads see them: a run in another thread would copy them twice on its way there.
import type { DataSet } from '../../simulator/index.js';

type Values = DataSet['values'];

/** Below that many bytes a copy costs nothing. */
const large = 1e6;

/** Room for so many numbers of the same kind. Browsers share none with pages that are not isolated. */
export function roomFor(values: Values, length: number): Values {
  const make = values.constructor as new (room: number | SharedArrayBuffer) => Values;
  const bytes = length * values.BYTES_PER_ELEMENT;
  return bytes >= large && typeof SharedArrayBuffer === 'function'
    ? new make(new SharedArrayBuffer(bytes))
    : new make(length);
}

/** The same values, in such room where they are many. */
export function shared(values: Values): Values {
  if (values.byteLength < large || isShared(values) || typeof SharedArrayBuffer !== 'function') return values;
  const room = roomFor(values, values.length);
  room.set(values);
  return room;
}

const isShared = ({ buffer }: Values): boolean => !(buffer instanceof ArrayBuffer);
