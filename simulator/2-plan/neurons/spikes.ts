// When a neuron fires: its spike rule with everything known before the run worked out.
import { mostSteps } from '../../0-numbers/index.js';
import { formatNumber, type Expression, type NetworkError, type Source, type SpikeRule } from '../../1-model/index.js';
import {
  asWritten,
  networkError,
  constant,
  draws as isDrawn,
  EventDraws,
  isList,
  isNumber,
  mentions,
  parts,
  resolve,
  type Formula,
  type ListValue
} from '../formula/index.js';
import { showTime, wholeSteps } from '../grid/durations.js';
import type { SpikePlan } from '../plan/index.js';
import type { Group } from './group.js';
import type { NeuronDraft } from './neuron-draft.js';

/** Absent for neurons that fire never. */
export function planSpikes(rule: SpikeRule | undefined, group: Group, step: number): SpikePlan | undefined {
  const spike = rule && planRule(rule, group, step);
  return group.draft.population.competing ? competing(spike, group.draft) : spike;
}

/** Of neurons that compete, only the one furthest above its threshold fires. */
function competing(spike: SpikePlan | undefined, { population }: NeuronDraft): SpikePlan {
  const refused = (what: string): NetworkError =>
    networkError(
      'no-margin',
      `The neurons of ${population.name} compete, and ${what}, so that none is further above threshold than others; write one comparison, spike when V >= V_th, or leave competing out.`,
      population.source
    );
  if (!spike) throw refused(`${population.model} has no spike rule`);
  if (spike.kind !== 'when') throw refused(`${population.model} fires ${firesBy[spike.kind]}`);
  if (spike.rising) throw refused(`${population.model} fires when a value crosses another`);
  const { condition } = spike;
  const isUp = condition.kind === 'binary' && ['>=', '>'].includes(condition.operator);
  if (condition.kind !== 'binary' || !(isUp || ['<=', '<'].includes(condition.operator)))
    throw refused(`the condition of ${population.model} compares no two values`);
  const { left, right } = condition;
  return { ...spike, margin: asWritten.binary('-', ...(isUp ? ([left, right] as const) : ([right, left] as const))) };
}

const firesBy: Readonly<Record<Exclude<SpikePlan['kind'], 'when'>, string>> = {
  rate: 'with a rate',
  count: 'as often as it counts',
  poisson: 'as often as it counts',
  stamps: 'at given times',
  regular: 'at given times',
  presented: 'at given times',
  shown: 'as a recording says'
};

function planRule(rule: SpikeRule, group: Group, step: number): SpikePlan {
  const { source } = rule;
  const { draft } = group;
  const read = (f: Formula): Formula => group.withInputs(f);
  const code = (e: Expression): Formula => group.codeWithInputs(resolve(e, draft.codeScope()));
  switch (rule.kind) {
    case 'when':
      return { kind: 'when', condition: code(rule.condition), ...(rule.rising ? { rising: true } : {}), source };
    case 'rate':
      return { kind: 'rate', rate: code(rule.rate), source };
    case 'count':
      return counted(read(resolve(rule.count, draft.scope({ draws: true }))), source);
    case 'at': {
      if (draft.definition.kind === 'encoder')
        return draft.definition.inputs[0]?.list ? asRecorded(rule, draft) : presented(rule, draft, read);
      if (rule.condition)
        throw networkError(
          'misplaced-when',
          `${draft.definition.name} is a neuron, and its spike at … when … stands in an encoder; write spike when … in a neuron.`,
          source
        );
      const first = resolve(rule.time, draft.scope());
      const interval = rule.interval && resolve(rule.interval, draft.scope());
      if (first.kind === 'list' && !interval)
        return stamped(first.values, draft, step, source, givenAt(rule.time, draft));
      for (const known of [first, interval])
        if (known && isNumber(known))
          stampOf(
            known.value,
            step,
            `A spike time of ${draft.population.name}`,
            known === interval ? 'interval' : 'time',
            source
          );
      return { kind: 'regular', first, ...(interval ? { interval } : {}), source };
    }
  }
}

/** The times that are read, and nothing else. */
function asRecorded(
  { time, interval, condition, source }: Extract<SpikeRule, { kind: 'at' }>,
  draft: NeuronDraft
): SpikePlan {
  const { definition } = draft;
  const times = definition.inputs[0]!.name;
  if (time.kind === 'name' && time.of === 'own' && time.name === times && !interval && !condition)
    return { kind: 'shown', source };
  throw networkError(
    'encoder-input',
    `The encoder ${definition.name} reads a list of times, ${times}, which are its spikes as they are; write spike at ${times}.`,
    source
  );
}

