// Helpers for tests: those of the programs, bundled anew, so that no build has to come first.
import { buildSync } from 'esbuild';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { nodeCrew } from '../../server/node-crew.js';
import type { Crew } from '../../simulator/index.js';

/** One that may be used for one run after the other. */
export function testCrew(helpers: number): Crew {
  const program = path.join(mkdtempSync(path.join(tmpdir(), 'snn-crew-')), 'crew-worker.cjs');
  const entry = path.join(import.meta.dirname, '..', '..', 'server', 'crew-worker.ts');
  buildSync({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'silent'
  });
  return nodeCrew(helpers, program);
}
