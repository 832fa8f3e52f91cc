// On what was measured: processor, memory and versions.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** bytes */
  readonly memory: number;
  readonly node: string;
  readonly v8: string;
  /** undefined where there is none */
  readonly clang?: string;
  readonly brian2?: string;
  readonly commit: string;
}

export function thisMachine(python: string | undefined): Machine {
  const clang = printed('clang', ['--version'])?.match(/version ([\d.]+)/)?.[1];
  const brian2 = python && printed(python, ['-c', 'import brian2; print(brian2.__version__)'])?.trim();
  return {
    processor: processor(),
    cores: cpus().length,
    memory: totalmem(),
    node: process.version,
    v8: process.versions.v8,
    ...(clang ? { clang } : {}),
    ...(brian2 ? { brian2 } : {}),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  };
}

/** With family and model, where they are told: machines that are rented often say no more than the maker. */
function processor(): string {
  const name = cpus()[0]?.model.trim() ?? 'unknown';
  const told = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : '';
  const [family, model] = ['cpu family', 'model'].map(key => new RegExp(`^${key}\\s*: (\\d+)$`, 'm').exec(told)?.[1]);
  return family && model ? `${name} (family ${family}, model ${model})` : name;
}

function printed(command: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}
