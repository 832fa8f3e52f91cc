// `sweep`: runs for values of a parameter.
import type { StatementKind } from './statement-kind.js';

export const sweepStatement: StatementKind = {
  keyword: 'sweep',
  title: 'sweep',
  nodes: ['Sweep'],
  placedIn: ['Experiment', 'Sweep', 'Across'],
  opens: 'Sweep',
  alsoCalled: ['scan', 'vary'],
  syntax: [
    'sweep PARAMETER from LOW to HIGH in COUNT points (with seeds RANGE)? { … }',
    'sweep PARAMETER in LIST (with seeds RANGE)? { … }'
  ],
  note: 'Runs anew for each value of a parameter.',
  details:
    '`from … to … in 6 points` is six values, both ends among them. Every value runs from the beginning, with the same seed or with ' +
    'each of some. Sweeps in one another run all combinations.',
  sample: `
sweep g from 3 to 8 in 6 points {
  run 300 ms
  report rate(E)
}
`,
  example: `
param g = 3
population E[50] : poisson_source(rate = g * 1 Hz)

experiment rates {
  step 0.1 ms
  record spikes of E
  sweep g from 3 to 8 in 6 points {
    run 300 ms
    report rate(E)
  }
}
`,
  snippet: {
    detail: 'runs anew for each value of a parameter',
    lines: ['sweep ${1:g} from ${2:3} to ${3:8} in ${4:6} points {', '  run ${5:300 ms}', '  report rate(${6:E})', '}']
  }
};
