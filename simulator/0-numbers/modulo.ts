// The remainder that runs in circles: phases, angles, times within a period.

/** x - y * floor(x / y) as if computed without rounding, rounded once; it has the sign of y. */
export function modulo(x: number, y: number): number {
  // exact by definition (IEEE 754 remainder of the truncated quotient), with the sign of x
  const rest = x % y;
  if (rest === 0) return 0;
  return rest < 0 === y < 0 ? rest : rest + y;
}
