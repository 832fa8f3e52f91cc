// The stretches of a run that statistics look at, in steps.
import type { Expression, Recording } from '../../simulator/index.js';
import { valueError } from './value.js';

/** Steps s with from < s <= to; the initial state (step 0) counts to a window that begins at 0. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * The measured windows, adjoining ones joined, cut to what was simulated and to the times `from`..`to` (ms of simulated
 * time, 0 for no limit). Throws NetworkError where nothing is left.
 */
export function measuredWindows(recording: Recording, from = 0, to = 0, asking?: Expression): readonly Window[] {
  const low = from === 0 ? 0 : from / recording.step;
  const high = to === 0 ? recording.steps : Math.min(recording.steps, to / recording.step);
  const windows: { from: number; to: number }[] = [];
  for (const window of recording.windows) {
    const start = Math.max(snap(low), window.from);
    const end = Math.min(snap(high), window.to);
    const last = windows.at(-1);
    if (end <= start) continue;
    if (last?.to === start) last.to = end;
    else windows.push({ from: start, to: end });
  }
  if (windows.length > 0) return windows;
  const message =
    recording.steps === 0
      ? 'Nothing was simulated, so there is nothing to measure.'
      : `Nothing was measured between ${from} ms and ${to === 0 ? recording.steps * recording.step : to} ms; the run has ${recording.steps * recording.step} ms.`;
  throw valueError(message, asking ?? { kind: 'number', value: 0 });
}

/** ms in all windows together */
export function totalDuration(recording: Recording, windows: readonly Window[]): number {
  return windows.reduce((sum, w) => sum + (w.to - w.from), 0) * recording.step;
}

/** Index of the window that holds the step, or -1. Windows are in order and do not touch. */
export function windowOf(windows: readonly Window[], step: number): number {
  return windows.findIndex(w => contains(w, step));
}

export const contains = (w: Window, step: number): boolean =>
  (step > w.from || (step === 0 && w.from === 0)) && step <= w.to;

/** A time divided by the step, free of rounding where it lies on the grid. */
function snap(steps: number): number {
  const whole = Math.round(steps);
  return Math.abs(steps - whole) <= 1e-9 * Math.max(1, whole) ? whole : steps;
}
