// Rounding to whole numbers as people do it.

/** The nearest whole number, halves away from zero; exact for every number. */
export function roundHalfAway(x: number): number {
  const size = Math.abs(x);
  const whole = Math.floor(size);
  return Math.sign(x) * (size - whole >= 0.5 ? whole + 1 : whole);
}
