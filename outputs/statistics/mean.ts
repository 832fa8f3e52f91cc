// mean: sum / number of the recorded values in the windows.
import { average } from '../reading/moments.js';
import type { Statistic } from '../reading/question.js';

/** Over neurons or synapses and time. */
export const mean: Statistic = { name: 'mean', dimension: 'what', take: question => average(question.measured()) };
