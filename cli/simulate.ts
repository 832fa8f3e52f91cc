// One simulation of the command line, with a progress line where somebody watches.
import { run, type NetworkModel, type Progress, type Recording, type RunOptions } from '../simulator/index.js';
import type { Io } from './io.js';

/** Runs to the end; a user's mistake comes back as faults of the recording. */
export async function simulate(model: NetworkModel, options: RunOptions, io: Io): Promise<Recording> {
  const line = io.watched ? progressLine(io) : undefined;
  const recording = run(model, { ...options, onProgress: progress => line?.show(progress) });
  line?.clear();
  return Promise.resolve(recording);
}

function progressLine(io: Io): { show(progress: Progress): void; clear(): void } {
  const started = performance.now();
  let last = 0;
  return {
    show({ phase, steps, plannedSteps, spikes }) {
      const now = performance.now();
      if (now - last < 100) return;
      last = now;
      const done = plannedSteps > 0 ? steps / plannedSteps : 0;
      const left = done > 0.01 ? `, about ${Math.ceil(((now - started) / done) * (1 - done) / 1000)} s left` : '';
      const text = phase === 'connecting' ? 'connecting' : `${Math.floor(done * 100)} %, ${spikes} spikes${left}`;
      io.err(`\r${text.padEnd(io.columns - 1).slice(0, io.columns - 1)}`);
    },
    clear: () => io.err(`\r${' '.repeat(io.columns - 1)}\r`)
  };
}
