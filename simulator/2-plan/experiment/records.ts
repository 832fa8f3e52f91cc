// What an experiment records: spikes, variables of neurons, variables of synapses.
import { dimensionless, type Dimension, type Selection, type Source, type Statement } from '../../1-model/index.js';
import { isOwnState, networkError, mentions, type Formula } from '../formula/index.js';
import { wholeSteps } from '../grid/durations.js';
import type { Group, NeuronDraft } from '../neurons/index.js';
import { numberAt } from '../patterns/index.js';
import type { NeuronSet, RecordsPlan, TraceRecord, WeightPart, WeightRecord } from '../plan/index.js';
import { planChoices } from './choices.js';
import { targetsOf } from './targets-of.js';
import { summedFormula, synapseFormula, type PlannedProjection } from '../synapses/index.js';
import { neuronsOf, rangeOf, type Globals } from '../values/index.js';

type RecordStatement = Extract<Statement, { kind: 'record' }>;
interface Context {
  readonly groups: readonly Group[];
  readonly projections: readonly PlannedProjection[];
  readonly globals: Globals;
  readonly step: number;
}

export function planRecords(statements: readonly Statement[], context: Context): RecordsPlan {
  const spikes = new Map<number, NeuronSet>();
  const traces: TraceRecord[] = [];
  const weights: WeightRecord[] = [];
  for (const statement of statements) {
    if (statement.kind !== 'record') continue;
    const every = everyOf(statement, context);
    for (const selection of statement.from)
      for (const what of statement.what) {
        if (selection.role === 'projection') weights.push(weightRecord(what, selection, every, statement, context));
        else if (what === 'spikes') addSpikes(spikes, selection, context);
        else traces.push(traceRecord(what, selection, every ?? 1, statement, context));
      }
  }
  return {
    spikes: [...spikes].sort(([a], [b]) => a - b).map(([group, neurons]) => ({ group, neurons })),
    traces,
    weights,
    choices: planChoices(statements, context)
  };
}

function everyOf({ every, source }: RecordStatement, { globals, step }: Context): number | undefined {
  if (!every) return undefined;
  const what = 'The time between samples';
  const at = every.source ?? source;
  const steps = wholeSteps(globals.number(every, what, source), step, what, at);
  if (steps >= 1) return steps;
  throw networkError('off-step-grid', `${what} must be at least one step; write every ${step} ms.`, at);
}

/** A population recorded twice has the neurons of both. */
function addSpikes(spikes: Map<number, NeuronSet>, selection: Selection, { groups, globals }: Context): void {
  const group = groupOf(selection, groups);
  const added = neuronsOf(selection, groups[group]!.draft.shape, globals);
  const before = spikes.get(group);
  spikes.set(group, before ? union(before, added) : added);
}

function union(a: NeuronSet, b: NeuronSet): NeuronSet {
  if (a.count === a.size) return a;
  if (b.count === b.size) return b;
  const numbers = new Set<number>();
  for (const set of [a, b]) for (let place = 0; place < set.count; place++) numbers.add(numberAt(set, place));
  const neurons = Uint32Array.from(numbers).sort();
  return { population: a.population, size: a.size, first: neurons[0]!, count: neurons.length, neurons };
}

function traceRecord(
  variable: string,
  selection: Selection,
  every: number,
  { source }: RecordStatement,
  { groups, globals }: Context
): TraceRecord {
  const group = groupOf(selection, groups);
  const { draft } = groups[group]!;
  const { definition } = draft;
  const found = draft.own(variable);
  if (!found || found.kind === 'list') {
    const names = [...definition.states, ...definition.inputs, ...definition.lets].map(state => state.name);
    throw networkError(
      'unknown-name',
      `${selection.of} has no variable ${variable} to record; it has ${['spikes', ...names].join(', ')}.`,
      source
    );
  }
  refuseNoise(found, variable, selection, source);
  return {
    group,
    variable,
    dimension: dimensionIn(definition, variable),
    neurons: neuronsOf(selection, draft.shape, globals),
    value: groups[group]!.withInputs(found),
    every
  };
}

