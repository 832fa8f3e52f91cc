// What can be wrong with a network, its experiments and their runs: one entry a code. language/catalogue.ts adds what texts can have.

export interface CodeEntry {
  /** one sentence, of no case in particular */
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** the page in docs/checks that explains it; that of its own name where it is left out */
  readonly page?: string;
}

export const faultCodes = {
  'argument-missing': {
    title: 'A function is called without an argument that it needs.',
    severity: 'error',
    page: 'cannot-run'
  },
  'ambiguous-record': {
    title: 'A recorded name belongs to several models of a connection.',
    severity: 'error',
    page: 'duplicate-name'
  },
  'arrival-not-linear': {
    title:
      'What a spike does to a state depends on that state in a way that cannot be put together from what is known when it is sent.',
    severity: 'error',
    page: 'impossible-synapse'
  },
  'binding-size': {
    title: 'An input is bound to a variable of too few or too many neurons.',
    severity: 'error',
    page: 'bound-input'
  },
  'bound-input': {
    title: 'Something is added to an input that follows a variable of other neurons, or it is bound to an input.',
    severity: 'error'
  },
  'bad-count': {
    title: 'A number of values or passes is not a whole number of at least 1.',
    severity: 'error',
    page: 'cannot-run'
  },
  'bad-grouping': { title: 'A list cannot be grouped by what is given.', severity: 'error', page: 'cannot-run' },
  'bad-seed': { title: 'A seed is not a whole number from 0 to 2^53.', severity: 'error', page: 'cannot-run' },
  'bad-signal': {
    title: 'A signal has no values, or not those that its neurons or its end need.',
    severity: 'error',
    page: 'signal-too-short'
  },
  'bad-step': { title: 'The step is no time above 0.', severity: 'error', page: 'cannot-run' },
  'circular-constant': {
    title: 'Constants are defined by one another.',
    severity: 'error',
    page: 'recursive-definition'
  },
  'continuous-delay': {
    title:
      'A synapse has a delay that would hold nothing back: an equation reads neurons all the time, or nothing of the source is read.',
    severity: 'error',
    page: 'impossible-synapse'
  },
  'delay-too-long': { title: 'A delay is longer than can be kept.', severity: 'error', page: 'cannot-run' },
  'delay-too-short': { title: 'A delay is shorter than one step.', severity: 'error' },
  'empty-silence': { title: 'A silence ends before it begins.', severity: 'error', page: 'cannot-run' },
  'empty-stimulus': {
    title: 'A stimulus ends before it begins, or as it begins, and adds nothing.',
    severity: 'error'
  },
  'empty-sweep': { title: 'A sweep has no values.', severity: 'error', page: 'cannot-run' },
  'encoder-input': {
    title: 'An encoder is given synapses, or has not one input.',
    severity: 'error',
    page: 'reads-nothing'
  },
  'examined-body': {
    title: 'The body of label or test changes what is examined.',
    severity: 'error',
    page: 'cannot-run'
  },
  'function-out-of-place': {
    title: 'A function is called where it has no value.',
    severity: 'error',
    page: 'cannot-run'
  },
  'impossible-draw': {
    title: 'A random value cannot be drawn with these arguments.',
    severity: 'error',
    page: 'cannot-run'
  },
  'impossible-layout': { title: 'Neurons cannot be placed like this.', severity: 'error', page: 'cannot-run' },
  'impossible-loss': {
    title:
      'Spikes that cannot be lost: a share below 0 % or above 100 %, none on their way, or so many of no presentation.',
    severity: 'error'
  },
  'impossible-pattern': {
    title:
      'A pattern cannot be made of the two populations: a probability above 1, more partners without repetition than there are, sizes that differ where each neuron has its own partner.',
    severity: 'error'
  },
  'index-of-number': { title: 'A single value is indexed like a list.', severity: 'error', page: 'cannot-run' },
  'injects-at-once': {
    title: 'A delay lies behind synapses that inject all the time.',
    severity: 'error',
    page: 'impossible-synapse'
  },
  'index-out-of-range': {
    title: 'A number stands for a neuron, a synapse or an entry of a list that there is not.',
    severity: 'error'
  },
  'late-set': {
    title: 'A parameter of what is made once is set after the network has run.',
    severity: 'error',
    page: 'cannot-run'
  },
  'list-length': {
    title: 'A list gives one value to each neuron or synapse, and has fewer or more of them.',
    severity: 'error'
  },
  'misplaced-draw': { title: 'A random value is drawn where none can be.', severity: 'error', page: 'cannot-run' },
  'misplaced-noise': {
    title: 'White noise stands where a value is needed, outside of the equations of states.',
    severity: 'error',
    page: 'cannot-run'
  },
  'misplaced-selection': {
    title: 'Neurons are spoken of outside of an experiment.',
    severity: 'error',
    page: 'cannot-run'
  },
  'misplaced-when': { title: 'A neuron has the spike rule of an encoder.', severity: 'error', page: 'cannot-run' },
  'name-out-of-place': { title: 'A name has no value where it stands.', severity: 'error', page: 'cannot-run' },
  'negative-duration': { title: 'Something lasts for a time below 0, or begins before 0 ms.', severity: 'error' },
  'no-distance': {
    title: 'Two neurons have no distance, as they are not placed in one space.',
    severity: 'error',
    page: 'cannot-run'
  },
  'no-input': {
    title: 'A synapse injects into an input that its target does not have.',
    severity: 'error',
    page: 'impossible-synapse'
  },
  'no-integrator': {
    title:
      'The equations of a neuron or synapse are of a kind that no integrator can advance: white noise that is not added, alone or with a factor, but stands inside a function, a power or a denominator.',
    severity: 'error'
  },
  'no-margin': {
    title: 'Neurons compete that have no threshold which one of them could be furthest above.',
    severity: 'error',
    page: 'cannot-run'
  },
  'no-seeds': {
    title: 'A share of seeds is expected of an experiment with one seed.',
    severity: 'error',
    page: 'cannot-run'
  },
  'no-labels': { title: 'A label is asked for of data that have none.', severity: 'error', page: 'cannot-run' },
  'nothing-learnt': {
    title:
      'What is to be saved or loaded learns nothing, or its file has another number of values or values that cannot be.',
    severity: 'error',
    page: 'cannot-run'
  },
  'nothing-to-freeze': {
    title: 'What is to be frozen does not learn.',
    severity: 'error',
    page: 'cannot-run'
  },
  'no-snapshot': { title: 'A snapshot is restored that was not taken.', severity: 'error', page: 'cannot-run' },
  'no-step': { title: 'An experiment has no step.', severity: 'error', page: 'cannot-run' },
  'no-value': {
    title:
      'An expectation, a report or a plot asks what the run cannot answer, whatever happens in it: about a time outside of the run or one at which nothing is sampled, neurons that are not there, an element beyond the end of a list, bins shorter than the step or longer than what is measured.',
    severity: 'warning'
  },
  'no-weight': { title: 'A plastic synapse has no weight.', severity: 'error', page: 'impossible-synapse' },
  'not-a-list': { title: 'One value stands where a list is needed.', severity: 'error', page: 'cannot-run' },
  'not-a-number': { title: 'A text or a list stands where a number is needed.', severity: 'error', page: 'cannot-run' },
  'not-additive': {
    title: 'A spike does something to its target that several together cannot do.',
    severity: 'error',
    page: 'impossible-synapse'
  },
  'not-assignable': {
    title: 'Something is changed that cannot change there.',
    severity: 'error',
    page: 'impossible-synapse'
  },
  'not-constant': { title: 'What must be known before a run depends on what happens in it.', severity: 'error' },
  'not-finite': { title: 'A value became infinite or no number at all in a run.', severity: 'error' },
  'not-recordable': {
    title: 'What is to be recorded is not kept for each synapse.',
    severity: 'error',
    page: 'cannot-run'
  },
  'not-settable': {
    title: 'What is set or swept is not a parameter of the file.',
    severity: 'error',
    page: 'cannot-run'
  },
  'nothing-recorded': { title: 'An experiment records nothing.', severity: 'error', page: 'cannot-run' },
  'nothing-runs': { title: 'An experiment simulates nothing.', severity: 'error', page: 'cannot-run' },
  'off-step-grid': {
    title:
      'A time is not a whole number of steps, and nothing is rounded without saying so: durations, delays, spike times, the time between samples, start and end of a stimulus, the time of `each`.',
    severity: 'error'
  },
  'out-of-memory': { title: 'A run needed more memory than there was.', severity: 'error' },
  'out-of-range': {
    title:
      'A value lies outside the limits that its parameter declares: `positive` means above 0, `in LOW .. HIGH` includes both ends.',
    severity: 'error'
  },
  'parameter-missing': {
    title: 'A model is used without a parameter that it needs.',
    severity: 'error',
    page: 'cannot-run'
  },
  'plastic-delay-side': {
    title: 'A plastic connection has a delay and does not say on which side of the synapse it lies.',
    severity: 'error'
  },
  'population-size': {
    title: 'A population would have no neurons, a fraction of one, or more than the 4294967295 that can be numbered.',
    severity: 'error'
  },
  'reads-nothing': {
    title: 'An encoder is driven by data, and here it has none; or something is no encoder and is given data.',
    severity: 'error'
  },
  'refractory-time': { title: 'A refractory time is negative.', severity: 'error', page: 'negative-duration' },
  'reset-alone': {
    title: 'A synapse that makes its target refractory does something besides, or its target cannot be refractory.',
    severity: 'error',
    page: 'impossible-synapse'
  },
  'second-seeds': { title: 'An experiment is given seeds twice.', severity: 'error', page: 'cannot-run' },
  'second-sweep': {
    title: 'An experiment has two sweeps that do not stand in one another.',
    severity: 'error',
    page: 'cannot-run'
  },
  'send-on-post': {
    title: 'A synapse changes its target when the target spikes.',
    severity: 'error',
    page: 'impossible-synapse'
  },
  'run-condition': {
    title: 'A condition of a run asks for more than the number of spikes in its pass.',
    severity: 'error',
    page: 'cannot-run'
  },
  'set-and-swept': { title: 'A parameter is swept and set from outside.', severity: 'error', page: 'cannot-run' },
  'signal-too-short': {
    title: 'A sampled signal ends before what it stimulates, and what comes behind its end is not said.',
    severity: 'error'
  },
  'silent-independent': {
    title: 'Neurons are silenced whose spikes are drawn by their targets.',
    severity: 'error',
    page: 'cannot-run'
  },
  'spike-count': { title: 'A number of spikes is negative or not whole.', severity: 'error', page: 'spike-rate' },
  'spike-rate': { title: 'A rate of spikes is negative.', severity: 'error' },
  'spike-time': {
    title: 'A time of a spike cannot be: too early, too late, or closer to another than a step.',
    severity: 'error'
  },
  'too-many-parts': {
    title: 'A network has more populations and connections than can be compiled.',
    severity: 'error',
    page: 'too-many-runs'
  },
  'too-many-runs': { title: 'A sweep or its seeds come to more runs than can be kept.', severity: 'error' },
  'too-many-steps': {
    title: 'An experiment has more steps than can be counted.',
    severity: 'error',
    page: 'too-many-runs'
  },
  'too-much-memory': {
    title:
      'A run would take more memory than it may, estimated before anything is made: neurons, synapses, what making them takes besides for a time, and what is recorded.',
    severity: 'error'
  },
  'unknown-begin': {
    title: 'A stimulus or silence begins where it stands, behind a loop that ends by a condition.',
    severity: 'error',
    page: 'cannot-run'
  },
  'unknown-backend': { title: 'There is no backend of this name.', severity: 'error', page: 'cannot-run' },
  'unknown-column': { title: 'Data are asked for a column that their file does not have.', severity: 'error' },
  'unknown-experiment': { title: 'A file has no experiment of this name.', severity: 'error', page: 'cannot-run' },
  'unknown-name': {
    title:
      'A name that nothing declares: neither the model or function around it, nor the file, nor a file it imports, nor the library.',
    severity: 'error'
  },
  'unreadable-data': {
    title: 'A file of data cannot be read when its turn comes.',
    severity: 'error',
    page: 'data-file'
  },
  'unknown-pass': { title: 'There is no pass over the plan of this name.', severity: 'error', page: 'cannot-run' },
  'unknown-data': { title: 'There are no data of this name.', severity: 'error', page: 'cannot-run' },
  'wrong-axes': {
    title: 'A selection gives another number of ranges than its population has axes.',
    severity: 'error',
    page: 'index-out-of-range'
  }
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type FaultCode = keyof typeof faultCodes;
