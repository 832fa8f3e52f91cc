// Which words begin a statement, by the rule whose body it stands in: for "did you mean" and for words that stand in the wrong place.

export const statementWords: Readonly<Record<string, readonly string[]>> = {
  Program: [
    'import',
    'param',
    'const',
    'function',
    'neuron',
    'encoder',
    'synapse',
    'plasticity',
    'pattern',
    'data',
    'population',
    'connect',
    'experiment'
  ],
  Model: ['param', 'const', 'function', 'input', 'state', 'let', 'spike', 'on', 'each', 'refractory', 'inject'],
  Connect: ['synapse', 'pattern', 'delay', 'plasticity'],
  Experiment: [
    'step',
    'seed',
    'record',
    'run',
    'measure',
    'expect',
    'plot',
    'report',
    'sweep',
    'set',
    'stimulate',
    'present',
    'rest',
    'for',
    'repeat',
    'clear',
    'snapshot',
    'restore',
    'silence',
    'across'
  ],
  Sweep: [
    'step',
    'record',
    'run',
    'measure',
    'expect',
    'plot',
    'report',
    'sweep',
    'set',
    'stimulate',
    'present',
    'rest',
    'for',
    'repeat',
    'clear',
    'snapshot',
    'restore',
    'silence',
    'across'
  ],
  Across: [
    'step',
    'record',
    'run',
    'measure',
    'expect',
    'plot',
    'report',
    'sweep',
    'set',
    'stimulate',
    'present',
    'rest',
    'for',
    'repeat',
    'clear',
    'snapshot',
    'restore',
    'silence'
  ],
  ForEach: ['run', 'measure', 'present', 'rest', 'for', 'repeat', 'clear', 'snapshot', 'restore'],
  Repeat: ['run', 'measure', 'present', 'rest', 'for', 'repeat', 'clear', 'snapshot', 'restore'],
  Block: ['let', 'refractory']
};

/** Words that stand inside of statements and begin none. */
export const continuationWords: ReadonlySet<string> = new Set(
  'from to in every within near at when where with of reads placed holds against without crosses'.split(' ')
);

/** What a rule's body is called in a sentence. */
export const bodyWords: Readonly<Record<string, string>> = {
  Program: 'a file',
  Model: 'a model',
  Connect: 'a connect statement',
  Experiment: 'an experiment',
  Sweep: 'a sweep',
  Across: "the body of 'across'",
  ForEach: "the body of 'for'",
  Repeat: "the body of 'repeat'",
  Block: 'an event block'
};

/** Bodies whose statements may all stand in an experiment as well. */
const nested: readonly string[] = ['Sweep', 'Across', 'ForEach', 'Repeat'];

/** The other places where a word begins a statement. */
export function placesOf(word: string): string[] {
  return Object.keys(statementWords)
    .filter(rule => !nested.includes(rule) && statementWords[rule]!.includes(word))
    .map(rule => bodyWords[rule]!);
}
