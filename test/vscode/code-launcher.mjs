#!/usr/bin/env node
// Stands in for VS Code's executable in @vscode/test-electron: takes its two flags and a folder, runs the suite in
// code-server's VS Code shown by Chromium, passes the suite's output on and exits with its code.
import { format } from 'node:util';
import { mkdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { openBrowser } from './browser.mjs';
import { startCamera } from './panel-camera.mjs';
import { startVscodeServer } from './vscode-server.mjs';

const args = process.argv.slice(2);
const flag = name => args.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = args.find(arg => !arg.startsWith('-'));
const timeout = Number(process.env.SNN_TEST_TIMEOUT_S ?? 600) * 1000;
const pictures = path.join(import.meta.dirname, '..', '..', 'out', 'pictures');
/** What this VS Code says about its own missing accounts, galleries and native modules. */
const noise =
  /open-vsx|AccountPolicy|reconnection-grace|socket|github|Service Worker|AgentHost|connection token|builtin ext|spdlog|bindings file|native-watchdog/;

function workbenchUrl(authority) {
  const remote = file => `vscode-remote://${authority}${file}`;
  const payload = ['extensionDevelopmentPath', 'extensionTestsPath'].map(name => [name, remote(flag(name))]);
  const query = new URLSearchParams({ ...(folder ? { folder } : { ew: 'true' }), payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

/** Resolves with the suite's exit code. */
async function runSuite(page, authority) {
  const exit = new Promise(resolve => void page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    const line = format(...values);
    if (!noise.test(line)) (type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
  });
  await page.goto(workbenchUrl(authority));
  const late = new Promise(resolve => setTimeout(resolve, timeout, 'late').unref());
  const code = await Promise.race([exit, late]);
  if (code === 'late')
    console.error(
      `The suite in VS Code did not end within ${timeout / 1000} s. A picture of the window is out/pictures/failed.png; SNN_TEST_TIMEOUT_S allows more time.`
    );
  return code === 'late' ? 4 : code;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(3));
process.stdout.on('error', () => process.exit(3));

mkdirSync(pictures, { recursive: true });
rmSync(path.join(pictures, 'failed.png'), { force: true });
let page;
let code;
const camera = await startCamera(() => page);
const server = await startVscodeServer({
  environment: { SNN_CAMERA_URL: camera.url },
  driver: true,
  trusted: !process.env.SNN_RESTRICTED
});
try {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  page = await context.newPage();
  code = await runSuite(page, server.authority);
  if (code) await page.screenshot({ path: path.join(pictures, 'failed.png') });
  await browser.close();
} finally {
  camera.stop();
  await server.stop();
}
process.exit(code);
