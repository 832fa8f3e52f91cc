// Stage 3: a Plan becomes Kernels, a network ready to run.
export { bytesOf, emit } from './emit.js';
export { clippedShare } from './clipped-share.js';
export { backends } from './backends.js';
export { runTask, type ThreadPool, type Task } from './thread-pool.js';
export { neuronKeys, type NeuronKeys } from './values/index.js';
export { startFaults } from './reference/index.js';
export { GrowingArray } from './growing/index.js';
export type { Advance, Kernels, SavedNetwork, Shown, SpikeBatch } from './kernels.js';
export { Cancelled } from './watch/index.js';
