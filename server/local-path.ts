// From a uri to a path of this machine.
import { fileURLToPath } from 'node:url';

/** Undefined for what lies elsewhere, or can be no file. Paths of Windows' shares name another machine. */
export function localPath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const file = fileURLToPath(uri);
    return /^[\\/]{2}/.test(file) ? undefined : file;
  } catch {
    return undefined;
  }
}
