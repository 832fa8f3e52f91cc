// What exp and expm1 share: x = n ln 2 + r with |r| <= ln 2 / 2, and e^r - 1 - r.

export const log2e = 1.4426950408889634;
/** The first 42 bits of ln 2: its product with a whole number of up to 11 bits is exact. */
export const ln2High = 0.6931471805598903;
export const ln2Low = 5.497923018708371e-14;

/** The nearest whole number, halves to even, for |x| < 2^51: adding 1.5 * 2^52 leaves no room for a fraction. */
export const nearest = (x: number): number => (x + 6755399441055744) - 6755399441055744;

/**
 * e^r - 1 - r for |r| <= ln 2 / 2: r^2 times the minimax polynomial of degree 10 of (e^r - 1 - r) / r^2
 * (Remez exchange in 80 digits; error 2^-64), even and odd powers each by Horner's rule in r^2.
 */
export function quadraticRest(r: number): number {
  const z = r * r;
  const even = 0.5 + z * (0.04166666666666673 + z * (0.0013888888888858642 + z * (2.48015873734024e-5 + z * (2.755723361334999e-7 + z * 2.092687330725751e-9))));
  const odd = 0.16666666666666685 + z * (0.00833333333331674 + z * (1.9841269897054954e-4 + z * (2.755723423919062e-6 + z * 2.511223940424008e-8)));
  return z * (even + r * odd);
}
