// event_counts: how many spikes fall into a stretch around each event.
import { dimensionless } from '../../simulator/index.js';
import { eachSpikeAround, eventStretches, reachOf } from '../reading/events.js';
import type { Statistic } from '../reading/question.js';

/** Spikes of all the neurons together in (event - before, event + after], of each event in the order of the events. */
export const eventCounts: Statistic = {
  name: 'event_counts',
  dimension: dimensionless,
  list: true,
  take: question => {
    const { before, after } = reachOf(question, 0, 50);
    const { stretches } = eventStretches(question, before, after);
    const { steps } = question.spikes();
    const counts = new Float64Array(stretches.length);
    eachSpikeAround(steps, stretches, (_, stretch) => (counts[stretch]! += 1));
    return Array.from(counts);
  }
};
