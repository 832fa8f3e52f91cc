// How far a run is and how long it will take: one line that is written over where a person watches, else a line now and then.
import { TimeLeft } from '../server/index.js';
import type { Progress } from '../simulator/index.js';
import type { Io } from './io.js';
import { progressText } from './progress-text.js';

/** ms between two lines, written over and one below the other */
const often = 100;
const seldom = 2000;

/** `what` names the run where there are several. */
export function progressLine(io: Io, what: string): { show(progress: Progress): void; clear(): void } {
  const left = new TimeLeft(() => performance.now());
  const interval = io.watched ? often : seldom;
  let next = performance.now() + interval;
  let isShown = false;
  return {
    show(progress) {
      const text = `${what === '' ? '' : `${what}: `}${progressText(progress, left.after(progress))}`;
      if (performance.now() < next) return;
      next = performance.now() + interval;
      isShown = io.watched;
      io.err(io.watched ? `\r${text.padEnd(io.columns - 1).slice(0, io.columns - 1)}` : `${text}\n`);
    },
    clear() {
      if (isShown) io.err(`\r${' '.repeat(io.columns - 1)}\r`);
      isShown = false;
    }
  };
}
