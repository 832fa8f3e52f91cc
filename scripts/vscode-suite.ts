// Bundles test/vscode/suite and runs it in a real VS Code through @vscode/test-electron: the desktop one where it can be
// downloaded and shown, else the one started by test/vscode/code-launcher.mjs. SNN_VSCODE names another executable.
import { build } from 'esbuild';
import { cpSync, globSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { desktopIsReachable } from './desktop-vscode.mjs';

const suite = path.resolve('out/vscode-suite');
/** A copy: the tests edit. */
const fixtures = path.resolve('out/vscode-fixtures');

async function bundleSuite(): Promise<void> {
  rmSync(suite, { recursive: true, force: true });
  await build({
    entryPoints: ['test/vscode/suite/index.ts', ...globSync('test/vscode/suite/**/*.test.ts')],
    outdir: suite,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'linked',
    logLevel: 'warning'
  });
}

/** The executable runTests shall start; undefined lets it download the desktop VS Code. */
async function executable(): Promise<string | undefined> {
  if (process.env.SNN_VSCODE) return process.env.SNN_VSCODE;
  return (await desktopIsReachable()) ? undefined : path.resolve('test/vscode/code-launcher.mjs');
}

async function main(): Promise<void> {
  await bundleSuite();
  rmSync(fixtures, { recursive: true, force: true });
  cpSync('test/vscode/fixtures', fixtures, { recursive: true });
  const vscodeExecutablePath = await executable();
  const runIn = async (extensionTestsEnv: Readonly<Record<string, string>>): Promise<void> => {
    await runTests({
      extensionDevelopmentPath: path.resolve('.'),
      extensionTestsPath: path.join(suite, 'index.cjs'),
      launchArgs: [fixtures, '--disable-extensions'],
      extensionTestsEnv,
      ...(vscodeExecutablePath !== undefined && { vscodeExecutablePath })
    });
  };
  // The desktop VS Code asks people at its start whether they trust the folder; runTests has it trust all.
  if (vscodeExecutablePath !== undefined) await runIn({ SNN_RESTRICTED: '1' });
  await runIn({});
}

main().catch((error: unknown) => {
  console.error(
    `The suite in VS Code failed: ${error instanceof Error ? error.message : String(error)}. Its output stands above; \`npm run test:vscode\` repeats it.`
  );
  process.exitCode = 1;
});
