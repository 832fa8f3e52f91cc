// `neuron`: a model of neurons.
import type { StatementKind } from './statement-kind.js';

export const neuronStatement: StatementKind = {
  keyword: 'neuron',
  title: 'neuron',
  nodes: ['Model'],
  placedIn: ['Program'],
  opens: 'Model',
  declares: { called: 'a neuron', colour: 'class', symbol: 'Class', item: 'Class' },
  alsoCalled: ['model', 'cell'],
  syntax: ['neuron NAME { … }', 'neuron NAME = MODEL'],
  note: 'A model of neurons: states, their equations, and when a spike is sent. Behind a `=`, another one with some of its parameters given.',
  details:
    'A configured model (`neuron cell = lif(tau_m = 10 ms)`) is used like any other. What a use gives besides is added or replaces it, it may be configured again, and other files may import it.',
  sample: `
neuron my_lif {
  param tau = 20 ms positive
  state V = 0 mV
  V' = -V / tau
  spike when V >= 20 mV
  on spike { V = 0 mV }
}
`,
  example: `
neuron my_lif {
  param tau = 20 ms positive
  state V = 0 mV
  V' = -V / tau
  spike when V >= 20 mV
  on spike { V = 0 mV }
}
neuron slow = my_lif(tau = 200 ms)
population Cell[2] : slow(V = [10 mV, 30 mV])

experiment above_threshold {
  step 0.1 ms
  record spikes of Cell
  run 10 ms
  expect count(Cell[0]) == 0
  expect count(Cell[1]) == 1
}
`,
  snippet: {
    detail: 'a model of neurons',
    lines: [
      '/// ${1:Leaky integrate-and-fire neuron}.',
      'neuron ${2:my_neuron} {',
      '  param tau_m = ${3:20 ms} positive',
      '  param E_L = -70 mV',
      '  param V_th = -50 mV',
      '  param R = 100 MOhm positive',
      '  input I : pA',
      '  state V = E_L',
      "  V' = (E_L - V + R * I) / tau_m",
      '  spike when V >= V_th',
      '  on spike { V = E_L }',
      '  refractory ${4:2 ms} holds V',
      '}'
    ]
  }
};
