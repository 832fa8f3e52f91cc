// How values lie in memory: what loads and stores them, and how many bytes they take.
import type { Memory, VectorMemory } from '../encode/index.js';
import type { ValueType } from '../expressions/index.js';

export interface Format {
  readonly value: ValueType;
  readonly load: Memory | VectorMemory;
  readonly store?: Memory | VectorMemory;
  /** the number of bytes is 2 to this */
  readonly bits: number;
}

export const formats = {
  f64: { value: 'f64', load: 'f64.load', store: 'f64.store', bits: 3 },
  i32: { value: 'i32', load: 'i32.load', store: 'i32.store', bits: 2 },
  u16: { value: 'i32', load: 'i32.load16_u', store: 'i32.store16', bits: 1 },
  u8: { value: 'i32', load: 'i32.load8_u', store: 'i32.store8', bits: 0 },
  /** a number and its neighbour; counted by single numbers */
  pair: { value: 'f64x2', load: 'v128.load', store: 'v128.store', bits: 3 },
  /** a whole number and the three behind it; counted by single numbers */
  four: { value: 'i32x4', load: 'v128.load', store: 'v128.store', bits: 2 },
  /** one number in both lanes */
  twice: { value: 'f64x2', load: 'v128.load64_splat', bits: 3 }
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
/** The type of the values of a format. */
export type ValueOf<F extends FormatName> = (typeof formats)[F]['value'];
