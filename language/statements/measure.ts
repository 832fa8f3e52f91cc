// `measure`: time that statistics look at.
import type { StatementKind } from './statement-kind.js';

export const measureStatement: StatementKind = {
  keyword: 'measure',
  title: 'measure',
  nodes: ['Measure'],
  placedIn: ['Experiment', 'Sweep', 'Across', 'ForEach', 'Repeat'],
  syntax: ['measure DURATION'],
  note: 'Simulates for a while that statistics look at; what was `run` before is left out of them. A spike at its beginning counts to the time before, one at its end belongs to it.',
  sample: 'measure 1 s',
  example: `
population Source[100] : poisson_source(rate = 10 Hz)

experiment settled {
  step 0.1 ms
  record spikes of Source
  run 200 ms
  measure 1 s
  expect rate(Source) near 10 Hz within 1.5 Hz
}
`
};
