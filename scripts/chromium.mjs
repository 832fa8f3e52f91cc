// Finds the browser that shows VS Code where there is no desktop one, and installs it on Debian. Node's own modules only.
import { existsSync } from 'node:fs';
import * as path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const fixedPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/** The browser's path, or undefined. The variable CHROMIUM overrules the search. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin'];
  const places = folders.flatMap(folder => names.map(name => path.join(folder, name)));
  return [...places, ...fixedPlaces].find(place => existsSync(place));
}

/** Installs Debian's package as root; anybody else is told the command. A test never goes on without the browser. */
export function installChromium(fail, run) {
  const debian = existsSync('/usr/bin/apt-get');
  if (!debian || process.getuid?.() !== 0) {
    const remedy = debian
      ? 'Run `sudo apt-get install -y --no-install-recommends chromium`'
      : 'Install Chromium or Chrome, set the variable CHROMIUM to its path if it is not found by itself';
    fail(
      `The tests in VS Code need a Chromium and there is none on this machine. ${remedy}, then give the same command again.`
    );
  }
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}
