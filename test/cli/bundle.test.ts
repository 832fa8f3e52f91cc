// The built program as a process of its own: what tests in this process cannot see. Needs the bundles (`npm run build`).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { clock } from './command.js';

const program = path.resolve('dist/cli/snn.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'snn-bundle-'));
writeFileSync(path.join(folder, 'net.snn'), clock);

function snn(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' } });
}

test('it has the version of the package and may be executed', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(snn('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
  expect(statSync(program).mode & 0o111).toBe(0o111);
});

test('it finds its library and the pages of the checks', () => {
  expect(snn('check', 'net.snn')).toMatchObject({ status: 0, stdout: '1 file checked: no findings\n', stderr: '' });
  expect(snn('explain', 'unknown-name').stdout).toBe(readFileSync('docs/checks/unknown-name.md', 'utf8'));
});

test('it runs, and its exit code is that of the run', () => {
  expect(snn('run', 'net.snn', '-e', 'steady')).toMatchObject({ status: 0, stdout: expect.stringContaining('✓ rate(Clock) is 25 Hz') as string });
  expect(snn('run', 'net.snn', '-e', 'never').status).toBe(2);
  expect(snn('run', 'net.snn', '-e', 'steady', '--set', 'g=4', '--json').stdout).toMatch(/"meanWeight": 4,/);
});

test('it writes a PNG with what is on board', () => {
  expect(snn('plot', 'net.snn', '-e', 'steady', '-o', 'x.png')).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(path.join(folder, 'x.png')).subarray(1, 4).toString()).toBe('PNG');
});

test('a reader that closes the pipe early is no crash', () => {
  // more than a pipe holds
  writeFileSync(path.join(folder, 'long.snn'), Array.from({ length: 2000 }, (_, i) => `population P${i}[10] : lif(tau_m = 20 ms)`).join('\n'));
  const script = `set -o pipefail; "${process.execPath}" "${program}" explain --stage ast long.snn | head -n 1`;
  const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
