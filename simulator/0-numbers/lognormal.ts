// The lognormal distribution.
import { exp } from './exp.js';
import type { Draws } from './random-stream.js';

/** e to the power of a normal number with mean `mu` and standard deviation `sigma`; takes one draw of the stream. */
export const lognormal = (stream: Draws, mu: number, sigma: number): number => exp(mu + sigma * stream.normal());
