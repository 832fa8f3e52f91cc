// Simulates a text by the public path: parsed, checked, lowered, planned, connected, run and recorded.
import { nodeThreadPool } from '../../server/index.js';
import { plan, run } from '../../simulator/index.js';
import { lowered } from './lowered.js';
import { clock, type Sample } from './sample.js';
import type { Workload } from './workloads.js';

/** Above what any of them needs; the default is for machines of any size. */
export const memoryLimit = 64 * 2 ** 30;

/** `look` measures the memory, which takes time of its own; `workers`: threads besides this one. */
export function runSnn({ text, uri, settings = {} }: Workload, look: boolean, workers: number): Sample {
  const model = lowered(text, uri);
  const pool = workers ? { pool: nodeThreadPool(workers) } : {};
  const before = look ? bytesNow() : 0;
  const began = clock();
  let connected = 0;
  let bytes = 0;
  let started = 0;
  const recording = run(model, {
    experiment: 'bench',
    settings,
    memoryLimit,
    ...pool,
    onStart: () => {
      if (look) bytes = bytesNow() - before;
      connected = clock();
      started = performance.now();
    }
  });
  const running = clock() - connected;
  const wall = (performance.now() - started) / 1000;
  if (recording.faults.length > 0) throw new Error(recording.faults[0]!.message);
  const spikes = recording.spikes.reduce((sum, { steps }) => sum + steps.length, 0);
  const { projections, groups } = plan(model, { experiment: 'bench', settings, memoryLimit }).plan!;
  const synapses = projections.reduce(
    (sum, projection) => sum + (projection.transmission.kind === 'poisson' ? 0 : projection.expectedSynapses),
    0
  );
  // of a network whose spikes are all recorded that cross synapses
  const events = projections.reduce((sum, { from, transmission, expectedSynapses, recipe }) => {
    if (transmission.kind === 'poisson') return sum;
    const fired = recording.spikes.find(({ population }) => population === groups[from]!.name);
    return sum + (fired ? (fired.steps.length * expectedSynapses) / recipe.sources.count : NaN);
  }, 0);
  const crossed = Number.isNaN(events) ? {} : { events };
  return { connecting: connected - began, running, wall, spikes, synapses, ...crossed, ...(look ? { bytes } : {}) };
}

function bytesNow(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}
