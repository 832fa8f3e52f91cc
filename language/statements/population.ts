// `population`: neurons of one model.
import type { StatementKind } from './statement-kind.js';

export const populationStatement: StatementKind = {
  keyword: 'population',
  title: 'population',
  nodes: ['PopulationDecl'],
  placedIn: ['Program'],
  declares: { nodes: ['Population'], called: 'a population', colour: 'enumMember', symbol: 'Array', item: 'Variable' },
  alsoCalled: ['group', 'layer', 'neurons'],
  syntax: ['population NAME([SIZE, …])?, … : MODEL (reads DATA)? (placed LAYOUT)? (competing)?'],
  note: 'Neurons of one model, numbered from 0; several populations on one line differ in their sizes alone.',
  details:
    'With two sizes the neurons lie on a grid; without one there is one neuron. ' +
    '`reads` gives encoders their data, `placed` says where neurons lie. ' +
    'Of neurons that are `competing`, one at most fires in a step: the one furthest above its threshold, or one by lot of those that are equally far.',
  sample: 'population E[1000] : lif(tau_m = 20 ms, I_e = 300 pA)',
  example: `
population E[1000] : lif(tau_m = 20 ms, I_e = 300 pA)
population Sheet[4, 5] : lif(I_e = 300 pA)
population One, Two[2] : lif(I_e = 300 pA)

experiment sizes {
  step 0.1 ms
  record spikes of E, Sheet, One, Two
  run 100 ms
  expect count(E[0]) > 0
  expect count(Sheet[3, 0..4]) > 0
  expect count(One) == count(Two[1])
}
`,
  snippet: { detail: 'neurons of one model', lines: ['population ${1:E}[${2:100}] : ${3:lif}'] }
};
