// What a run may take of the machine.
export { largestFirst, leastMemoryOf, refuseAbove, type MemoryCount } from './limit.js';
