// The rate of a leaky integrate-and-fire neuron under white noise (A. J. F. Siegert 1951, doi:10.1103/PhysRev.81.617).
// In a file of its own as several tests need it; computed by Simpson's rule, which here is good to 1e-12.

export interface NoisyNeuron {
  /** mean drive; std of the free potential is sigma / sqrt 2 (mV) */
  readonly mu: number;
  readonly sigma: number;
  readonly tau: number;
  readonly refractory: number;
  readonly threshold: number;
  readonly reset: number;
}

/** exp(x²)(1 + erf x). */
function scaled(x: number): number {
  if (x > 0) return 2 * Math.exp(x * x) - scaled(-x);
  // a continued fraction far out (Abramowitz & Stegun 7.1.14), else the integral of exp(-s² + 2 x s)
  if (x < -5) {
    let fraction = 0;
    for (let k = 60; k > 0; k--) fraction = k / 2 / (-x + fraction);
    return 1 / Math.sqrt(Math.PI) / (-x + fraction);
  }
  return (2 / Math.sqrt(Math.PI)) * simpson(s => Math.exp(2 * x * s - s * s), 0, 7, 2000);
}

function simpson(f: (x: number) => number, from: number, to: number, intervals: number): number {
  const h = (to - from) / intervals;
  let sum = f(from) + f(to);
  for (let i = 1; i < intervals; i++) sum += (i % 2 ? 4 : 2) * f(from + i * h);
  return (sum * h) / 3;
}

/** Hz, times in ms. */
export function siegertRate({ mu, sigma, tau, refractory, threshold, reset }: NoisyNeuron): number {
  const area = simpson(scaled, (reset - mu) / sigma, (threshold - mu) / sigma, 2000);
  return 1000 / (refractory + tau * Math.sqrt(Math.PI) * area);
}

/** A threshold tested on the grid alone acts as one that is higher by -zeta(1/2) / sqrt(2 pi) standard deviations of a step's noise. */
export const onGrid = (neuron: NoisyNeuron, step: number): NoisyNeuron => ({
  ...neuron,
  threshold: neuron.threshold + 0.5826 * neuron.sigma * Math.sqrt(step / neuron.tau)
});
