// `snn run` of CUBA for 100 ms as a user starts it: processor seconds of the whole process, beyond those of a Node that does nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

export interface ColdStart {
  /** seconds of each run; the first run of a version compiles for those that follow */
  readonly first: readonly number[];
  readonly later: readonly number[];
  readonly node: readonly number[];
}

const program = 'dist/cli/snn.cjs';
const folder = 'out/bench';

/** Undefined where the command line is not built or there is no bash to ask for processor times. */
export function coldStarts(runs: number): ColdStart | undefined {
  if (!existsSync(program) || spawnSync('bash', ['-c', 'true']).status !== 0) return undefined;
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'cold-start.snn');
  const cache = path.join(folder, 'compiled');
  writeFileSync(
    file,
    `${readFileSync('examples/cuba.snn', 'utf8')}\nexperiment cold { step 0.1 ms; record spikes of E, I; run 100 ms }\n`
  );
  const first: number[] = [];
  const later: number[] = [];
  const node: number[] = [];
  const command = [program, 'run', file, '--experiment', 'cold'];
  for (let n = 0; n < runs; n++) {
    rmSync(cache, { recursive: true, force: true });
    first.push(processTime(command, cache));
    later.push(processTime(command, cache));
    node.push(processTime(['-e', '0'], cache));
  }
  return { first, later, node };
}

/** User and system seconds of Node with these arguments. */
function processTime(args: readonly string[], cache: string): number {
  const { stdout, status } = spawnSync('bash', ['-c', '"$@" > /dev/null && times', 'bash', process.execPath, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', NODE_COMPILE_CACHE: cache }
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed.`);
  // the second line has the times of the children: 0m0.123s 0m0.045s
  return [
    ...stdout
      .trim()
      .split('\n')[1]!
      .matchAll(/(\d+)m([\d.]+)s/g)
  ].reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}
