// The verb of this stage: a plan in, a network that can run out.
import { networkError, type MemoryItem, type Plan } from '../2-plan/index.js';
import type { ThreadPool } from './thread-pool.js';
import { backends } from './backends.js';
import type { Backend, Kernels, Watch } from './kernels.js';

/**
 * Connects the network and makes it ready to run. Throws NetworkError for what the user has to mend (values out of bounds,
 * spike times off the grid, a backend that does not exist) and Cancelled where `watch` said so.
 */
export function emit(plan: Plan, watch: Watch = {}, backend = backends[0]!.name, pool?: ThreadPool): Kernels {
  return backendOf(backend).emit(plan, watch, pool);
}

/** What a backend takes for a network, see Backend. Throws NetworkError for one that does not exist. */
export const bytesOf = (plan: Plan, backend = backends[0]!.name): readonly MemoryItem[] =>
  backendOf(backend).bytes(plan);

function backendOf(name: string): Backend {
  const found = backends.find(backend => backend.name === name);
  if (found) return found;
  throw networkError(
    'unknown-backend',
    `There is no backend ${name}; there is ${backends.map(backend => backend.name).join(', ')}.`
  );
}
