// Small texts run on the reference and on the fast backend with one, two and three threads: all must end alike and record the same bits.
import { expect } from 'vitest';
import { digest, run, type Recording } from '../../../../simulator/index.js';
import { plan } from '../../../../simulator/2-plan/index.js';
import { emit } from '../../../../simulator/3-kernels/index.js';
import { testThreadPool } from '../../../support/thread-pool.js';
import { loweredToFail } from '../../../support/lowered.js';

type Files = Readonly<Record<string, string>>;

const pools = [1, 2].map(testThreadPool);

export const stopPools = (): void => pools.forEach(pool => pool.stop());

/** The recording of the text's first experiment, whatever its end; nothing in it may be without code. */
export function ranOnThreads(text: string, files: Files = {}): Recording {
  const model = loweredToFail(text, files);
  const experiment = model.experiments[0]!.name;
  const oracle = run(model, { experiment, backend: 'reference' });
  expect(withoutCode(model, experiment)).toEqual([]);
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

/** Names of groups and projections that the fast backend leaves to the classes of the reference; none where the network cannot be made. */
export function withoutCode(
  model: Parameters<typeof plan>[0],
  experiment: string,
  sweep?: Parameters<typeof plan>[2]
): readonly string[] {
  const planned = plan(model, { experiment }, sweep);
  try {
    return (emit(planned, {}, 'wasm') as unknown as { readonly withoutCode: readonly string[] }).withoutCode;
  } catch {
    return [];
  }
}
