// Numbers that come out the same on every machine: elementary functions, random numbers, the grid of steps.
export * from './elementary.js';
export { philox, type StreamKey } from './philox.js';
export * from './stream-key.js';
export * from './random-stream.js';
export * from './poisson.js';
export * from './distributions.js';
export * from './steps.js';
