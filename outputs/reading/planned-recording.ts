// What a recording will hold once its experiment has run: everything but the values. Reading it finds what the run can't answer.
import {
  certaintyOf,
  targetsOf,
  type Plan,
  type RecordedSpikes,
  type RecordedTrace,
  type RecordedWeights,
  type Recording
} from '../../simulator/index.js';

/** When values are sampled: at steps 0, `every`, 2 `every` … up to `last`; at 0 alone without `every`. */
export interface Sampling {
  readonly every?: number;
  /** of the run */
  readonly last: number;
  /** a sample at the end besides */
  readonly atEnd: boolean;
}

interface PlannedTrace extends RecordedTrace {
  readonly sampling: Sampling;
}

interface PlannedWeights extends RecordedWeights {
  readonly sampling: Sampling;
  /** that will be recorded; infinite where the pattern draws how many there are */
  readonly synapses: number;
}

export interface PlannedRecording extends Recording {
  readonly planned: true;
  /** populations that will be labelled or tested */
  readonly examined: Plan['script']['examinations'];
  readonly traces: readonly PlannedTrace[];
  readonly weights: readonly PlannedWeights[];
}

export const isPlanned = (recording: Recording): recording is PlannedRecording => 'planned' in recording;

/** Thrown where a planned recording was found to hold what is asked for, and only the run knows the answer. */
export class Undecided extends Error {
  /** `length`: of the list that the answer will be, where that is known */
  constructor(readonly length?: number) {
    super('Only the run knows.');
  }
}

export function plannedRecording(plan: Plan): PlannedRecording {
  const { script, groups, records, projections } = plan;
  const { plannedSteps: last } = script;
  return {
    planned: true,
    examined: script.examinations,
    experiment: plan.experiment,
    uri: plan.uri,
    seed: plan.seed,
    step: plan.step,
    steps: last,
    plannedSteps: last,
    windows: script.windows ?? [{ from: 0, to: last }],
    populations: groups.map(({ name, size, shape, source }) => ({ name, size, shape, source })),
    projections: projections.map(({ name, connect, from, to, source }) => ({
      name,
      connect,
      from: groups[from]!.name,
      to: groups[to]!.name,
      synapses: 0,
      source
    })),
    spikes: records.spikes.map(({ group, neurons }): RecordedSpikes => {
      const none = { steps: new Uint32Array(0), indices: new Uint32Array(0) };
      const population = groups[group]!.name;
      return neurons.count === neurons.size
        ? { population, ...none }
        : { population, neurons: numbersOf(neurons), ...none };
    }),
    traces: records.traces.map(({ group, variable, dimension, neurons, every }) => ({
      population: groups[group]!.name,
      variable,
      unit: dimension,
      neurons: numbersOf(neurons),
      ...noSamples(),
      sampling: { every, last, atEnd: false }
    })),
    weights: records.weights.map(({ connect, variable, dimension, parts, range, every, byTarget }) => ({
      connect,
      variable,
      unit: dimension,
      pre: new Uint32Array(0),
      post: new Uint32Array(0),
      ...noSamples(),
      sampling: { last, atEnd: true, ...(every === undefined ? {} : { every }) },
      synapses: range
        ? range.high - range.low + 1
        : byTarget
          ? targetsOf(parts.map(({ projection }) => projections[projection]!)).reduce(
              (sum, { count }) => sum + count,
              0
            )
          : parts.reduce((sum, { projection }) => sum + synapsesOf(plan, projection), 0),
      ...(byTarget ? { byTarget } : {}),
      ...(range ? { first: range.low } : {})
    })),
    points: [],
    expects: script.expects,
    reports: script.reports,
    plots: script.plots,
    globals: plan.globals,
    lists: plan.lists,
    faults: [],
    ended: 'complete'
  };
}

const noSamples = (): Pick<RecordedTrace, 'steps' | 'values'> => ({
  steps: new Float64Array(0),
  values: new Float64Array(0)
});

type Neurons = Plan['records']['traces'][number]['neurons'];

const numbersOf = ({ neurons, first, count }: Neurons): Uint32Array =>
  neurons ?? Uint32Array.from({ length: count }, (_, i) => first + i);

function synapsesOf({ projections }: Plan, projection: number): number {
  const { recipe, expectedSynapses } = projections[projection]!;
  return certaintyOf(recipe) === 'exact' ? expectedSynapses : Infinity;
}

/** The sampled step nearest to a number of steps. */
export function nearestSample({ every, last, atEnd }: Sampling, wanted: number): number {
  const regular = every === undefined ? 0 : Math.floor(last / every) * every;
  const near = every === undefined ? 0 : Math.min(Math.max(0, Math.ceil(wanted / every - 0.5) * every), regular);
  return atEnd && Math.abs(last - wanted) < Math.abs(near - wanted) ? last : near;
}

/** Whether a sample is taken in the steps after `from` up to `to`, or at the start where the stretch begins there. */
export function samplesWithin(
  sampling: Sampling,
  { from, to }: { readonly from: number; readonly to: number }
): boolean {
  if (from === 0) return true;
  const { every, last, atEnd } = sampling;
  const end = Math.min(to, last);
  if (atEnd && end === last) return end > from;
  return every !== undefined && Math.floor(end / every) > Math.floor(from / every);
}
