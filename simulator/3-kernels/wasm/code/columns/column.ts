// Numbers of one kind behind each other in memory: the one place where numbers of elements become addresses.
import type { FunctionBuilder } from '../encode/index.js';
import { I32, type Variable } from '../expressions/index.js';
import { Cursor, cursorBits } from './cursor.js';
import { formats, type FormatName } from './formats.js';
import { placeAt, type Place } from './place.js';

export class Column<F extends FormatName> {
  /** `begin`: the address of the first, known now or held by a variable. */
  constructor(
    private readonly format: F,
    private readonly begin: number | Variable<I32>
  ) {}

  /** An element that is known now. */
  fixed({ builder }: { readonly builder: FunctionBuilder }, index: number): Place<F> {
    const { format, begin } = this;
    const offset = index << formats[format].bits;
    if (typeof begin === 'number') return placeAt(format, I32.of(builder, 0), begin + offset, true);
    return placeAt(format, begin, offset, true);
  }

  /** Where element `index` lies. */
  address(index: I32): I32 {
    return index.shiftedLeft(formats[this.format].bits).plus(this.begin);
  }

  /** Element `index`, or the one `more` behind it. */
  at(index: I32 | Cursor, more = 0): Place<F> {
    const { format, begin } = this;
    const { bits } = formats[format];
    const bytes = index instanceof Cursor ? bytesOf(index, bits) : bits === 0 ? index : index.shiftedLeft(bits);
    const offset = more << bits;
    if (typeof begin === 'number')
      return placeAt(format, bytes, begin + offset, index instanceof Cursor && bits === cursorBits);
    return placeAt(format, bytes.plus(begin), offset, false);
  }
}

const bytesOf = (cursor: Cursor, bits: number): I32 =>
  bits === cursorBits ? cursor.bytes : bits === 0 ? cursor.number : cursor.number.shiftedLeft(bits);

type ColumnOf<T> = T extends Float64Array ? Column<'f64'> : Column<'i32' | 'u16' | 'u8'>;

/** The numbers of an array of the arena. */
export function column<T extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(values: T): ColumnOf<T> {
  const format = values instanceof Float64Array ? 'f64' : wholeFormats[values.BYTES_PER_ELEMENT as 1 | 2 | 4];
  return new Column(format, values.byteOffset) as unknown as ColumnOf<T>;
}

const wholeFormats = { 1: 'u8', 2: 'u16', 4: 'i32' } as const;

/** The number at an address, which is computed once. */
export const numberAt = (address: I32): Place<'f64'> => placeAt('f64', address, 0, false);

/** Each number of an array with the one behind it. */
export const pairs = (values: Float64Array): Column<'pair'> => new Column('pair', values.byteOffset);
