// The reference backend: the readable oracle.
import type { Backend } from '../kernels.js';
import { Network } from './network.js';

export { startFaults } from './start-faults.js';

export const reference: Backend = { name: 'reference', emit: (plan, watch) => new Network(plan, watch) };