function refuseNoise(found: Formula, variable: string, { of }: Selection, source: Source): void {
  if (mentions(found, v => v.of === 'noise'))
    throw networkError(
      'not-recordable',
      `${variable} of ${of} is white noise, which has no value at a time; record what it drives.`,
      source
    );
}

function dimensionIn(definition: NeuronDraft['definition'], variable: string): Dimension {
  const found = [...definition.states, ...definition.inputs, ...definition.parameters, ...definition.lets].find(
    state => state.name === variable
  );
  return found?.dimension ?? dimensionless;
}

function weightRecord(
  variable: string,
  selection: Selection,
  every: number | undefined,
  statement: RecordStatement,
  context: Context
): WeightRecord {
  const { projections, globals } = context;
  const { source } = statement;
  const indices = projections.map((_, i) => i).filter(i => projections[i]!.plan.connect === selection.of);
  const parts = indices.map(projection => ({
    projection,
    ...synapseValue(variable, projections[projection]!, selection, statement)
  }));
  const count = selection.byTarget
    ? targetsOf(indices.map(i => projections[i]!.plan)).reduce((sum, targets) => sum + targets.count, 0)
    : indices.reduce((sum, i) => sum + projections[i]!.plan.expectedSynapses, 0);
  const [range] = selection.ranges;
  return {
    connect: selection.of,
    variable,
    dimension: synapseDimension(variable, projections[indices[0]!]!),
    parts,
    source,
    ...(range ? { range: rangeOf(range, Math.ceil(count), selection, globals) } : {}),
    ...(selection.byTarget ? { byTarget: true } : {}),
    ...(every === undefined ? {} : { every })
  };
}

function synapseValue(
  variable: string,
  projection: PlannedProjection,
  selection: Selection,
  { source }: RecordStatement
): Omit<WeightPart, 'projection'> {
  const { plan, draft } = projection;
  const { transmission } = plan;
  if (transmission.kind === 'poisson')
    throw networkError(
      'not-recordable',
      `${plan.name} has no synapses of its own to record, as every target draws its own spikes; record the target.`,
      source
    );
  const weight = transmission.kind === 'dynamic' ? transmission.program.weight : undefined;
  if (variable === 'sent_weight' && weight !== undefined) return { value: { kind: 'sent' } };
  const [found, other] = draft.named(variable === 'sent_weight' ? 'weight' : variable);
  if (!found)
    throw networkError(
      'unknown-name',
      `The synapses of ${selection.of} have no variable ${variable} to record; they have ${draft.states
        .map(s => s.name)
        .concat('weight')
        .join(', ')}.`,
      source
    );
  if (other)
    throw networkError(
      'ambiguous-record',
      found.model === other.model
        ? `${variable} of ${selection.of} is in ${found.model} twice; use a copy of ${found.model} for one of them, in which it has another name.`
        : `${variable} of ${selection.of} may be that of ${found.model} or that of ${other.model}; give it another name in one of them.`,
      source
    );
  refuseNoise(found.formula, variable, selection, source);
  const value = synapseFormula(projection, found.formula);
  if (value)
    return {
      value:
        value.kind === 'variable' && isOwnState(value) ? { kind: 'state', slot: value.slot } : { kind: 'value', value }
    };
  const summed = selection.byTarget ? summedFormula(projection, found.formula) : undefined;
  if (summed) return { value: { kind: 'value', value: summed }, summed: true };
  throw networkError(
    'not-recordable',
    selection.byTarget
      ? `${variable} of ${selection.of} is not in proportion to what is kept of its synapses for each neuron; record a state of the synapses by target.`
      : `${variable} of ${selection.of} is summed over the synapses of each neuron; write record ${variable} of ${selection.of} by target.`,
    source
  );
}

function synapseDimension(variable: string, { draft }: PlannedProjection): Dimension {
  const name = variable === 'sent_weight' ? 'weight' : variable;
  return (
    [...draft.states, ...draft.bound.values].find(state => state.name === name && state.dimension)?.dimension ??
    dimensionless
  );
}

const groupOf = (selection: Selection, groups: readonly Group[]): number =>
  groups.findIndex(g => g.draft.population.name === selection.of);
