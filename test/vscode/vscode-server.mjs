// Starts the VS Code server that lies inside the code-server package: offline, without accounts, with a quiet first screen.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';

const quiet = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'remote.autoForwardPorts': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'security.workspace.trust.startupPrompt': 'never'
};

/** A port nobody listens on at the moment. */
function freePort() {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A settings folder that keeps VS Code's own tours, updates and panels out of the picture. */
function settingsFolder(home, trusted) {
  for (const scope of ['User', 'Machine']) {
    mkdirSync(path.join(home, 'data', scope), { recursive: true });
    writeFileSync(
      path.join(home, 'data', scope, 'settings.json'),
      JSON.stringify({ ...quiet, 'security.workspace.trust.enabled': !trusted })
    );
  }
  return path.join(home, 'data');
}

/**
 * Resolves when the server listens. `driver` switches on what test suites need: console output, exit code, development
 * extensions; `extension` is a .vsix to install first; without `trusted` every folder is one that nobody has trusted yet.
 * @param {{ environment?: Record<string, string>, driver?: boolean, extension?: string, trusted?: boolean }} options
 */
export async function startVscodeServer({ environment = {}, driver = false, extension, trusted = true } = {}) {
  const codeServer = path.dirname(createRequire(import.meta.url).resolve('code-server/package.json'));
  const home = mkdtempSync(path.join(os.tmpdir(), 'snn-vscode-'));
  const port = await freePort();
  const program = [
    path.join(codeServer, 'lib', 'vscode', 'out', 'server-main.js'),
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    '--user-data-dir',
    settingsFolder(home, trusted),
    '--extensions-dir',
    path.join(home, 'extensions')
  ];
  // Its chatter about native modules is not ours to show; a failure carries it in the error.
  if (extension)
    execFileSync(process.execPath, [...program, '--install-extension', extension, '--force'], { stdio: 'pipe' });
  const child = spawn(
    process.execPath,
    [
      ...program,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      ...(trusted ? ['--disable-workspace-trust'] : []),
      ...(driver ? ['--enable-smoke-test-driver'] : [])
    ],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] }
  );
  // Whatever ends this process, by Ctrl-C or a closed pipe, the server ends with it.
  const end = () => void child.kill();
  process.once('exit', end);
  await listening(child);
  return {
    authority: `127.0.0.1:${port}`,
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      process.off('exit', end);
      child.kill();
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}

function listening(child) {
  let output = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`VS Code's server did not start within 60 s:\n${output}`)), 60_000);
    const read = text => {
      output += text;
      if (!output.includes('Extension host agent listening')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', code =>
      reject(
        new Error(
          `VS Code's server ended with code ${code} (it needs Node 22.15 or later, this is ${process.version}):\n${output}`
        )
      )
    );
  });
}
