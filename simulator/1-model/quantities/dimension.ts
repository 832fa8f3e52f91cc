// Physical dimensions as exponents of the SI base units, and the coherent unit system of the simulator.
// The simulator carries every quantity in ms, mV and pA (hence nS, pF, GOhm, kHz, aJ): then the decimals users write
// (20 mV, 0.1 ms) are exact and ties at a threshold fall as in NEST. Length, temperature and amount stay m, K, mol.

/** Exponents of [m, kg, s, A, K, mol]; all zero is dimensionless. Exponents may be fractions (square roots). */
export type Dimension = readonly [number, number, number, number, number, number];

export const dimensionless: Dimension = [0, 0, 0, 0, 0, 0];

export const multiply = (a: Dimension, b: Dimension): Dimension => combine(a, b, 1);
export const divide = (a: Dimension, b: Dimension): Dimension => combine(a, b, -1);
export const raise = (a: Dimension, exponent: number): Dimension => a.map(x => x * exponent) as unknown as Dimension;
export const sameDimension = (a: Dimension, b: Dimension): boolean => a.every((x, i) => Math.abs(x - b[i]!) < 1e-9);
export const isDimensionless = (a: Dimension): boolean => sameDimension(a, dimensionless);

/**
 * Power of ten by which an SI value is multiplied to give the simulator's value: 3 for a voltage (V to mV).
 * Base units are 10^-24 kg, ms and pA, which make mV, nS, pF and aJ coherent.
 */
export const decimalShift = (d: Dimension): number => 24 * d[1] + 3 * d[2] + 12 * d[3];

/** A unit by name: `10^exponent · factor / divisor` SI units of its dimension. */
export interface Unit {
  readonly name: string;
  readonly dimension: Dimension;
  readonly exponent: number;
  /** 60 for min, 3600 for h, else 1; of a compound their product */
  readonly factor: number;
  /** 60 for /min, else 1 */
  readonly divisor: number;
}

function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  return a.map((x, i) => x + sign * b[i]!) as unknown as Dimension;
}
