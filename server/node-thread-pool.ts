// Workers of a run as threads of Node. The thread that runs the simulation is blocked meanwhile: nothing here waits for its events.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ThreadPool } from '../simulator/index.js';

/** The threads are started at once, so that they are ready when the network is; `program` is their file. They end with the process. */
export function nodeThreadPool(workers: number, program = workerProgram(import.meta.dirname)): ThreadPool {
  const threads = Array.from({ length: workers }, () => new Worker(program));
  // workers that have nothing to do keep nobody waiting
  for (const thread of threads) thread.unref();
  return {
    workers,
    cores: availableParallelism(),
    now: () => performance.now(),
    start: task => threads.forEach((thread, i) => thread.postMessage({ task, thread: i + 1 })),
    stop: () => threads.forEach(thread => void thread.terminate())
  };
}

/** Where the workers' file lies: beside a bundled program (dist/cli, dist/server), or in dist/ beside sources and scripts. */
function workerProgram(folder: string): string {
  const places = ['..', path.join('..', 'dist'), path.join('..', '..', 'dist')].map(up =>
    path.join(folder, up, 'server', 'pool-worker.cjs')
  );
  const found = places.find(place => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(
    `The program of the worker threads is missing (${places[0]}): build the programs with npm run build.`
  );
}
