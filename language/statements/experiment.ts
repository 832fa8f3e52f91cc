// `experiment`: what is simulated.
import type { StatementKind } from './statement-kind.js';

export const experimentStatement: StatementKind = {
  keyword: 'experiment',
  title: 'experiment',
  nodes: ['Experiment'],
  placedIn: ['Program'],
  opens: 'Experiment',
  declares: { called: 'an experiment', colour: 'method', symbol: 'Method', item: 'Method' },
  alsoCalled: ['protocol', 'simulation'],
  syntax: ['experiment NAME { … }'],
  note: 'What is simulated, recorded, expected and drawn.',
  details:
    'A file may have several; each begins with the network as it is declared. Its statements act in the order they are written.',
  sample: `
experiment spontaneous {
  step 0.1 ms
  seed 1
  record spikes of E
  run 1 s
  plot raster(E)
}
`,
  example: `
population E[20] : poisson_source(rate = 5 Hz)

experiment spontaneous {
  step 0.1 ms
  seed 1
  record spikes of E
  run 1 s
  plot raster(E)
}
`,
  snippet: {
    detail: 'what is simulated, recorded and drawn',
    lines: [
      'experiment ${1:spontaneous} {',
      '  step ${2:0.1 ms}',
      '  seed ${3:1}',
      '  record spikes of ${4:E}',
      '  run ${5:1 s}',
      '  plot raster(${4:E}), rate(${4:E}, bin = 5 ms)',
      '}'
    ]
  }
};
