// `npm run vscode`: the real VS Code with the packaged extension and the examples. The desktop's own where `code` is on
// the path, else code-server's, in a Chromium window where there is a screen, else at an address to open in any browser.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { findChromium } from './chromium.mjs';
import { desktopCode, hasScreen } from './desktop-vscode.mjs';
import type * as Browser from '../test/vscode/browser.mjs';
import type * as VscodeServer from '../test/vscode/vscode-server.mjs';

const examples = path.resolve('examples');
const extension = path.resolve('out/snn.vsix');

function packageExtension(): void {
  mkdirSync('out', { recursive: true });
  execFileSync(
    process.execPath,
    [
      'node_modules/@vscode/vsce/vsce',
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--out',
      extension
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] }
  );
}

/** code-server's VS Code until the window is closed or Ctrl-C. */
async function openInBrowser(): Promise<void> {
  // Not part of the root package: resolved in test/vscode at run time.
  const at = (file: string): Promise<unknown> => import(path.resolve('test/vscode', file));
  const { startVscodeServer } = (await at('vscode-server.mjs')) as typeof VscodeServer;
  const server = await startVscodeServer({ extension });
  const address = `http://${server.authority}/?folder=${encodeURIComponent(examples)}`;
  const ended = new Promise<void>(resolve =>
    ['SIGINT', 'SIGTERM'].forEach(signal => process.once(signal, () => resolve()))
  );
  console.log(`VS Code with the extension and the examples: ${address}\nCtrl-C ends it.`);
  if (hasScreen() && findChromium() !== undefined) {
    const { openBrowser } = (await at('browser.mjs')) as typeof Browser;
    const browser = await openBrowser({ headless: false });
    await (await browser.newPage({ viewport: null })).goto(address);
    await Promise.race([ended, new Promise(resolve => browser.once('disconnected', resolve))]);
    await browser.close();
  } else {
    await ended;
  }
  await server.stop();
}

async function main(): Promise<void> {
  packageExtension();
  const code = desktopCode();
  if (code === undefined) return openInBrowser();
  spawnSync(code, ['--install-extension', extension, '--force'], { stdio: 'inherit' });
  spawnSync(code, [examples], { stdio: 'inherit' });
}

main().catch((error: unknown) => {
  console.error(`VS Code could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
