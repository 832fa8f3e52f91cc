// Coefficients of the elementary functions, lowest power first: minimax polynomials by Remez exchange in 80 digits.
// In one place, as every backend evaluates them by Horner's rule in the same order.

/** e to a power is 2^n e^r: this finds n, and `ln2High` (42 bits) times n is exact. */
export const log2e = 1.4426950408889634;
export const ln2High = 0.6931471805598903;
export const ln2Low = 5.497923018708371e-14;

/** Even and odd powers of (e^r - 1 - r) / r^2 for |r| <= ln 2 / 2; error 2^-64. */
export const expRest = {
  even: [
    0.5, 0.04166666666666673, 0.0013888888888858642, 2.48015873734024e-5, 2.755723361334999e-7, 2.092687330725751e-9
  ],
  odd: [0.16666666666666685, 0.00833333333331674, 1.9841269897054954e-4, 2.755723423919062e-6, 2.511223940424008e-8]
} as const;

/** Even and odd powers of z = s^2 in (2 artanh s - 2 s) / (s z); error 2^-59 of the logarithm. */
export const logRest = {
  even: [0.6666666666666734, 0.2857142874247385, 0.1818356485988923, 0.14796103556966717],
  odd: [0.39999999999414326, 0.22222198563606269, 0.15314036017630478]
} as const;

/** 1/5 + z/7 + z^2/9 + …; error 2^-73 of the logarithm. */
export const artanhRest = [
  0.1999999999999999, 0.14285714285722556, 0.11111111108768401, 0.09090909435139566, 0.07692278436556942,
  0.06668158673444549, 0.05837409909852087, 0.05994501638420141
] as const;

/** (sin r - r) / r^3 and (cos r - 1 + r^2 / 2) / r^4 in r^2 for |r| <= pi / 4; errors 2^-58 and 2^-64. */
export const sinRest = [
  -0.16666666666666632, 0.00833333333332242, -1.9841269829812486e-4, 2.755731369360356e-6, -2.5050758388509412e-8,
  1.589681200832613e-10
] as const;
export const cosRest = [
  0.0416666666666666, -0.0013888888888874138, 2.480158728948962e-5, -2.755731435433045e-7, 2.0875723531290915e-9,
  -1.1359660721191104e-11
] as const;

/** Lambert's continued fraction of tanh x / x down to 15, as 1 minus x^2 times a quotient; error 2^-60 for |x| < 0.55. */
export const tanhQuotient = {
  numerator: [675675, 45045, 594, 1],
  denominator: [2027025, 945945, 51975, 630, 1]
} as const;
