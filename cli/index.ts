// The door of the command line.
export { InProcessRunner } from './in-process-runner.js';
export { main } from './program.js';
export type { Io } from './io.js';
