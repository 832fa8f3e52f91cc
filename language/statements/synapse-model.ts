// `synapse`: a model of synapses.
import type { StatementKind } from './statement-kind.js';

export const synapseModelStatement: StatementKind = {
  keyword: 'synapse',
  title: 'synapse, a model',
  nodes: ['Model'],
  placedIn: ['Program'],
  opens: 'Model',
  declares: { called: 'a synapse', colour: 'class', symbol: 'Class', item: 'Class' },
  syntax: [
    'synapse NAME (into VARIABLE, …)? (reads VARIABLE, …)? { … }',
    'synapse NAME = MODEL (into VARIABLE, …)? (reads VARIABLE, …)?'
  ],
  note: 'A model of synapses: what a spike does, and what is injected into the target neuron. Behind a `=`, another one with some of its parameters given.',
  details:
    'The head names what the body touches of the target: behind `into` the inputs that it feeds and the states that it changes, behind `reads` what it only reads as `post.V`. Each may say its dimension. A connection can choose another variable for each, and so can a configured model.',
  words: {
    into: {
      note: 'The inputs of the target that the synapse feeds, and the states that it changes.',
      sample: 'into I : pA'
    },
    reads: { note: 'What the synapse reads of the target without changing it.', sample: 'reads V : mV' }
  },
  sample: `
synapse my_current into I : pA {
  param weight : pA
  state J = 0 pA
  J' = -J / 5 ms
  on pre { J += weight }
  inject I = J
}
`,
  example: `
synapse my_current into I : pA {
  param weight : pA
  state J = 0 pA
  J' = -J / 5 ms
  on pre { J += weight }
  inject I = J
}
population Source : spike_list(times = [5 ms])
population Cell : lif
connect Source -> Cell {
  synapse my_current(weight = 50 pA)
}

experiment kick {
  step 0.1 ms
  record V of Cell
  run 20 ms
  expect last(V of Cell) > value(V of Cell, time = 5 ms)
}
`,
  snippet: {
    detail: 'a model of synapses',
    lines: [
      '/// ${1:Exponential current}.',
      'synapse ${2:my_synapse} into I : pA {',
      '  param weight : pA',
      '  param tau = ${3:5 ms} positive',
      '  state J = 0 pA',
      "  J' = -J / tau",
      '  on pre { J += weight }',
      '  inject I = J',
      '}'
    ]
  }
};
