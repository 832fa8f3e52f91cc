// What VS Code calls as `extensionTestsPath`: runs every *.test file beside it with mocha, then those in reload/ before and
// after a reload of the window, or in a window without trust those in restricted/ alone, and leaves the counts in SNN_TEST_RESULTS. SNN_TEST_GREP chooses tests by their names.
import Mocha from 'mocha';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { hasCamera } from './panel-picture.js';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const chosen = process.env.SNN_TEST_GREP;

/** Counts of what ran before the window was reloaded; the folder is new in every run of the suite. */
const beforeReload = path.join(__dirname, 'before-reload.json');

/** Rejects when a test failed, which is how VS Code's exit code becomes 1. A reload of the window calls it again. */
export async function run(): Promise<void> {
  const reloaded = fs.existsSync(beforeReload);
  const before = reloaded ? (JSON.parse(fs.readFileSync(beforeReload, 'utf8')) as Counts) : { passed: 0, failed: 0 };
  const restricted = process.env.SNN_RESTRICTED !== undefined;
  const own = await test(
    restricted
      ? ['restricted/restricted.test.cjs']
      : reloaded
        ? ['reload/after.test.cjs']
        : [...testsBeside(), 'reload/before.test.cjs']
  );
  const counts = { passed: before.passed + own.passed, failed: before.failed + own.failed };
  // In the desktop VS Code a reload ends the test run.
  if (!reloaded && hasCamera() && !chosen && !restricted) return reload(counts);
  const results = process.env.SNN_TEST_RESULTS;
  if (results) fs.writeFileSync(results, JSON.stringify(counts));
  if (counts.failed || (!counts.passed && chosen === undefined))
    throw new Error(`${counts.failed} of ${counts.passed + counts.failed} tests in VS Code failed.`);
}

const testsBeside = (): string[] => fs.readdirSync(__dirname).filter(file => file.endsWith('.test.cjs'));

function test(files: readonly string[]): Promise<Counts> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    color: false,
    reporter: 'spec',
    forbidPending: true,
    forbidOnly: true,
    ...(chosen !== undefined && { grep: chosen })
  });
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  return new Promise(resolve => {
    const runner = mocha.run(failed => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
}

/** Never resolves: the window goes, and comes back to the tests after it. */
async function reload(counts: Counts): Promise<never> {
  fs.writeFileSync(beforeReload, JSON.stringify(counts));
  await vscode.commands.executeCommand('workbench.action.reloadWindow');
  return new Promise(() => {});
}
