export type * from './recording.js';
export type * from './options.js';
