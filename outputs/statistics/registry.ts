// Every statistic; a test holds this list equal to the folder and to library/statistics.snn.
import type { Statistic } from '../reading/question.js';
import { accuracyInterval } from './accuracy-interval.js';
import { accuracy } from './accuracy.js';
import { bimodality } from './bimodality.js';
import { correlation } from './correlation.js';
import { correlogram } from './correlogram.js';
import { count } from './count.js';
import { cvIsi } from './cv-isi.js';
import { eventCounts } from './event-counts.js';
import { fano } from './fano.js';
import { isi } from './isi.js';
import { last } from './last.js';
import { learningCurve } from './learning-curve.js';
import { maximum } from './maximum.js';
import { mean } from './mean.js';
import { minimum } from './minimum.js';
import { peakFrequency } from './peak-frequency.js';
import { peakTime } from './peak-time.js';
import { periEvent } from './peri-event.js';
import { phaseLocking } from './phase-locking.js';
import { powerSpectrum } from './power-spectrum.js';
import { psth } from './psth.js';
import { rate } from './rate.js';
import { sd } from './sd.js';
import { selectivity } from './selectivity.js';
import { synchrony } from './synchrony.js';
import { times } from './times.js';
import { value } from './value.js';
import { vectorStrength } from './vector-strength.js';

export const statistics: readonly Statistic[] = [
  accuracy,
  accuracyInterval,
  bimodality,
  correlation,
  correlogram,
  count,
  cvIsi,
  eventCounts,
  fano,
  isi,
  last,
  learningCurve,
  maximum,
  mean,
  minimum,
  peakFrequency,
  peakTime,
  periEvent,
  phaseLocking,
  powerSpectrum,
  psth,
  rate,
  sd,
  selectivity,
  synchrony,
  times,
  value,
  vectorStrength
];
