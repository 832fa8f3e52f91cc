// Numbers that come out the same on every machine: elementary functions, random numbers, the grid of steps.
export { binomial, binomialTable, type CountTable } from './binomial.js';
export { cos } from './cos.js';
export { exp } from './exp.js';
export { expm1 } from './expm1.js';
export { exponential } from './exponential.js';
export { exprelr } from './exprelr.js';
export { gamma } from './gamma.js';
export { log } from './log.js';
export { log1p } from './log1p.js';
export { hypergeometric } from './hypergeometric.js';
export { lognormal } from './lognormal.js';
export { modulo } from './modulo.js';
export { philox, type StreamKey } from './philox.js';
export { poisson, poissonStart, poissonTable, type PoissonLookup, type PoissonTable } from './poisson.js';
export { artanhRest, cosRest, expRest, ln2High, ln2Low, log2e, logRest, sinRest, tanhQuotient } from './polynomials.js';
export { pow } from './pow.js';
export { RandomStream, type Draws } from './random-stream.js';
export { roundHalfAway } from './round-half-away.js';
export { sin } from './sin.js';
export {
  mostDelaySteps,
  mostSteps,
  nearestSteps,
  stepsAbove,
  stepsBelow,
  stepsOf,
  timeOf
} from './steps.js';
export { streamKey } from './stream-key.js';
export { tanh } from './tanh.js';
export { truncatedNormal } from './truncated-normal.js';
export { PhiloxBlocks, type WordBlocks } from './word-blocks.js';
export { WordSequence } from './word-sequence.js';
