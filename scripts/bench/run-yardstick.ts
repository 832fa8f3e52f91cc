// The hand-written kernels: C, compiled to WebAssembly by Debian's clang and lld, run in the same Node.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { clock, type Sample } from './sample.js';
import type { Workload } from './workloads.js';

const folder = 'out/bench';
const compiled = (name: string): string => path.join(folder, `${name}.wasm`);

interface Yardstick {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly make: (...numbers: number[]) => void;
  /** to the number of spikes so far */
  readonly advance: (steps: number) => number;
  readonly decays?: () => number;
}

/** False where there is no clang here. */
export function compileYardstick(name: string): boolean {
  if (spawnSync('clang', ['--version']).status !== 0) return false;
  mkdirSync(folder, { recursive: true });
  const flags = ['--target=wasm32', '-O3', '-msimd128', '-mbulk-memory', '-ffast-math', '-nostdlib', '-Wl,--no-entry'];
  execFileSync('clang', [...flags, '-o', compiled(name), `scripts/bench/yardsticks/${name}.c`], { stdio: 'inherit' });
  return true;
}

export function runYardstick({ name, duration, make, decay }: Workload): Sample {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(compiled(name))), { env: { log: Math.log } });
  const kernel = exports as unknown as Yardstick, began = clock();
  kernel.make(...make);
  if (decay && kernel.decays) new Float64Array(kernel.memory.buffer, kernel.decays(), 100_000).forEach((_, i, table) => table[i] = Math.exp(-i * 0.1 / decay));
  const connected = clock(), steps = duration * 10;
  let spikes = 0;
  // many calls, so that the engine gets from its first code to its best
  for (let done = 0; done < steps; done += 10) spikes = kernel.advance(10);
  return { connecting: connected - began, running: clock() - connected, spikes };
}
