// Whether a folder's packages are those of its lock file, so that a set-up costs nothing when nothing changed. Node's own modules only.
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/**
 * True when every package the lock file names for this machine is in node_modules in that version.
 * @param {string} folder
 * @param {{ platform: string, arch: string }} machine
 */
export function installed(folder, machine = process) {
  // npm's own record of what it put there
  const hidden = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const madeFor = entry => entry.os?.includes(machine.platform) && entry.cpu?.includes(machine.arch) && !entry.libc;
  const mayBeAbsent = entry => entry.optional && !madeFor(entry);
  return Object.entries(wanted).every(
    ([where, entry]) =>
      where === '' || (where in present ? present[where].version === entry.version : mayBeAbsent(entry))
  );
}
