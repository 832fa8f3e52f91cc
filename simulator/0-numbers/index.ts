// Numbers that come out the same on every machine: elementary functions, random numbers, the grid of steps.
export * from './cos.js';
export * from './distributions.js';
export { exp } from './exp.js';
export * from './expm1.js';
export * from './exprelr.js';
export { log } from './log.js';
export * from './log1p.js';
export { philox, type StreamKey } from './philox.js';
export * from './poisson.js';
export * from './pow.js';
export * from './random-stream.js';
export * from './sin.js';
export * from './steps.js';
export * from './stream-key.js';
export * from './tanh.js';
