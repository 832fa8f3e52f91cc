// The door of the command line.
export { main } from './program.js';
export type { Io } from './io.js';
