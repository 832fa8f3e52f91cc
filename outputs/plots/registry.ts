// Every kind of plot; a test holds this list equal to library/plots.snn (and the statistics that can be drawn as well).
import { confusion } from './confusion.js';
import { curve } from './curve.js';
import { curvesOverAxis } from './curve-over-axis.js';
import { histogram, isiHistogram } from './histogram.js';
import { map } from './map.js';
import type { Plot } from './plot-call.js';
import { raster } from './raster.js';
import { rateOverTime } from './rate-over-time.js';
import { trace } from './trace.js';
import { window } from './window.js';

export const plots: readonly Plot[] = [
  raster,
  rateOverTime,
  trace,
  histogram,
  isiHistogram,
  curve,
  ...curvesOverAxis,
  map,
  confusion,
  window
];
