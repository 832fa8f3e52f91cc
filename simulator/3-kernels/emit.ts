// The verb of this stage: a plan in, a network that can run out.
import { networkError, type Plan } from '../2-plan/index.js';
import type { ThreadPool } from './thread-pool.js';
import { backends } from './backends.js';
import type { Kernels, Watch } from './kernels.js';

/**
 * Connects the network and makes it ready to run. Throws NetworkError for what the user has to mend (values out of bounds,
 * spike times off the grid, a backend that does not exist) and Cancelled where `watch` said so.
 */
export function emit(plan: Plan, watch: Watch = {}, backend = backends[0]!.name, pool?: ThreadPool): Kernels {
  const found = backends.find(item => item.name === backend);
  if (found) return found.emit(plan, watch, pool);
  throw networkError(
    'unknown-backend',
    `There is no backend ${backend}; there is ${backends.map(backend => backend.name).join(', ')}.`
  );
}
