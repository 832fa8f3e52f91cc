// One simulation of the command line, with a progress line where somebody watches.
import { run, type NetworkModel, type Progress, type Recording, type RunOptions } from '../simulator/index.js';
import type { Io } from './io.js';
import { refuseOutOfRange } from './settings.js';

/** Runs to the end; a user's mistake comes back as faults of the recording, one of the command line as a UsageError. `what` leads the progress line. */
export function simulate(model: NetworkModel, options: RunOptions, io: Io, what = ''): Recording {
  const line = io.watched ? progressLine(io, what === '' ? '' : `${what}: `) : undefined;
  const recording = run(model, { ...options, onProgress: progress => line?.show(progress) });
  line?.clear();
  refuseOutOfRange(recording.faults, options.settings ?? {}, model);
  return recording;
}

function progressLine(io: Io, lead: string): { show(progress: Progress): void; clear(): void } {
  const started = performance.now();
  let last = started;
  return {
    show(progress) {
      const now = performance.now();
      if (now - last < 100) return;
      last = now;
      io.err(`\r${(lead + progressText(progress, now - started)).padEnd(io.columns - 1).slice(0, io.columns - 1)}`);
    },
    clear: () => io.err(`\r${' '.repeat(io.columns - 1)}\r`)
  };
}

/** `elapsed` in ms of the clock. */
function progressText({ phase, steps, plannedSteps, spikes }: Progress, elapsed: number): string {
  if (phase === 'connecting') return 'connecting';
  const done = plannedSteps > 0 ? steps / plannedSteps : 0;
  const left = done > 0.01 ? `, about ${Math.ceil((elapsed / done) * (1 - done) / 1000)} s left` : '';
  return `${Math.floor(done * 100)} %, ${spikes} spikes${left}`;
}
