// The binary exponent of a double, for the elementary functions.
// The one scratch buffer below is written and read back within a call and carries nothing from call to call.

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
/** Where the upper word lies: 1 on every little-endian machine. */
const upper = new Uint8Array(new Uint32Array([1]).buffer)[0]!;

/** Sign, exponent and the first 20 bits of the fraction, as a signed 32-bit integer. */
export function highWord(x: number): number {
  double[0] = x;
  return words[upper]!;
}

/** Every power of two that is a double. (A backend that shifts n + 1023 into place gets the same bits.) */
const powers = new Float64Array(2098);
for (let i = 0, power = Number.MIN_VALUE; i < powers.length; i++, power *= 2) powers[i] = power;

/** 2^n for whole n from -1074 to 1023. */
export const powerOfTwo = (n: number): number => powers[n + 1074]!;
