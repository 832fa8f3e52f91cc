// Optional passes: structure of a finished plan that backends make use of.
export { carriedSynapses, integratedState } from './carried-synapses.js';
export { applyPasses, bitEqualPasses, passNames, unknownPass } from './apply-passes.js';
export { eventSides, readBefore } from './event-sides.js';
export { mergingTolerance } from './merged-receptors.js';
