// Helpers of a run as threads of Node. The thread that runs the simulation is blocked meanwhile: nothing here waits for its events.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Crew } from '../simulator/index.js';

/** The threads are started at once, so that they are ready when the network is; `program` is their file. They end with the process. */
export function nodeCrew(helpers: number, program = crewProgram(import.meta.dirname)): Crew {
  const workers = Array.from({ length: helpers }, () => new Worker(program));
  // helpers that have nothing to do keep nobody waiting
  for (const worker of workers) worker.unref();
  return {
    helpers,
    cores: availableParallelism(),
    start: job => workers.forEach((worker, i) => worker.postMessage({ job, thread: i + 1 })),
    stop: () => workers.forEach(worker => void worker.terminate())
  };
}

/** Where the helpers' file lies: beside a bundled program (dist/cli, dist/server), or in dist/ beside sources and scripts. */
function crewProgram(folder: string): string {
  const places = ['..', path.join('..', 'dist'), path.join('..', '..', 'dist')].map(up =>
    path.join(folder, up, 'server', 'crew-worker.cjs')
  );
  const found = places.find(place => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(`There is no file of the helper threads (${places[0]}): build the programs with npm run build.`);
}
