// What VS Code calls as `extensionTestsPath`: runs every *.test file beside it with mocha and leaves the counts in SNN_TEST_RESULTS.
import Mocha from 'mocha';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** Rejects when a test failed, which is how VS Code's exit code becomes 1. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter: 'spec', forbidPending: true, forbidOnly: true });
  for (const file of fs.readdirSync(__dirname).filter(file => file.endsWith('.test.cjs'))) mocha.addFile(path.join(__dirname, file));
  const counts = await new Promise<{ passed: number; failed: number }>(resolve => {
    const runner = mocha.run(failed => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
  const results = process.env.SNN_TEST_RESULTS;
  if (results) fs.writeFileSync(results, JSON.stringify(counts));
  if (counts.failed || !counts.passed) throw new Error(`${counts.failed} of ${counts.passed + counts.failed} tests in VS Code failed.`);
}
