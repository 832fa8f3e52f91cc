// A measurement in a process of its own, so that nothing is warm that is cold for a user, and no garbage is left by another.
import { spawnSync } from 'node:child_process';

/** Marks the line in which a process hands over what it measured. */
const mark = 'measured ';

export const handOver = (measured: unknown): void => console.log(mark + JSON.stringify(measured));

/** What this script, called with `--measure WHAT`, hands over. Throws with what it printed where it fails. */
export function inOwnProcess<Measured>(what: string): Measured {
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', process.argv[1]!, '--measure', what], {
    encoding: 'utf8',
    maxBuffer: 1e8
  });
  const line = stdout.split('\n').find(name => name.startsWith(mark));
  if (!line) throw new Error(`The process for ${what} ended without a result:\n${stderr.trim()}`);
  return JSON.parse(line.slice(mark.length)) as Measured;
}
