// What a command sees of the terminal: passed in, so that tests need no process.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { createColors } from 'picocolors';
import type { Runner } from './run-order.js';
import { WorkerRunner } from './worker-runner.js';

/** Report to `out`, everything else to `err`. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** to where `out` goes, as it is: for what another program reads */
  raw(text: string): void;
  /** all that comes in on standard input */
  input(): Uint8Array;
  /** width of the terminal in characters */
  readonly columns: number;
  /** whether a person watches stderr, so that a progress line makes sense */
  readonly watched: boolean;
  readonly colours: ReturnType<typeof createColors>;
  /** absolute path that relative paths start from */
  readonly folder: string;
  /** folders that may be read besides those of the files named; relative to `folder` */
  readonly allowRead?: readonly string[];
  /** who simulates */
  readonly runner: Runner;
  /** Calls `act` at the first Ctrl-C or SIGTERM from now on, until what comes back is called; a second one ends the process. */
  onInterrupt(act: () => void): () => void;
}

/** The terminal of this process; NO_COLOR and FORCE_COLOR are honoured. */
export function processIo(colour: boolean | undefined): Io {
  const { FORCE_COLOR: force, NO_COLOR: none } = process.env;
  const wanted = colour ?? (force ? force !== '0' : !none && process.stdout.isTTY === true);
  return {
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    raw: text => void process.stdout.write(text),
    input: () => readFileSync(0),
    columns: process.stdout.columns ?? 100,
    watched: process.stderr.isTTY === true,
    colours: createColors(wanted),
    folder: process.cwd(),
    runner: new WorkerRunner(path.join(import.meta.dirname, 'run-worker.cjs')),
    onInterrupt: act => {
      const signals = ['SIGINT', 'SIGTERM'] as const;
      const end = (): void => signals.forEach(signal => process.removeListener(signal, once));
      const once = (): void => {
        end();
        act();
      };
      for (const signal of signals) process.on(signal, once);
      return end;
    }
  };
}
