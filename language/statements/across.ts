// `across`: runs for several seeds.
import type { StatementKind } from './statement-kind.js';

export const acrossStatement: StatementKind = {
  keyword: 'across',
  title: 'across',
  nodes: ['Across'],
  placedIn: ['Experiment', 'Sweep'],
  opens: 'Across',
  syntax: ['across seeds RANGE { … }'],
  note: 'Runs anew with each of some seeds. What is expected holds for the mean over the seeds, or in a share of them.',
  sample: `
across seeds 1..20 {
  run 1 s
  expect rate(E) in 5 Hz .. 6 Hz
  expect rate(E) > 5 Hz across 80 % of seeds
}
`,
  example: `
population E[100] : poisson_source(rate = 5.5 Hz)

experiment seeds {
  step 0.1 ms
  record spikes of E
  across seeds 1..20 {
    run 1 s
    expect rate(E) in 5 Hz .. 6 Hz
    expect rate(E) > 5 Hz across 80 % of seeds
  }
}
`
};
