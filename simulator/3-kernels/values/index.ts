// Values of neurons and synapses: formulas evaluated, random numbers drawn, bounds checked.
export { heap, type Allocator } from './allocator.js';
export { compile, notNumber, numbersOf, type Evaluate, type Reader } from './compile.js';
export { drawnNoises, noisyColumns, streamOfColumn, type DrawnNoise } from './drawn-noises.js';
export { hashOf, isSameBits } from './distinct-rows.js';
export { drawn, streamOf } from './draws.js';
export { firesOften, Occasions, occasionsBytes } from './occasions.js';
export { GroupValues, groupValuesBytes, isSteady, type Clock } from './group-values.js';
export type { IntegratedValues } from './integrated-values.js';
export { keptParametersBytes, SynapseValues } from './synapse-values.js';
export { synapseText } from './synapse-text.js';
export { neuronKeys, type NeuronKeys } from './neuron-keys.js';
export { notFinite } from './not-finite.js';
export { mostExpected, poissonMean } from './poisson-mean.js';
export { kept, savedTogether, type Saved } from './kept.js';
export { propagatorsOf, type NeuronPropagators } from './propagators.js';
