// Small texts run on every backend: all must record the same bits.
import { expect } from 'vitest';
import { backends, digest, run, type Recording } from '../../../../simulator/index.js';
import { loweredToFail } from '../../../support/lowered.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The recording of the text's first experiment, whatever its end. */
export function ranOnAll(text: string, others: Files = {}): Recording {
  const model = loweredToFail(text, others);
  const recordings = backends.map(({ name }) => run(model, { experiment: model.experiments[0]!.name, backend: name }));
  expect(recordings.length).toBeGreaterThan(0);
  for (const recording of recordings) {
    expect([recording.ended, recording.faults, digest(recording)]).toEqual([
      recordings[0]!.ended,
      recordings[0]!.faults,
      digest(recordings[0]!)
    ]);
  }
  return recordings[0]!;
}

/** The same, which must run to its end. */
export function simulatedOnAll(text: string, others: Files = {}): Recording {
  const recording = ranOnAll(text, others);
  expect(recording.faults.map(fault => fault.message)).toEqual([]);
  return recording;
}
