// How far x' = rate x + drive comes in a whole number of steps: x + (rate x + drive) · growth.
import { expm1 } from '../../../0-numbers/index.js';

/** Steps for which growths are worked out once where all synapses have one rate. */
export const knownGrowths = 4096;

/** (exp(rate time) - 1) / rate; `time` in ms. */
export const growth = (rate: number, time: number): number => (rate === 0 ? time : expm1(rate * time) / rate);
