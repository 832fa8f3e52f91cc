// Every code that a finding or a fault can have, with its title, severity and page: what `snn explain` knows, and the only place of a severity.
import { faultCodes, type CodeEntry } from '../simulator/index.js';

/** What only texts can have; the others are found by the simulator, or by checks in its words. */
const textCodes = {
  'chosen-target': {
    title:
      'A connection chooses other variables of its target than its synapse needs: too many, too few, or half of them.',
    severity: 'error'
  },
  'constant-draw': {
    title: 'A distribution draws the same value each time: its standard deviation is 0, or its limits are one.',
    severity: 'warning'
  },
  'costly-equation': {
    title: 'An equation of synapses is carried each step for so many that it takes long.',
    severity: 'warning'
  },
  'data-file': {
    title: 'A data file is missing, cannot be read, or does not hold what is read of it.',
    severity: 'error'
  },
  'delay-clipped': {
    title: 'Delays are drawn from a distribution that reaches below one step, often below 0.',
    severity: 'warning'
  },
  'delay-longer-than-run': {
    title: 'A spike needs longer to arrive than any experiment of the file runs, so the connection does nothing.',
    severity: 'warning'
  },
  'dimension-mismatch': {
    title:
      'Two quantities of different kind meet where they must be the same: terms of a sum, sides of a comparison, an argument and what its parameter takes, an equation and its state over time, a synapse and the input of its target neuron.',
    severity: 'error'
  },
  'division-by-zero': {
    title:
      'A divisor is 0 with the values that are given, or becomes 0 for a value that a state or the range of a parameter allows.',
    severity: 'warning'
  },
  'duplicate-connection': {
    title:
      'Two connections have the same populations, synapse, pattern, delay and plasticity, and differ in their names alone.',
    severity: 'information'
  },
  'duplicate-name': {
    title:
      'One name stands for two things where both are visible: in a file and what it imports, in a model, among the arguments of a function.',
    severity: 'error'
  },
  'faulty-import': {
    title: 'An imported file has errors of its own, or too many files are imported.',
    severity: 'error'
  },
  'fires-each-step': { title: 'A spike rule is asked in each step.', severity: 'warning' },
  'import-cycle': { title: 'A file imports itself, directly or by way of others.', severity: 'error' },
  'import-not-found': { title: 'An import leads to no file that can be read.', severity: 'error' },
  'incomplete-connection': {
    title: 'A connection has no synapse.',
    severity: 'error',
    page: 'cannot-run'
  },
  'instantaneous-injection': {
    title:
      'A synapse injects from something that follows an input of a neuron at once: from the input, or from a `let` that reads it.',
    severity: 'error'
  },
  'internal-error': { title: 'Something went wrong in snn itself over a file.', severity: 'error' },
  'lost-prime': {
    title: "An equation in a model lost its prime: `V' = …` says how V changes in time, `V = …` belongs in an event.",
    severity: 'error'
  },
  'lost-product': { title: 'A `*` is missing between a number and a name.', severity: 'error' },
  'misplaced-statement': {
    title: 'A statement has no meaning in this body, though it has one in another.',
    severity: 'error'
  },
  'missing-argument': {
    title: 'A parameter without a value of its own is not given where its model, pattern or function is used.',
    severity: 'error'
  },
  'missing-statement': {
    title:
      'Something lacks a part without which it means nothing: a connection its synapse, an experiment its step or what it runs, a constant its value.',
    severity: 'error'
  },
  'never-spikes': {
    title: 'Spikes are recorded or waited for, and their neurons have no spike rule.',
    severity: 'warning'
  },
  'missing-unit': { title: 'A plain number is used where a quantity is needed.', severity: 'error' },
  'misspelt-number': {
    title: 'A number begins with a needless zero, or is too large or too small for a computer number.',
    severity: 'error'
  },
  'misspelt-statement': {
    title: 'Every statement begins with a keyword, and the first word here is not one.',
    severity: 'error'
  },
  'misspelt-unit': { title: 'A word after a number, or in a type, is not a unit.', severity: 'error' },
  'negative-conductance': { title: 'A synapse is given a conductance below 0.', severity: 'warning' },
  'not-a-value': {
    title: 'Something has no value where the network needs one: a table without a column, a list with two indices.',
    severity: 'error'
  },
  'not-an-equation': { title: 'An equation gives no derivative of a state.', severity: 'error', page: 'cannot-run' },
  'not-recorded': {
    title: 'An experiment expects, reports or draws something that it does not record.',
    severity: 'warning'
  },
  'rate-too-high': {
    title: 'Neurons that fire at a rate send at most one spike per step, and this rate asks for more.',
    severity: 'warning'
  },
  'recursive-definition': {
    title:
      'A value, function or configured model is defined by itself, directly or by way of others, and so has no end, or by way of too many others.',
    severity: 'error'
  },
  'refractory-too-short': { title: 'A refractory time is shorter than the step.', severity: 'warning' },
  'repeated-argument': { title: 'One argument is given twice in the same brackets.', severity: 'error' },
  'repeated-statement': {
    title:
      'A statement that may be given once is given again: two equations for one state, two patterns of one connection, two steps of one experiment.',
    severity: 'error'
  },
  'reset-above-threshold': {
    title:
      'After a spike the neuron is still at its threshold or above, so it fires again as soon as it may: after its refractory time, or in the next step.',
    severity: 'warning'
  },
  'saved-file': {
    title:
      'What is saved would go where nothing may be read, or take the place of what is read or saved besides; or the file is no NPZ.',
    severity: 'error'
  },
  'shadowed-name': {
    title:
      'A declaration has the name of something in the library, which cannot be used beside it, or the name of a unit, next to which a lost `*` goes unnoticed.',
    severity: 'warning'
  },
  'step-too-large': {
    title: 'The step is long against the fastest time constant of the equations.',
    severity: 'warning'
  },
  'stimulus-target': {
    title: '`stimulate` adds to the input of its targets, and these have none, or several.',
    severity: 'error'
  },
  'stray-documentation': {
    title: 'A `///` comment stands behind something that has no documentation.',
    severity: 'warning'
  },
  'syntax-error': {
    title:
      'Something could not be read: a bracket, a value or a name is missing, or a character stands where it means nothing.',
    severity: 'error'
  },
  'threshold-never-reached': {
    title:
      'Spikes of a population are recorded or sent to others, but nothing drives it, and its potential settles below the threshold.',
    severity: 'warning'
  },
  'too-many-findings': { title: 'A file has more findings than are shown.', severity: 'information' },
  'unit-power': {
    title: 'A quantity is raised to a power, and whether its unit alone is meant cannot be read from it.',
    severity: 'error'
  },
  'unknown-parameter': {
    title:
      'An argument that the model, pattern or function does not take: it has no such parameter, or there is one too many.',
    severity: 'error'
  },
  'unnamed-connection': {
    title:
      'Two connections lead from one population to the same other one and have no names: results and random numbers are kept by name.',
    severity: 'error'
  },
  'unnamed-target': {
    title: 'A synapse or rule touches a variable of its target that its head does not name.',
    severity: 'error'
  },
  'unread-columns': {
    title: 'A population has fewer neurons than the data that it reads have columns or values a sample.',
    severity: 'warning'
  },
  'unread-state': {
    title:
      'A state changes and nothing reads it: no equation but its own, no spike rule, no synapse, and no experiment records it.',
    severity: 'warning'
  },
  'unreadable-file': { title: 'A file that was named cannot be read.', severity: 'error' },
  'unused-declaration': {
    title:
      'A parameter, constant, variable, noise, argument, function or configured model is declared and never read or used.',
    severity: 'warning'
  },
  'unused-import': {
    title:
      'A file is imported and nothing of it is used: no name, and it adds no population or connection to the network.',
    severity: 'warning'
  },
  'unused-seed': {
    title: 'An experiment has a seed and nothing random: no pattern, value, spike or noise is drawn.',
    severity: 'information'
  },
  'vacuous-expect': {
    title:
      'An expectation holds, or fails, whatever the run gives: it compares constants, or a statistic with a value that it cannot miss.',
    severity: 'warning'
  },
  'wrong-kind': {
    title:
      'A name that exists is of another kind than its place needs: a synapse where a neuron is needed, a parameter that is assigned, a function without its arguments.',
    severity: 'error'
  }
} as const satisfies Readonly<Record<string, CodeEntry>>;

const catalogue = { ...faultCodes, ...textCodes };

export type Code = keyof typeof catalogue;

/** All codes, in the order of the alphabet. */
export const codes = (Object.keys(catalogue) as Code[]).sort();

export const isCode = (text: string): text is Code => Object.hasOwn(catalogue, text);

export const entryOfCode = (code: Code): CodeEntry => catalogue[code];

/** The name of the page in docs/checks. */
export const pageOf = (code: Code): string => entryOfCode(code).page ?? code;
