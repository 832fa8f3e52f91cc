// Every statistic; a test holds this list equal to the folder and to library/statistics.snn.
import { bimodality } from './bimodality.js';
import { count } from './count.js';
import { cvIsi } from './cv-isi.js';
import { last } from './last.js';
import { maximum } from './maximum.js';
import { mean } from './mean.js';
import { minimum } from './minimum.js';
import { rate } from './rate.js';
import { sd } from './sd.js';
import type { Statistic } from '../reading/question.js';
import { synchrony } from './synchrony.js';
import { times } from './times.js';
import { value } from './value.js';

export const statistics: readonly Statistic[] = [bimodality, count, cvIsi, last, maximum, mean, minimum, rate, sd, synchrony, times, value];
