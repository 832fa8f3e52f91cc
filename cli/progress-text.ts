// How far a run is, in a few words.
import { formatCount, learningText } from '../outputs/index.js';
import type { Progress } from '../simulator/index.js';

/** `left` in seconds, where it can be told. `connecting`; `43 %, sample 320, 1200 spikes, about 12 s left` */
export function progressText(progress: Progress, left: number | undefined): string {
  const { phase, steps, plannedSteps, spikes } = progress;
  if (phase === 'connecting') return 'connecting';
  const learning = learningText(progress);
  const done = plannedSteps > 0 ? steps / plannedSteps : 0;
  const rest = left === undefined || steps >= plannedSteps ? '' : `, about ${timeText(left)} left`;
  return `${Math.floor(done * 100)} %, ${learning && `${learning}, `}${formatCount(spikes)} spikes${rest}`;
}

function timeText(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}
