// Brian2 in C++ standalone mode, where Debian's python3-brian is installed: its run loop, without compiling.
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import type { Sample } from './sample.js';

const folder = 'out/bench/brian2';
const pythons = ['/usr/bin/python3', 'python3'];
const networks = 'scripts/bench/brian2/networks.py';

/** The Python that has Brian2; undefined where none has. */
export const brianPython = (): string | undefined =>
  pythons.find(python => spawnSync(python, ['-c', 'import brian2']).status === 0);

/** A network compiled. */
export interface BrianProgram {
  readonly folder: string;
  /** seconds by the clock on the wall */
  readonly compiling: number;
}

/** Undefined where there is no such network, or something went wrong; what, is printed. */
export function compileBrian2(python: string, name: string): BrianProgram | undefined {
  const began = performance.now();
  const { stderr, status } = spawnSync(python, [networks, name, folder], { encoding: 'utf8', maxBuffer: 1e9 });
  if (status === 0) return { folder: path.join(folder, name), compiling: (performance.now() - began) / 1000 };
  console.error(`Brian2 did not compile ${name}:\n${stderr.split('\n').slice(-15).join('\n')}`);
  return undefined;
}

export function runBrian2(program: BrianProgram): Sample {
  const { stdout, stderr } = spawnSync('./main', { cwd: program.folder, encoding: 'utf8', maxBuffer: 1e9 });
  const found = /loop ([\d.e+-]+) spikes (\d+)/.exec(stdout);
  if (!found) throw new Error(`Brian2 did not run ${program.folder}:\n${stderr}`);
  return { connecting: 0, running: Number(found[1]), spikes: Number(found[2]) };
}
