// Writes what `--output` names.
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Io } from './io.js';
import { UsageError } from './usage-error.js';

/** Makes the folders on the way. Throws a UsageError that says why the file cannot be written. */
export function writeOutput(output: string, content: string | Uint8Array, io: Io): void {
  const file = path.resolve(io.folder, output);
  writing(output, () => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  });
}

/** What the file system refuses becomes a UsageError that names the file. */
export function writing<T>(output: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    // `EEXIST: file already exists, mkdir '...'`
    const reason = (error as Error).message.replace(/^\w+: |, \w+( .*)?$/g, '');
    throw new UsageError(`${output} cannot be written (${reason}): choose another place with --output.`);
  }
}
