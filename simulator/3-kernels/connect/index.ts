// Connectivity: recipes in, synapses in canonical order and rows for delivery out.
export type { PairValue } from '../../2-plan/index.js';
export { connect } from './connect.js';
export { neuronNumbers, type Connectivity } from './connectivity.js';
export { eachSynapse } from './each-synapse.js';
export { columnsOf, rowsOf, type Columns, type Rows } from './rows.js';
