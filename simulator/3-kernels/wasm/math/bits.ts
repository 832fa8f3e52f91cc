// Parts that the functions of this folder share, each with the operations of its twin in 0-numbers.
import type { Lanes, Value } from '../code/index.js';

const magic = 6755399441055744;
const magicBits = 0x4338000000000000n;

/** The nearest whole number, halves to even, for |x| < 2^51: as a number and as the bits of an integer. */
export function whole(l: Lanes, x: Value): { readonly value: Value; readonly bits: Value } {
  const shifted = l.op('add', x, l.f64(magic));
  return { value: l.op('sub', shifted, l.f64(magic)), bits: l.op('subBits', l.op('bits', shifted), l.i64(magicBits)) };
}

/** A small integer as a number. */
export const numberOf = (l: Lanes, bits: Value): Value =>
  l.op('sub', l.op('float', l.op('addBits', bits, l.i64(magicBits))), l.f64(magic));

/** 2^n for an integer n from -1022 to 1023. */
export const powerOfTwo = (l: Lanes, n: Value): Value =>
  l.op('float', l.shift('shiftLeft', l.op('addBits', n, l.i64(1023n)), 52));

/** Into low .. high; NaN stays. */
export function clamp(l: Lanes, x: Value, low: number, high: number): Value {
  return l.op('least', l.op('most', x, l.f64(low)), l.f64(high));
}

/** Horner's rule, lowest coefficient first. */
export function polynomial(l: Lanes, x: Value, coefficients: readonly number[]): Value {
  return coefficients
    .slice(0, -1)
    .reduceRight((sum: Value, c) => l.op('add', l.f64(c), l.op('mul', x, sum)), l.f64(coefficients.at(-1)!));
}
