// Continuous distributions drawn from a stream; each call takes the stream's next draws.
import { exp } from './exp.js';
import { log } from './log.js';
import { pow } from './pow.js';
import type { RandomStream } from './random-stream.js';

export const exponential = (stream: RandomStream, mean: number): number => -mean * log(1 - stream.uniform());

/** exp of a normal number with mean `mu` and standard deviation `sigma`. */
export const lognormal = (stream: RandomStream, mu: number, sigma: number): number => exp(mu + sigma * stream.normal());

/** Gamma with mean shape · scale (Marsaglia & Tsang 2000, doi:10.1145/358407.358414). */
export function gamma(stream: RandomStream, shape: number, scale: number): number {
    if (shape < 1) return gamma(stream, shape + 1, scale) * pow(1 - stream.uniform(), 1 / shape);
    const d = shape - 1 / 3, c = 1 / Math.sqrt(9 * d);
    for (;;) {
        const x = stream.normal(), v = (1 + c * x) ** 3;
        if (v > 0 && log(1 - stream.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v * scale;
    }
}
