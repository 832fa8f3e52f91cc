// Hands the process's arguments to `main` and leaves with its exit code.
import { version } from '../package.json';
import { exitCode } from './exit-code.js';
import { main } from './program.js';
import { reasonOf } from './write-output.js';

export async function start(): Promise<void> {
  // a reader such as `head` that has seen enough closes the pipe: what is left has no reader, and the exit code still counts
  let unwritten: number | undefined;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || unwritten !== undefined) return;
    process.exitCode = unwritten = exitCode.usage;
    process.stderr.write(`snn: standard output cannot be written (${reasonOf(error)}).\n`);
  });
  process.stderr.on('error', () => undefined);
  const code = await main(process.argv.slice(2), { version });
  process.exitCode = unwritten ?? code;
}
