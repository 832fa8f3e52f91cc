// last: the value at the last sample, mean over neurons or synapses.
import { average } from '../reading/moments.js';
import type { Statistic } from '../reading/question.js';

/** The last recorded value, wherever the measured windows lie. */
export const last: Statistic = { name: 'last', dimension: 'what', take: question => average(question.lastValues()) };
