// Data sets read from files of a test, and what is said where they can't be.
import { readSample, sampleSize } from '../../../simulator/1-model/index.js';
import type { DataSet } from '../../../simulator/index.js';
import { errorsOf, lowered } from '../../support/lowered.js';

/** By name: texts, bytes, and null for folders. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** `text` is what stands behind `data d =`. */
export const setsOf = (text: string, files: Files): DataSet[] => [...lowered(`data d = ${text}\n`, files).data];

export const setOf = (text: string, files: Files): DataSet => setsOf(text, files)[0]!;

export const refusal = (text: string, files: Files): string => errorsOf(`data d = ${text}\n`, files).join('\n');

/** The values of each sample. */
export const samplesOf = (set: DataSet): number[][] =>
  Array.from({ length: set.samples }, (_, sample) => {
    const values = new Float64Array(sampleSize(set));
    readSample(set, sample, values);
    return [...values];
  });
