// Hands the process's arguments to `main` and leaves with its exit code.
import { version } from '../package.json';
import { main } from './program.js';

export async function start(): Promise<void> {
  // a reader such as `head` that has seen enough closes the pipe: what is left has no reader, and the exit code still counts
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  process.exitCode = await main(process.argv.slice(2), { version });
}
