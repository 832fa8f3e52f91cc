// The folder of compiled code that the next run starts from: nobody else may have put something there, for it is run.
import { lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';

/** Made where it is missing. Undefined where there is no folder that only this user can write to. */
export function compileCacheFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const base = userCaches(env);
  if (base === undefined) return undefined;
  const folder = path.join(base, 'snn', 'compiled');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isPrivate(folder) && isOwn(path.dirname(folder)) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Where the system has what programs keep for a user; undefined where that is not said as a full path. */
function userCaches({ XDG_CACHE_HOME: xdg, LOCALAPPDATA: local }: NodeJS.ProcessEnv): string | undefined {
  const base =
    process.platform === 'win32'
      ? local
      : xdg || path.join(homedir(), process.platform === 'darwin' ? path.join('Library', 'Caches') : '.cache');
  return base !== undefined && path.isAbsolute(base) ? base : undefined;
}

/** On Windows the folder of a user is closed to others by its place. */
function isPrivate(folder: string): boolean {
  return isOwn(folder) && (process.platform === 'win32' || (lstatSync(folder).mode & 0o077) === 0);
}

/** A folder, no link to one, of this user, that nobody else may write to. */
function isOwn(folder: string): boolean {
  const status = lstatSync(folder);
  if (!status.isDirectory()) return false;
  return process.getuid === undefined || (status.uid === process.getuid() && (status.mode & 0o022) === 0);
}