/** Times since the start of a presentation. */
function presented(
  { time, interval, condition, source }: Extract<SpikeRule, { kind: 'at' }>,
  draft: NeuronDraft,
  read: (f: Formula) => Formula
): SpikePlan {
  const draws = new EventDraws(`${draft.population.name}.spike`);
  const formula = (e: Expression): Formula => read(resolve(e, draft.scope({ draws })));
  const first = formula(time);
  const times = first.kind === 'list' ? Array.from(first.values, value => constant(value)) : [first];
  const nested = times.find(time => time.kind !== 'number' && time.kind !== 'variable' && first.kind === 'list');
  if (nested)
    throw networkError(
      'not-a-list',
      `The spike times of ${draft.definition.name} must be one time or a list of times.`,
      source
    );
  const between = interval && formula(interval);
  if (between && isDrawn(between) && mentions(between, v => v.of === 'state' || v.of === 'time'))
    throw networkError(
      'misplaced-draw',
      `The time between spikes of ${draft.definition.name} is drawn and depends on ${mentions(between, v => v.of === 'time') ? 't' : 'a state'}, which moves on from spike to spike; use parameters and what the encoder reads.`,
      interval.source ?? source
    );
  return {
    kind: 'presented',
    times,
    ...(between ? { interval: between } : {}),
    ...(condition ? { condition: formula(condition) } : {}),
    source
  };
}

/** Steps of a spike time or of an interval between spikes: on the grid, at least one, and no more than a run may have. */
export function stampOf(time: number, step: number, what: string, kind: 'time' | 'interval', source: Source): number {
  const steps = wholeSteps(time, step, what, source);
  if (steps > mostSteps)
    throw networkError(
      'spike-time',
      `${what} is ${showTime(time)} = ${formatNumber(steps)} steps of ${showTime(step)}, and a run has at most ${formatNumber(mostSteps)}; make it shorter or the step longer.`,
      source
    );
  if (steps >= 1) return steps;
  throw networkError(
    'spike-time',
    `${what} is ${showTime(time)}; ${kind === 'time' ? 'the first step ends' : 'the shortest interval is'} ${kind === 'time' ? 'at ' : ''}${showTime(step)}.`,
    source
  );
}

function counted(count: Formula, source: Source): SpikePlan {
  if (count.kind === 'draw' && count.distribution === 'poisson')
    return { kind: 'poisson', mean: count.arguments[0]!, source };
  for (const part of parts(count)) {
    if (part.kind === 'draw')
      throw networkError(
        'misplaced-draw',
        '`spike count` draws only as a whole, `spike count poisson(mean)`; put other factors into the mean.',
        source
      );
  }
  return { kind: 'count', count, source };
}

/** Where a population gives the parameter that an expression is; undefined where it is none, or has the value of the model. */
function givenAt(expression: Expression, { population }: NeuronDraft): Source | undefined {
  if (expression.kind !== 'name' || expression.of !== 'own') return undefined;
  return Object.hasOwn(population.arguments, expression.name)
    ? population.arguments[expression.name]!.source
    : undefined;
}

/** `given`: where the times stand, if that is elsewhere. */
function stamped(
  values: ListValue,
  draft: NeuronDraft,
  step: number,
  source: Source,
  given: Source = source
): SpikePlan {
  const name = draft.population.name;
  const toSteps = (list: ListValue, which: string): Uint32Array =>
    Uint32Array.from(list as ArrayLike<number>, time =>
      stampOf(Number(time), step, `A spike time of ${name}${which}`, 'time', given)
    ).sort();
  const nested = Array.from(values).filter(isList);
  if (nested.length === 0) return { kind: 'stamps', steps: toSteps(values, ''), source };
  if (nested.length !== values.length)
    throw networkError(
      'list-length',
      `The list of spike times of ${name} mixes times and lists of times; give one list for all neurons or one for each.`,
      source
    );
  if (nested.length !== draft.size)
    throw networkError(
      'list-length',
      `The list of spike times of ${name} has ${nested.length} lists for ${draft.size} neurons; give one list for all neurons or one for each.`,
      source
    );
  const start = new Uint32Array(draft.size + 1);
  const own = nested.map((list, neuron) => toSteps(list, `[${neuron}]`));
  own.forEach((list, neuron) => (start[neuron + 1] = start[neuron]! + list.length));
  const steps = new Uint32Array(start[draft.size]!);
  own.forEach((list, neuron) => steps.set(list, start[neuron]));
  return { kind: 'stamps', start, steps, source };
}
