// Optional passes: structure of a finished plan that backends make use of.
export { applyPasses, everyPass, passNames, unknownPass } from './apply-passes.js';
export { eventSides, readBefore, type EventSide } from './event-sides.js';
export type { LazyProgram } from './lazy-replay.js';
export { mergingTolerance } from './merged-receptors.js';
export type { SharedTraces } from './shared-traces.js';
