// The built program as a process of its own: what tests in this process cannot see. Needs the bundles (`npm run build`).
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { WorkerRunner } from '../../cli/worker-runner.js';
import { lowered } from '../support/lowered.js';
import { clock } from './command.js';

const program = path.resolve('dist/cli/snn.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'snn-bundle-'));
writeFileSync(path.join(folder, 'net.snn'), clock);

function snn(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' }
  });
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
  expect(snn('run', 'net.snn', '-e', 'steady')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('✓ rate(Clock) is 25 Hz') as string
  });
  expect(snn('run', 'net.snn', '-e', 'never').status).toBe(2);
  expect(snn('run', 'net.snn', '-e', 'steady', '--set', 'g=4', '--json').stdout).toMatch(
    /"meanWeight": \{\s*"value": 4,\s*"unit": "mV"/
  );
});

test('it writes a PNG with what is on board', () => {
  expect(snn('plot', 'net.snn', '-e', 'steady', '-o', 'x.png')).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(path.join(folder, 'x.png')).subarray(1, 4).toString()).toBe('PNG');
});

test('Ctrl-C ends a run that takes hours, with what was recorded until then', async () => {
  const hours =
    'population Many[2000] : lif(I_e = 300 pA)\nexperiment forever {\n  step 0.1 ms\n  record spikes of Many[0..19]\n  run 600 min\n}\n';
  writeFileSync(path.join(folder, 'hours.snn'), hours);
  const child = spawn(process.execPath, [program, 'run', 'hours.snn', '--progress', '-o', 'spikes=hours.csv'], {
    cwd: folder
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', data => void (said.out += String(data)));
  child.stderr.on('data', data => void (said.err += String(data)));
  await expect.poll(() => said.err, { timeout: 20_000 }).toMatch(/^0 %, .* spikes, about .* left\n/m);
  const asked = performance.now();
  child.kill('SIGINT');
  const code = await new Promise(resolve => child.on('exit', resolve));
  expect(performance.now() - asked).toBeLessThan(5000);
  expect([code, said.err.endsWith('Stopped: what was recorded until then is kept.\n')]).toEqual([130, true]);
  const [, spikes] =
    /^experiment forever \([\d.]+ s of 36000 s, stopped, .*\n {2}Many +20 of [\d\u00a0]+ neurons +([\d\u00a0]+) spikes/.exec(
      said.out
    )!;
  expect(readFileSync(path.join(folder, 'hours.csv'), 'utf8').split('\n').length - 2).toBe(
    Number(spikes!.replaceAll('\u00a0', ''))
  );
});

test('a run that needs more memory than JavaScript may take says so, and the next one runs', async () => {
  const runner = new WorkerRunner(path.resolve('dist/cli/run-worker.cjs'), 16);
  const experiment = 'e';
  const order = (text: string): Parameters<typeof runner.run>[0] => ({ model: lowered(text), options: { experiment } });
  const many =
    'population Many[300000] : lif(tau_m = uniform(10 ms, 20 ms))\nexperiment e { step 0.1 ms; record spikes of Many[0]; run 1 ms }\n';
  await expect(runner.run(order(many), () => undefined)).rejects.toThrow(
    /^The run of e needed more memory than the 16 MB that JavaScript may take; .*--stream\.$/
  );
  const { recording, measured } = await runner.run(
    order(
      'population P[2] : regular(period = 1 ms, first = 1 ms)\nexperiment e { step 0.1 ms; record spikes of P; run 5 ms }\n'
    ),
    () => undefined
  );
  expect([recording.ended, recording.spikes[0]!.steps, measured.spikes]).toEqual([
    'complete',
    Uint32Array.of(10, 10, 20, 20, 30, 30, 40, 40, 50, 50),
    10
  ]);
});

test('worker threads change no bit', () => {
  const coupled = `population E[400] : lif_delta(E_L = 0 mV, V_th = 5 mV, V_reset = 0 mV, V = uniform(0 mV, 5 mV))
population In[100] : poisson_source(rate = 100 Hz)
connect In -> E { synapse delta(weight = 1.5 mV); pattern fixed_probability(0.1); delay 1 ms }
connect c: E -> E { synapse delta(weight = 0.2 mV); pattern fixed_probability(0.1); delay dendritic 1.5 ms; plasticity stdp(w_max = 0.5 mV) }
experiment e { step 0.1 ms; record spikes of E; record weight of c; run 200 ms }
`;
  writeFileSync(path.join(folder, 'coupled.snn'), coupled);
  const digests = ['1', '2', '3'].map(
    threads => /digest (\S+)/.exec(snn('run', 'coupled.snn', '--digest', '--threads', threads).stdout)?.[1]
  );
  expect(digests[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(digests).size).toBe(1);
});

test('a reader that closes the pipe early is no crash', () => {
  // more than a pipe holds
  writeFileSync(
    path.join(folder, 'long.snn'),
    Array.from({ length: 2000 }, (_, i) => `population P${i}[10] : lif(tau_m = 20 ms)`).join('\n')
  );
  const script = `set -o pipefail; "${process.execPath}" "${program}" explain --stage ast long.snn | head -n 1`;
  const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
