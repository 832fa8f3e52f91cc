// Every kind of plot; a test holds this list equal to library/plots.snn (and rate, which is a statistic as well).
import { curve } from './curve.js';
import { histogram } from './histogram.js';
import type { Plot } from './plot-call.js';
import { raster } from './raster.js';
import { rateOverTime } from './rate-over-time.js';
import { trace } from './trace.js';

export const plots: readonly Plot[] = [raster, rateOverTime, trace, histogram, curve];
