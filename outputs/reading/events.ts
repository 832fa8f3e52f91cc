// Stretches of time around events, such as the spikes of other neurons.
import { formatQuantity } from '../../simulator/index.js';
import { milliseconds, type Question } from './question.js';
import type { Window } from './windows.js';

/** Around each event, in steps. */
export interface EventStretches {
  /** of the events whose whole stretch was measured, in the order of the events */
  readonly stretches: readonly Window[];
  /** of the others */
  readonly leftOut: number;
}

/** Of the argument `events`, from `before` (ms) to `after` them. Throws NetworkError where no event is left. */
export function eventStretches(question: Question, before: number, after: number): EventStretches {
  const { step } = question.recording;
  const windows = question.windows();
  const events = question.list('events');
  const slack = 1e-6;
  const stretches = events
    .map(time => ({ from: (time - before) / step, to: (time + after) / step }))
    .filter(({ from, to }) => windows.some(window => from >= window.from - slack && to <= window.to + slack));
  if (stretches.length > 0) return { stretches, leftOut: events.length - stretches.length };
  throw question.valueError(
    events.length === 0
      ? `${question.text} has no value: there are no events.`
      : `${question.text} has no value: no event has the whole stretch from ${shown(before)} before to ${shown(after)} after it within the measured time.`
  );
}

/** Checks what is known before the run. */
export function reachOf(
  question: Question,
  before: number,
  after: number
): { readonly before: number; readonly after: number } {
  const reach = { before: question.number('before', before), after: question.number('after', after) };
  if (reach.before + reach.after >= question.recording.step * (1 - 1e-9)) return reach;
  throw question.valueError(
    `${question.text} has no value: from ${shown(reach.before)} before to ${shown(reach.after)} after an event is no time; make \`after\` longer.`
  );
}

const shown = (time: number): string => formatQuantity(time, milliseconds);

/** Calls `visit` for each spike in a stretch: its time since the beginning of the stretch, in steps, and the stretch's number. Steps ascend. */
export function eachSpikeAround(
  steps: Float64Array,
  stretches: readonly Window[],
  visit: (since: number, stretch: number) => void
): void {
  stretches.forEach(({ from, to }, stretch) => {
    // spikes are stamped at whole steps, and times of events are rounded
    for (let i = firstAfter(steps, from + 1e-6); i < steps.length && steps[i]! <= to + 1e-6; i++)
      visit(steps[i]! - from, stretch);
  });
}

/** The number of the first spike later than a step. */
function firstAfter(steps: Float64Array, step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! > step) high = middle;
    else low = middle + 1;
  }
  return low;
}
