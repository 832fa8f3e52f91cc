// Sine and cosine between -pi/4 and pi/4, of an angle in two parts.
// Minimax polynomials of degree 5 in r^2 (Remez exchange in 80 digits; errors 2^-58 and 2^-64), by Horner's rule.

/** sin(r + low) */
export function sinKernel(r: number, low: number): number {
  const z = r * r;
  const p = -0.16666666666666632 + z * (0.00833333333332242 + z * (-1.9841269829812486e-4
    + z * (2.755731369360356e-6 + z * (-2.5050758388509412e-8 + z * 1.589681200832613e-10))));
  return r + (r * z * p + low * (1 - 0.5 * z));
}

/** cos(r + low) */
export function cosKernel(r: number, low: number): number {
  const z = r * r;
  const p = 0.0416666666666666 + z * (-0.0013888888888874138 + z * (2.480158728948962e-5
    + z * (-2.755731435433045e-7 + z * (2.0875723531290915e-9 - z * 1.1359660721191104e-11))));
  const half = 0.5 * z;
  const sum = 1 - half;
  return sum + (((1 - sum) - half) + (z * z * p - r * low));
}
