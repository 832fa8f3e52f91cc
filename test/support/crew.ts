// Helpers for tests: threads of Node that carry a network on beside the test.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { Crew } from '../../simulator/3-kernels/index.js';

/** One that may be used for one run after the other. */
export function testCrew(helpers: number): Crew {
  const stdin = { contents: helper, resolveDir: import.meta.dirname, loader: 'ts' as const };
  const { outputFiles } = buildSync({ stdin, bundle: true, write: false, format: 'cjs', platform: 'node', logLevel: 'silent' });
  const workers = Array.from({ length: helpers }, () => new Worker(outputFiles[0]!.text, { eval: true }));
  for (const worker of workers) worker.unref();
  return {
    helpers,
    cores: availableParallelism(),
    start: job => workers.forEach((worker, i) => worker.postMessage({ job, thread: i + 1 })),
    stop: () => workers.forEach(worker => void worker.terminate())
  };
}

const helper = `import { parentPort } from 'node:worker_threads';
import { help } from '../../simulator/3-kernels/crew.js';
parentPort!.on('message', ({ job, thread }) => help(job, thread));
`;
