// What each statement is for, in a sentence and a sample: shown where the pointer rests on its keyword, and beside it in completion.

const note = (text: string, sample: string): string => `${text}\n\n\`\`\`snn\n${sample}\n\`\`\``;

export const keywordNotes: Readonly<Record<string, string>> = {
  import: note('Makes what another file declares visible here, except its experiments.', 'import "cells.snn"'),
  param: note(
    'A value that may be set from outside: by `set`, `sweep`, `--set`, or where its model is used.',
    'param g = 5 in 0 .. 20'
  ),
  const: note('A named value that nobody changes.', 'const J = 0.1 mV'),
  function: note('A named formula with arguments.', 'function drive(eta) : Hz = eta * 20 mV / (0.1 mV * 20 ms)'),
  neuron: note(
    'A model of neurons: states, their equations, and when a spike is sent.',
    "neuron my_lif {\n  param tau = 20 ms\n  state V : mV = 0 mV\n  V' = -V / tau\n  spike when V >= 20 mV\n  on spike { V = 0 mV }\n}"
  ),
  encoder: note(
    'A model of neurons that are driven by data instead of synapses.',
    'encoder my_rate {\n  param max_rate = 100 Hz\n  input x : 1\n  spike with rate x * max_rate\n}'
  ),
  synapse: note('A model of synapses, or the one that a connection uses.', 'synapse exp_current(weight = 50 pA)'),
  plasticity: note('A rule that changes weights, or the one that a connection uses.', 'plasticity stdp(w_max = 1 nS)'),
  pattern: note('Which neurons a connection connects.', 'pattern fixed_probability(10 %)'),
  data: note(
    'A table of numbers from a file with a header line; its columns are lists.',
    'data net = table("connections.csv")'
  ),
  population: note('Neurons of one model, numbered from 0.', 'population E[1000] : lif(tau_m = 20 ms)'),
  connect: note(
    'Synapses from some populations to others; one that has a name can be recorded.',
    'connect exc: E -> E, I {\n  synapse exp_current(weight = 50 pA)\n  pattern fixed_probability(10 %)\n  delay 1.5 ms\n}'
  ),
  experiment: note(
    'What is simulated, recorded, expected and drawn.',
    'experiment spontaneous {\n  step 0.1 ms\n  seed 1\n  record spikes of E\n  run 1 s\n  plot raster(E)\n}'
  ),
  input: note('The sum of what synapses inject.', 'input I : pA'),
  state: note('What changes in time, with its first value.', 'state V : mV = -70 mV'),
  let: note('A name for a part of a formula.', 'let drive = g * (E - V)'),
  spike: note('When a neuron sends a spike.', 'spike when V >= V_th'),
  crosses: note('Comes from below: at or above now, and not at the end of the last step.', 'spike when V crosses V_th'),
  on: note(
    'What happens at a spike of the neuron, or at a spike before or behind the synapse.',
    'on spike { V = V_reset }'
  ),
  each: note(
    'What is computed in each step before spikes arrive, one assignment after the other: for models in steps instead of equations.',
    'each step { V = 0.9 * V + I }'
  ),
  refractory: note(
    'How long after a spike a neuron does not fire again, and which states are held meanwhile.',
    'refractory 2 ms holds V'
  ),
  inject: note('What a synapse adds to an input of its target neuron.', 'inject I = g * (E_rev - post.V)'),
  delay: note('How long a spike travels; whole steps, at least one.', 'delay 1.5 ms'),
  step: note('The step of the time grid.', 'step 0.1 ms'),
  seed: note('The seed of all random numbers: same file and seed, same result.', 'seed 42'),
  record: note('What is kept of a run.', 'record V of E[0..4] every 1 ms'),
  run: note('Simulates for a while.', 'run 200 ms'),
  measure: note(
    'Simulates for a while that statistics look at; what was `run` before is left out of them.',
    'measure 1 s'
  ),
  expect: note('A claim that is tested after the run.', 'expect rate(E) in 5 Hz .. 10 Hz'),
  plot: note('Pictures of what was recorded.', 'plot raster(E, I), rate(E, bin = 5 ms)'),
  report: note('Values that are printed after the run.', 'report rate(E), cv_isi(E)'),
  sweep: note(
    'Runs anew for each value of a parameter.',
    'sweep g from 3 to 8 in 6 {\n  run 300 ms\n  report rate(E)\n}'
  ),
  set: note('Gives a parameter of the file another value.', 'set g = 4'),
  stimulate: note(
    'A current into neurons, for a while or from where it stands to the end; it may change with `t`.',
    'stimulate E[0..9] with 100 pA from 10 ms to 50 ms'
  ),
  present: note(
    'Shows a row of a table to encoders while the simulation goes on.',
    'present d[3] to Retina for 100 ms'
  ),
  rest: note('Simulates for a while in which no encoder fires.', 'rest 50 ms'),
  for: note(
    'Goes through the rows of a table.',
    'for sample in d {\n  present sample to Retina for 100 ms\n  rest 50 ms\n}'
  ),
  repeat: note('Goes through its statements several times.', 'repeat 10 {\n  run 100 ms\n  clear state\n}'),
  snapshot: note('Keeps the network as it is at this time, for `restore`.', 'snapshot trained'),
  restore: note(
    'Makes the network what it was at a snapshot, its clock and random numbers included; the time of the experiment goes on.',
    'restore trained'
  ),
  silence: note(
    'Neurons whose spikes do not leave them, for a while or from where it stands to the end: they fire and reset as ever, but no synapse hears it and nothing is recorded.',
    'silence E[0..9] from 100 ms to 200 ms'
  ),
  across: note(
    'Runs anew with each of some seeds. What is expected holds for the mean over the seeds, or in a share of them.',
    'across seeds 1..20 {\n  run 1 s\n  expect rate(E) in 5 Hz .. 6 Hz\n  expect rate(E) > 5 Hz across 80 % of seeds\n}'
  ),
  clear: note('Gives the states of neurons their first values again; weights stay.', 'clear state of Output')
};
