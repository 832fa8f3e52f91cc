// Files that an experiment saves, beside its own.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { leaves } from '../outputs/index.js';
import { dimensionless, formatQuantity, type Recording, type SavedFile } from '../simulator/index.js';

/** `file` as it stands in the text of `uri`. The new content takes the place of the old one when it is whole. Throws what the file system says. */
export function writeBeside(uri: string, file: string, content: Uint8Array): void {
  const target = path.resolve(path.dirname(fileURLToPath(uri)), file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const beside = `${target}.${process.pid}.part`;
  fs.writeFileSync(beside, content);
  fs.renameSync(beside, target);
}

/** What a run saves, and by which names: in a sweep each value has a file of its own, `learnt_g=4_seed=2.npz`. */
export function savedIn(recording: Recording): readonly SavedFile[] {
  return leaves(recording).flatMap(({ recording: { saved = [] }, at }) => {
    const values = at.map(
      ({ parameter, value, dimension = dimensionless }) => `_${parameter}=${formatQuantity(value, dimension, 15)}`
    );
    const name = values.join('').replaceAll(' ', '').replaceAll('/', 'per');
    return saved.map(one => ({ ...one, file: one.file.replace(/(\.npz)?$/i, ending => name + ending) }));
  });
}

/** What is said of a file that was written. */
export const savedText = (file: string, isEarly = false): string =>
  isEarly
    ? `${file} has what was learnt until it was stopped; to go on from there, write load from "${file}" at the beginning.`
    : `${file} has what was learnt.`;
