// Brian2 in C++ standalone mode, where Debian's python3-brian is installed: its run loop, without compiling.
import { spawnSync } from 'node:child_process';
import type { Sample } from './sample.js';

const pythons = ['/usr/bin/python3', 'python3'];

/** The Python that has Brian2; undefined where none has. */
export const brianPython = (): string | undefined => pythons.find(python => spawnSync(python, ['-c', 'import brian2']).status === 0);

/** Empty where something went wrong; what, was printed. */
export function runBrian2(python: string, name: string, runs: number): Sample[] {
  const { stdout, stderr, status } = spawnSync(python, ['scripts/bench/brian2/networks.py', name, String(runs), 'out/bench/brian2'], { encoding: 'utf8', maxBuffer: 1e9 });
  const samples = stdout.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line) as Sample);
  if (status !== 0 || samples.length === 0) console.error(`Brian2 did not run ${name}:\n${stderr.split('\n').slice(-15).join('\n')}`);
  return samples;
}
