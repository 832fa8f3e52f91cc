// The hand-written kernels: C, compiled to WebAssembly by Debian's clang and lld, run in the same Node.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { clock, type Sample } from './sample.js';
import type { Workload } from './workloads.js';

const folder = 'out/bench';
const compiled = (name: string): string => path.join(folder, `${name.replace(' ', '-')}.wasm`);
const flags = ['--target=wasm32', '-O3', '-msimd128', '-mbulk-memory', '-ffast-math', '-nostdlib', '-Wl,--no-entry'];

/** Bytes of an IDX file before its pictures. */
const headOfPictures = 16;

interface Yardstick {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly make: (...numbers: number[]) => void;
  /** to the number of spikes so far */
  readonly advance: (steps: number) => number;
  readonly decays?: () => number;
  readonly pictures?: () => number;
}

/** False where there is no clang here. */
export function compileYardstick({ name, yardstick }: Workload): boolean {
  if (spawnSync('clang', ['--version']).status !== 0) return false;
  mkdirSync(folder, { recursive: true });
  execFileSync(
    'clang',
    [...flags, ...yardstick.flags, '-o', compiled(name), `scripts/bench/yardsticks/${yardstick.file}.c`],
    { stdio: 'inherit' }
  );
  return true;
}

export function runYardstick({ name, duration, step, make, decay, pictures }: Workload): Sample {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(compiled(name))), {
    env: { log: Math.log }
  });
  const kernel = exports as unknown as Yardstick;
  const began = clock();
  kernel.make(...make);
  if (decay && kernel.decays)
    new Float64Array(kernel.memory.buffer, kernel.decays(), 100_000).forEach(
      (_, i, table) => (table[i] = Math.exp((-i * step) / decay))
    );
  if (pictures && kernel.pictures) {
    const pixels = gunzipSync(readFileSync(pictures)).subarray(headOfPictures);
    new Float64Array(kernel.memory.buffer, kernel.pictures(), pixels.length).forEach(
      (_, i, values) => (values[i] = pixels[i]! / 255)
    );
  }
  const connected = clock();
  const started = performance.now();
  const steps = Math.round(duration / step);
  let spikes = 0;
  // many calls, so that the engine gets from its first code to its best
  for (let done = 0; done < steps; done += 10) spikes = kernel.advance(10);
  return {
    connecting: connected - began,
    running: clock() - connected,
    wall: (performance.now() - started) / 1000,
    spikes
  };
}
