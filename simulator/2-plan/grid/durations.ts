// Durations in whole steps: once, exactly, or refused.
import { mostSteps, stepsOf } from '../../0-numbers/index.js';
import { formatQuantity, type Dimension, type Source } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';

export const time: Dimension = [0, 0, 1, 0, 0, 0];
export const showTime = (milliseconds: number): string => formatQuantity(milliseconds, time, 12);

/** What is said of a time so long that whole steps of it can't be told apart; undefined for others. */
export function beyondSteps(duration: number, step: number): string | undefined {
  if (Math.abs(duration) / step <= Number.MAX_SAFE_INTEGER) return undefined;
  return `is ${showTime(duration)}, and a run has at most ${mostSteps} steps, which are ${showTime(mostSteps * step)} with a step of ${showTime(step)}; make it shorter, or the step longer`;
}

/** `what` begins the message: `The delay of exc(E->I)`. */
export function wholeSteps(duration: number, step: number, what: string, source?: Source): number {
  if (!Number.isFinite(duration))
    throw networkError('off-step-grid', `${what} is not a finite time; give it a time such as 1 ms.`, source);
  const tooLong = beyondSteps(duration, step);
  if (tooLong) throw networkError('off-step-grid', `${what} ${tooLong}.`, source);
  const { onGrid, steps, below, above } = stepsOf(duration, step);
  if (onGrid) return steps;
  throw networkError(
    'off-step-grid',
    `${what} is ${showTime(duration)}, which is not a whole number of steps of ${showTime(step)}; use ${showTime(tidy(below * step))} or ${showTime(tidy(above * step))}.`,
    source
  );
}

const tidy = (value: number): number => Number(value.toPrecision(12));
