// What this machine offers of a desktop VS Code. Node's own modules only: the set-up asks before anything is installed.
import { lookup } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import * as path from 'node:path';

const downloadHost = 'update.code.visualstudio.com';

/** True where a window can be opened. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** True where @vscode/test-electron can download a desktop VS Code and show it. */
export async function desktopIsReachable() {
  if (!hasScreen()) return false;
  return lookup(downloadHost).then(
    () => true,
    () => false
  );
}

/** The `code` command of an installed desktop VS Code, or undefined. */
export function desktopCode() {
  if (!hasScreen()) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map(folder => path.join(folder, name))
    .find(place => existsSync(place));
}
