// How far a run is, in a few words.
import type { RunProgress } from '../server/protocol.js';

/** `connecting`, `43 %`, or with the time left once it can be told. */
export function progressText({
  phase,
  steps,
  plannedSteps,
  left = 0
}: Pick<RunProgress, 'phase' | 'steps' | 'plannedSteps' | 'left'>): string {
  if (phase === 'connecting') return 'connecting';
  const percent = `${Math.floor(100 * (plannedSteps > 0 ? Math.min(1, steps / plannedSteps) : 0))} %`;
  return left < 1
    ? percent
    : left < 60
      ? `${percent}, ${Math.ceil(left)} s left`
      : `${percent}, ${Math.ceil(left / 60)} min left`;
}
