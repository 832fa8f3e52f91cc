// Workers for tests: those of the programs, bundled anew, so that no build has to come first.
import { buildSync } from 'esbuild';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { nodeThreadPool } from '../../server/node-thread-pool.js';
import type { ThreadPool } from '../../simulator/index.js';

/** One that may be used for one run after the other. Without a clock, so that all threads take part in all steps. */
export function testThreadPool(workers: number): ThreadPool {
  const program = path.join(mkdtempSync(path.join(tmpdir(), 'snn-pool-')), 'pool-worker.cjs');
  const entry = path.join(import.meta.dirname, '..', '..', 'server', 'pool-worker.ts');
  buildSync({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'silent'
  });
  const { now: _, ...pool } = nodeThreadPool(workers, program);
  return pool;
}
