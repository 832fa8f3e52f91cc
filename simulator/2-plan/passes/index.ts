// Looks at a finished plan for structure that backends make use of.
export { eventSides, type EventSide } from './event-sides.js';
export { lazyProgram, type LazyProgram } from './lazy-program.js';
