// Stage 4: an experiment is run and leaves a Recording.
export { digest } from './digest.js';
export type * from './options.js';
export type * from './recording.js';
export { run } from './run.js';
