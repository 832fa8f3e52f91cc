// The reference backend: the readable oracle.
import type { Backend } from '../kernels.js';
import { groupStateBytes, networkBytes } from '../network/index.js';
import { networkOf } from './network-of.js';
import { synapsesBytes } from './synapses/index.js';

export { startFaults } from './start-faults.js';

export const reference: Backend = {
  name: 'reference',
  bytes: plan =>
    networkBytes(plan, {
      neurons: groupStateBytes,
      synapses: (projection, ends, recorded) => synapsesBytes(projection, ends, recorded.length > 0)
    }),
  emit: networkOf
};
