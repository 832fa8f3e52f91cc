// The exponential distribution.
import { log } from './log.js';
import type { Draws } from './random-stream.js';

/** An exponentially distributed number with this mean; takes one draw of the stream. */
export const exponential = (stream: Draws, mean: number): number => -mean * log(1 - stream.uniform());
