// peri_event: spikes / (neurons · events · bin) in bins of the time since each event.
import { eachSpikeAround, eventStretches, reachOf, type EventStretches } from '../reading/events.js';
import { curveStatistic } from '../reading/curve.js';
import { Undecided } from '../reading/planned-recording.js';
import { formatCount } from '../reading/quantity.js';
import { hertz, milliseconds, type Question } from '../reading/question.js';

/**
 * Peri-event time histogram, spikes per ms. Value i is of the bin (i·bin - before, (i + 1)·bin - before] of the time since an event; what is
 * left behind the last whole bin counts to none.
 */
export const periEvent = curveStatistic('peri_event', 'rate', hertz, question => {
  const { step } = question.recording;
  const bin = question.bin(1);
  const { before, after } = reachOf(question, 50, 50);
  const length = Math.floor((before + after) / bin + 1e-9);
  if (length < 1)
    throw question.valueError(
      `${question.text} has no value: no whole bin fits between \`before\` and \`after\` an event; make \`bin\` shorter.`
    );
  const stretches = stretchesKnown(question, before, after);
  const leftOut = stretches?.leftOut ? `, ${formatCount(stretches.leftOut)} at the ends left out` : '';
  return {
    axis: { label: 'time since the event', dimension: milliseconds },
    positions: Array.from({ length }, (_, i) => (i + 0.5) * bin - before),
    values: ({ steps, neurons }) => {
      const { stretches } = eventStretches(question, before, after);
      const counts = new Float64Array(length);
      eachSpikeAround(steps, stretches, since => {
        const place = Math.ceil((since * step) / bin - 1e-6) - 1;
        if (place < length) counts[place]! += 1;
      });
      return Array.from(counts, n => n / (neurons.length * stretches.length * bin));
    },
    bin,
    note: stretches
      ? `${formatCount(stretches.stretches.length)} ${stretches.stretches.length === 1 ? 'event' : 'events'}${leftOut}`
      : ''
  };
});

/** Undefined before the run, where only it knows the events. */
function stretchesKnown(question: Question, before: number, after: number): EventStretches | undefined {
  try {
    return eventStretches(question, before, after);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}
