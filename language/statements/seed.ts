// `seed`: the seed of all random numbers.
import type { StatementKind } from './statement-kind.js';

export const seedStatement: StatementKind = {
  keyword: 'seed',
  title: 'seed',
  nodes: ['Seed'],
  placedIn: ['Experiment'],
  once: "'seed'",
  syntax: ['seed VALUE'],
  note: 'The seed of all random numbers: same file and seed, same result.',
  sample: 'seed 42',
  example: `
population Source[10] : poisson_source(rate = 20 Hz)

experiment random {
  step 0.1 ms
  seed 42
  record spikes of Source
  run 1 s
  expect count(Source) > 0
}
`
};
