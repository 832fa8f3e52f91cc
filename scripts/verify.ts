// The steps behind `npm run check` and `npm test`: runs all of them, keeps each log in out/logs, says what mends a failure,
// and ends with one line `N passed, N failed` (tests of vitest and mocha; a step that fails in any other way counts as one failed).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

interface Step {
  readonly name: string;
  readonly script: string;
  /** ends the message of a failure: what to do about it */
  readonly remedy: string;
  /** where the step leaves its test counts */
  readonly counts?: { readonly file: string; readonly read: (json: never) => Counts };
  readonly attempts?: number;
}
interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const unitCounts = {
  file: 'out/unit.json',
  read: (json: { numPassedTests: number; numFailedTests: number }): Counts => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests
  })
};
const suiteCounts = { file: 'out/vscode.json', read: (json: Counts): Counts => json };

const generated: Step = {
  name: 'generated',
  script: 'generate:check',
  remedy: 'run `npm run generate` and commit the result'
};
const types: Step = { name: 'types', script: 'types', remedy: 'mend the types named above, then `npm run types`' };
const lint: Step = {
  name: 'lint',
  script: 'lint',
  remedy: '`npm run format` mends some of it; what knip lists is used nowhere: take it away'
};
const bundles: Step = { name: 'build', script: 'build', remedy: 'mend the import named above, then `npm run build`' };
const unit: Step = {
  name: 'unit',
  script: 'test:unit -- --reporter=default --reporter=json --outputFile.json=out/unit.json',
  remedy: '`npm run test:unit -- FILE` repeats one file',
  counts: unitCounts
};
const browser: Step = {
  name: 'browser',
  script: 'test:browser -- --reporter=default --reporter=json --outputFile.json=out/browser.json',
  remedy: '`npm run test:browser` repeats it',
  counts: { ...unitCounts, file: 'out/browser.json' }
};
const vscode: Step = {
  name: 'vscode',
  script: 'test:vscode',
  remedy: '`npm run test:vscode` repeats it; pictures are in out/pictures',
  counts: suiteCounts,
  attempts: 2
};

/** Steps of one inner list run at the same time. */
const plans: Readonly<Record<string, readonly (readonly Step[])[]>> = {
  check: [[generated, bundles], [types, lint], [unit]],
  test: [[generated, bundles], [types, lint], [unit], [browser], [vscode]]
};

/** Runs an npm script; resolves with success, its output having gone to the log. */
function runScript(script: string, log: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(`npm run --silent ${script}`, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', SNN_TEST_RESULTS: suiteCounts.file }
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => output.push(part));
    child.on('close', code => {
      writeFileSync(log, Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

/** Tests counted by the step itself, else one for the step. */
function countsOf(step: Step, succeeded: boolean): Counts {
  const bare = { passed: 0, failed: succeeded ? 0 : 1 };
  if (!step.counts) return bare;
  if (!existsSync(step.counts.file)) return { passed: 0, failed: 1 };
  const counts = step.counts.read(JSON.parse(readFileSync(step.counts.file, 'utf8')) as never);
  return succeeded || counts.failed ? counts : { ...counts, failed: 1 };
}

async function runStep(step: Step): Promise<Counts> {
  const start = performance.now();
  let succeeded = false;
  for (let attempt = 1; attempt <= (step.attempts ?? 1) && !succeeded; attempt++) {
    const log = `out/logs/${step.name}${step.attempts ? `-${attempt}` : ''}.log`;
    if (step.counts) rmSync(step.counts.file, { force: true });
    succeeded = await runScript(step.script, log);
    if (!succeeded)
      console.log(
        `${readFileSync(log, 'utf8')}✗ ${step.name} failed${step.attempts ? ` in attempt ${attempt} of ${step.attempts}` : ''} (log: ${log}): ${step.remedy}.`
      );
  }
  const counts = countsOf(step, succeeded);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (succeeded) console.log(`✓ ${step.name}${step.counts ? `: ${counts.passed} tests` : ''}, ${seconds} s`);
  return counts;
}

async function main(): Promise<void> {
  mkdirSync('out/logs', { recursive: true });
  const all: Counts[] = [];
  for (const together of plans[process.argv[2] ?? 'check'] ?? [])
    all.push(...(await Promise.all(together.map(runStep))));
  const sum = {
    passed: all.reduce((n, counts) => n + counts.passed, 0),
    failed: all.reduce((n, counts) => n + counts.failed, 0)
  };
  writeFileSync('out/summary.json', JSON.stringify(sum));
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed || !sum.passed ? 1 : 0;
}

void main();
