// What is written may not take the place of what is read, nor of something else that is written.
import { statSync, type BigIntStats } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from './io.js';
import type { Session } from './session.js';
import { UsageError } from './usage-error.js';

/** `outputs` as the user wrote them. Throws a UsageError that names the first that would destroy another file. */
export function refuseOutputs(outputs: readonly string[], session: Session, { folder }: Io): void {
  const read = new Map(
    session.filesRead().map(uri => {
      const file = fileURLToPath(uri);
      return [identity(file), path.relative(folder, file)];
    })
  );
  const written = new Map<string, string>();
  for (const output of outputs) {
    const key = identity(path.resolve(folder, output));
    if (key === undefined) continue;
    const source = read.get(key);
    if (source !== undefined)
      throw new UsageError(
        `--output ${output} would overwrite ${source}, which the network is read from: name another file.`
      );
    if (output.endsWith('.snn'))
      throw new UsageError(
        `--output ${output} names a file of networks, and no network is written: give it another ending.`
      );
    const other = written.get(key);
    if (other !== undefined)
      throw new UsageError(
        `--output names one file twice (${other === output ? output : `${other}, ${output}`}): give each its own.`
      );
    written.set(key, output);
  }
}

/** The same for all names of a file. Undefined for a device or a pipe, which any number may write to. */
function identity(file: string): string | undefined {
  const status = statusOf(file);
  if (!status) return path.join(realFolder(path.dirname(file)), path.basename(file));
  return status.isFile() ? `${status.dev} ${status.ino}` : undefined;
}

/** Of a folder that is not there yet, what is there of its path. */
function realFolder(folder: string): string {
  const status = statusOf(folder);
  if (status) return `${status.dev} ${status.ino}`;
  const above = path.dirname(folder);
  return above === folder ? folder : path.join(realFolder(above), path.basename(folder));
}

/** Undefined also for what no file can be, such as a circle of links: whoever writes it will be told. */
function statusOf(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false, bigint: true });
  } catch {
    return undefined;
  }
}
