// The reference backend: the readable oracle.
import type { Backend } from '../kernels.js';
import { networkOf } from './network-of.js';

export { startFaults } from './start-faults.js';

export const reference: Backend = { name: 'reference', emit: networkOf };
