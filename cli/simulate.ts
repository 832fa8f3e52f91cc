// One simulation of the command line: with a progress line where somebody watches, and Ctrl-C that keeps what was recorded.
import { availableParallelism } from 'node:os';
import type { Io } from './io.js';
import { progressLine } from './progress-line.js';
import type { RunOrder, RunOutcome } from './run-order.js';
import { refuseOutOfRange } from './settings.js';

/** How a command shows what it does. */
export interface Shown {
  /** leads the progress line */
  readonly what?: string;
  /** progress also where nobody watches, as lines */
  readonly progress?: boolean;
}

/** Threads beyond the cores wait for one another; a few more are let through, as results may be compared with them. */
const mostUseful = (cores: number): number => Math.max(8, 2 * cores);

/** Runs to the end; a user's mistake comes back as faults of the recording, one of the command line as a UsageError. */
export async function simulate(
  order: RunOrder,
  io: Io,
  { what = '', progress = false }: Shown = {}
): Promise<RunOutcome> {
  const { threads = 1 } = order;
  const cores = availableParallelism();
  const used = Math.min(threads, mostUseful(cores));
  if (threads > cores) {
    const here = `${cores} ${cores === 1 ? 'core' : 'cores'}`;
    io.err(
      used < threads
        ? `${threads} threads are too many for ${here}, each takes memory: this run has ${used}, and the same results.\n`
        : `${threads} threads share ${here}: more than ${cores} rarely make a run faster.\n`
    );
  }
  const line = io.watched || progress ? progressLine(io, what) : undefined;
  const done = io.onInterrupt(() => io.runner.stop());
  try {
    const outcome = await io.runner.run({ ...order, threads: used }, now => line?.show(now));
    line?.clear();
    for (const sentence of outcome.unwritten) io.err(`snn: ${sentence}\n`);
    if (outcome.recording.ended === 'cancelled' && outcome.unwritten.length === 0)
      io.err('Stopped: what was recorded until then is kept.\n');
    refuseOutOfRange(outcome.recording.faults, order.options.settings ?? {}, order.model);
    return outcome;
  } finally {
    line?.clear();
    done();
  }
}
