// How far a run is, in a few words.
import { learningText } from '../outputs/index.js';
import type { RunProgress } from '../server/protocol.js';

/** `connecting`, `43 %`, or with the time left once it can be told. */
export function progressText(
  progress: Pick<RunProgress, 'phase' | 'steps' | 'plannedSteps' | 'left' | 'presentations' | 'accuracy'>
): string {
  const { phase, steps, plannedSteps, left = 0 } = progress;
  if (phase === 'connecting') return 'connecting';
  const learning = learningText(progress);
  const done = Math.floor(100 * (plannedSteps > 0 ? Math.min(1, steps / plannedSteps) : 0));
  const percent = `${done} %${learning && `, ${learning}`}`;
  return left < 1
    ? percent
    : left < 60
      ? `${percent}, ${Math.ceil(left)} s left`
      : `${percent}, ${Math.ceil(left / 60)} min left`;
}
