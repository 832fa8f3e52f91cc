// Small texts run on the reference and on the fast backend with one, two and three threads: all must end alike and record the same bits.
import { expect } from 'vitest';
import { digest, run, type Recording } from '../../../../simulator/index.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { loweredToFail } from '../../../support/lowered.js';

type Files = Readonly<Record<string, string>>;

const pools = [1, 2].map(testThreadPool);

export const stopPools = (): void => pools.forEach(pool => pool.stop());

/** The recording of the text's first experiment, whatever its end. */
export function ranOnThreads(text: string, files: Files = {}): Recording {
  const model = loweredToFail(text, files);
  const experiment = model.experiments[0]!.name;
  const oracle = run(model, { experiment, backend: 'reference' });
  for (const pool of [undefined, ...pools]) {
    const recording = run(model, { experiment, backend: 'wasm', ...(pool ? { pool } : {}) });
    expect([pool?.workers, recording.ended, recording.faults, recording.steps, digest(recording)]).toEqual([
      pool?.workers,
      oracle.ended,
      oracle.faults,
      oracle.steps,
      digest(oracle)
    ]);
  }
  return oracle;
}
