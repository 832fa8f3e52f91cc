// `plot`: pictures of what was recorded.
import type { StatementKind } from './statement-kind.js';

export const plotStatement: StatementKind = {
  keyword: 'plot',
  title: 'plot',
  nodes: ['Plot'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  alsoCalled: ['draw', 'figure'],
  syntax: ['plot PLOT, …'],
  note: 'Pictures of what was recorded.',
  sample: 'plot raster(E, I), rate(E, bin = 5 ms)',
  example: `
population E[40] : poisson_source(rate = 10 Hz)
population I[10] : poisson_source(rate = 20 Hz)

experiment pictures {
  step 0.1 ms
  record spikes of E, I
  run 500 ms
  plot raster(E, I), rate(E, bin = 5 ms)
}
`
};
