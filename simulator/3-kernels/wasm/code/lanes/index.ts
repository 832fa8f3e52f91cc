// Arithmetic that is written once and emitted for one number or for two lanes.
export { Lanes, type Inline, type Leaf, type Value } from './lanes.js';
export { LaneEmitter, type FunctionNumber } from './emit-lanes.js';
