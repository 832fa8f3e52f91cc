// How far a run is, in a few words.
import type { RunProgress } from '../server/protocol.js';

/** `connecting`, `43 %`, or with the time left once it can be told. */
export function progressText({ phase, steps, plannedSteps, seconds }: Omit<RunProgress, 'run'>): string {
  if (phase === 'connecting') return 'connecting';
  const done = plannedSteps > 0 ? Math.min(1, steps / plannedSteps) : 0;
  const left = seconds / done * (1 - done);
  const percent = `${Math.floor(done * 100)} %`;
  return seconds > 1 && done > 0.01 && left >= 1 ? `${percent}, ${Math.ceil(left)} s left` : percent;
}
