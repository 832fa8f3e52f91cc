// The discrete Fourier transform of any length, by its prime factors.

export interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Sum over j of x_j exp(-2 pi i j k / n), for k = 0 .. n - 1. */
export const fourier = (x: Float64Array): Complex => transform({ re: x, im: new Float64Array(x.length) });

function transform({ re, im }: Complex): Complex {
  const n = re.length;
  const factor = smallestFactor(n);
  const m = n / factor;
  if (n <= 1) return { re, im };
  const parts = Array.from({ length: factor }, (_, r) => {
    const part = {
      re: Float64Array.from({ length: m }, (__, j) => re[j * factor + r]!),
      im: Float64Array.from({ length: m }, (__, j) => im[j * factor + r]!)
    };
    return m === 1 ? part : transform(part);
  });
  const whole = { re: new Float64Array(n), im: new Float64Array(n) };
  for (let k = 0; k < n; k++) {
    for (let r = 0; r < factor; r++) {
      const angle = (-2 * Math.PI * ((r * k) % n)) / n;
      const c = Math.cos(angle);
      const s = Math.sin(angle);
      const part = parts[r]!;
      whole.re[k]! += part.re[k % m]! * c - part.im[k % m]! * s;
      whole.im[k]! += part.re[k % m]! * s + part.im[k % m]! * c;
    }
  }
  return whole;
}

function smallestFactor(n: number): number {
  for (let factor = 2; factor * factor <= n; factor++) if (n % factor === 0) return factor;
  return Math.max(1, n);
}
