// What an experiment adds to inputs of neurons.
import type { Statement } from '../../1-model/index.js';
import {
  networkError,
  isNumber,
  mentions,
  parts,
  resolve,
  variable,
  type Formula,
  type Scope
} from '../formula/index.js';
import { showTime } from '../grid/durations.js';
import { boundText, type NeuronDraft } from '../neurons/index.js';
import type { ElementValue, StimulusPlan } from '../plan/index.js';
import { namedTimes, neuronsOf, type Globals } from '../values/index.js';
import { signalFormula } from './sampled-signal.js';
import { timeInSteps } from './script-values.js';
import { beginOf, type Timeline } from './timeline.js';

/** In the order of the statements. A stimulus without times acts from where it stands to the end. */
export function planStimuli(
  statements: readonly Statement[],
  groups: readonly NeuronDraft[],
  globals: Globals,
  step: number,
  timeline: Timeline
): StimulusPlan[] {
  const stimuli = statements.filter(s => s.kind === 'stimulate');
  return stimuli.flatMap((statement, i) =>
    statement.targets.map(target => {
      const group = groups.findIndex(g => g.population.name === target.of);
      const draft = groups[group]!;
      const { source } = statement;
      const begin = statement.from ? 0 : beginOf(statement, 'The stimulus', timeline);
      const input = draft.definition.inputs.findIndex(input => input.name === statement.input);
      if (draft.population.bindings?.some(binding => binding.input === statement.input))
        throw networkError(
          'bound-input',
          `${statement.input} of ${target.of} follows ${boundText(draft.population, statement.input)} and takes no stimulus; stimulate what it follows, or leave the binding out.`,
          statement.source
        );
      const neurons = neuronsOf(target, draft.shape, globals);
      const from = timeInSteps(statement.from, begin, 'The start of the stimulus', source, globals, step);
      const until = timeInSteps(statement.until, timeline.steps, 'The end of the stimulus', source, globals, step);
      if (from >= until)
        throw networkError(
          'empty-stimulus',
          `The stimulus of ${target.of} begins at ${showTime(from * step)} and ends at ${showTime(until * step)}; the start comes first.`,
          source
        );
      const value = valueOf(statement, draft, { count: neurons.count, from, until }, input, globals, i, step);
      return { group, neurons, input, value, from, until, source };
    })
  );
}

/** One value for all, or one a neuron of the selection; it may change with t. */
function valueOf(
  statement: Extract<Statement, { kind: 'stimulate' }>,
  draft: NeuronDraft,
  { count, from, until }: { readonly count: number; readonly from: number; readonly until: number },
  input: number,
  globals: Globals,
  number: number,
  step: number
): ElementValue {
  const builtins: Readonly<Record<string, Formula>> = { ...namedTimes(step), index: variable('index') };
  const names: Scope['name'] = name => (name.of === 'builtin' ? builtins[name.name] : undefined);
  const signal: Scope['signal'] = signal =>
    signalFormula(signal, {
      population: draft.population.name,
      neurons: count,
      from,
      until,
      step,
      stepNumber: builtins['step_number']!
    });
  const value = resolve(statement.value, globals.scope({ inner: names, draws: true, signal }));
  const source = statement.value.source ?? statement.source;
  for (const part of parts(value)) {
    if (part.kind === 'list' && part.values.length !== count)
      throw networkError(
        'list-length',
        `The stimulus of ${draft.population.name} is a list of ${part.values.length} values for ${count} neurons; give one value per neuron.`,
        source
      );
    if (part.kind === 'draw' && mentions(value, v => v.of === 'time'))
      throw networkError(
        'misplaced-draw',
        'A stimulus that changes with t draws no random numbers; use xi in the equation of the neuron for noise.',
        source
      );
  }
  return {
    name: statement.input,
    value,
    stream: `${draft.population.name}.stimulus${number}`,
    positive: false,
    source,
    dimension: draft.definition.inputs[input]!.dimension,
    ...(isNumber(value) ? {} : { slot: 0 })
  };
}
