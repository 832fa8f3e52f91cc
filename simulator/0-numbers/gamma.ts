// The gamma distribution.
import { log } from './log.js';
import { pow } from './pow.js';
import type { Draws } from './random-stream.js';

/** A gamma-distributed number with mean shape · scale, both positive (G. Marsaglia & W. Tsang 2000, doi:10.1145/358407.358414); takes as many draws as it needs. */
export function gamma(stream: Draws, shape: number, scale: number): number {
  if (shape < 1) {
    const power = pow(1 - stream.uniform(), 1 / shape);
    return gamma(stream, shape + 1, scale) * power;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = stream.normal();
    const root = 1 + c * x;
    const v = root * root * root;
    if (root > 0 && log(1 - stream.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v * scale;
  }
}
