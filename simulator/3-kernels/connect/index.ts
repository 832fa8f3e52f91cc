// Connectivity: recipes in, synapses in canonical order and rows for delivery out.
export type { PairValues } from '../../2-plan/index.js';
export { connect } from './connect.js';
export { connectivityBytes, neuronBytes, neuronNumbers, type Connectivity } from './connectivity.js';
export { eachStretch, eachSynapse } from './each-synapse.js';
export { ManyDraws, manyDrawsCode } from './many-draws.js';
export { Stretch } from './stretch.js';
export { columnsBytes, columnsOf, rowsBytes, rowsOf, rowStartBytes, type Columns, type Rows } from './rows.js';
export { postsOf } from './posts-of.js';
