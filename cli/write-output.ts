// Writes what `--output` names, and says why where that cannot be.
import * as path from 'node:path';
import type { Io } from './io.js';
import { replaceFile } from './replacement.js';
import { UsageError } from './usage-error.js';

/** Makes the folders on the way. Throws a UsageError that says why the file cannot be written. */
export function writeOutput(output: string, content: string | Uint8Array, io: Io): void {
  writing(output, () => replaceFile(path.resolve(io.folder, output), content));
}

/** What the file system refuses becomes a UsageError that names the file. */
export function writing<T>(output: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(`${output} cannot be written (${reasonOf(error)}): choose another place with --output.`);
  }
}

/** `no space left on device`, of what Node says: `ENOSPC: no space left on device, write` */
export const reasonOf = (error: unknown): string => (error as Error).message.replace(/^\w+: |, \w+( .*)?$/g, '');
