// The stretches of a run that statistics look at, in steps.
import { formatQuantity, timeOf, type Dimension, type Expression, type Recording } from '../../simulator/index.js';
import { valueError } from './value.js';

/** Steps s with from < s <= to; the initial state (step 0) counts to a window that begins at 0. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Times in ms of simulated time; what is absent is no limit. */
interface Limits {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/**
 * The steps between two limits, of the whole run where there are none. `text` is what asks for them, `asking` where it stands. Throws NetworkError
 * where the run has no such stretch, which is known before it.
 */
export function stretchWithin(
  { step, plannedSteps: last }: Recording,
  { from, to }: Limits,
  text: string,
  asking: Expression
): Window {
  const stretch = { from: snap((from ?? 0) / step), to: to === undefined ? last : snap(to / step) };
  const outside = [from, to].find(time => time !== undefined && !(time >= 0 && snap(time / step) <= last));
  const refuse = (why: string): Error => valueError(`${text} has no value: ${why}.`, asking);
  if (outside !== undefined)
    throw refuse(`${shown(outside)} is outside of the run, which goes from 0 ms to ${shown(timeOf(last, step))}`);
  if (stretch.to > stretch.from || last === 0) return stretch;
  const asked = [from !== undefined && `from ${shown(from)}`, to !== undefined && `to ${shown(to)}`];
  const remedy =
    from === undefined
      ? 'make `to` later'
      : to === undefined
        ? `the run ends at ${shown(timeOf(last, step))}`
        : '`from` must be before `to`';
  throw refuse(`no time lies ${asked.filter(Boolean).join(' ')}; ${remedy}`);
}

/**
 * The measured windows, adjoining ones joined, cut to what was simulated and to a stretch of it. Throws NetworkError where nothing is left.
 */
export function measuredWindows(
  recording: Recording,
  stretch: Window = { from: 0, to: recording.steps },
  asking: Expression = { kind: 'number', value: 0 }
): readonly Window[] {
  const { steps, step } = recording;
  const windows: { from: number; to: number }[] = [];
  for (const window of recording.windows) {
    const start = Math.max(stretch.from, window.from);
    const end = Math.min(stretch.to, steps, window.to);
    const last = windows.at(-1);
    if (end <= start) continue;
    if (last?.to === start) last.to = end;
    else windows.push({ from: start, to: end });
  }
  if (windows.length > 0) return windows;
  const [from, to] = [stretch.from, stretch.to].map(bound => shown(bound * step));
  const message =
    steps === 0
      ? 'Nothing was simulated, so there is nothing to measure.'
      : `Nothing was measured between ${from!} and ${to!}; the run has ${shown(timeOf(steps, step))}.`;
  throw valueError(message, asking);
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

const milliseconds: Dimension = [0, 0, 1, 0, 0, 0];

const shown = (time: number): string => formatQuantity(time, milliseconds);
