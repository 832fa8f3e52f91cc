// Recordings around what was taken down: of a run, of a sweep, and of what never came to run.
import type { Fault } from '../1-model/index.js';
import { synapticStates, type Plan, type Sweep, type SweptParameter } from '../2-plan/index.js';
import type { Chunk, PointValue, RunOptions } from './options.js';
import type { RecordedProjection, Recording, SweepPoint } from './recording.js';

/** What was recorded, without where it belongs. */
export type Recorded = Pick<Chunk, 'spikes' | 'traces' | 'weights'>;
/** How far a run came and why no further. */
export type End = Pick<Recording, 'steps' | 'ended' | 'faults'>;

/** `synapses` of each projection; absent where they were not made. `windows`: what is measured. */
export function recordingOf(
  plan: Plan,
  synapses: readonly number[] | undefined,
  recorded: Recorded,
  end: End,
  windows = plan.script.windows ?? []
): Recording {
  const { experiment, uri, seed, step, script, groups, globals, lists } = plan;
  return {
    experiment,
    uri,
    seed,
    step,
    globals,
    lists,
    plannedSteps: script.plannedSteps,
    windows,
    populations: groups.map(({ name, size, shape, source }) => ({ name, size, shape, source })),
    projections: synapses?.map((count, i) => projectionOf(plan, i, count)) ?? [],
    expects: script.expects,
    reports: script.reports,
    plots: script.plots,
    points: [],
    ...recorded,
    ...end
  };
}

function projectionOf(plan: Plan, i: number, synapses: number): RecordedProjection {
  const { projections, groups } = plan;
  const { name, connect, from, to, source, transmission, ofBinding } = projections[i]!;
  const independent = transmission.kind === 'poisson' ? { independent: true as const } : {};
  const states = synapticStates(plan)
    .filter(({ projection }) => projection === name)
    .map(({ name, place, updates }) => ({ name, place, updates }));
  const ends = { from: groups[from]!.name, to: groups[to]!.name };
  return { name, connect, ...ends, synapses, ...independent, ...(ofBinding && { ofBinding }), states, source };
}

export const nothingRecorded: Recorded = { spikes: [], traces: [], weights: [] };

/** Of an experiment that could not even be planned. */
export function unplanned(uri: string, options: RunOptions, faults: readonly Fault[]): Recording {
  return {
    experiment: options.experiment,
    uri,
    seed: options.seed ?? 1,
    step: 0,
    steps: 0,
    plannedSteps: 0,
    windows: [],
    globals: {},
    lists: {},
    populations: [],
    projections: [],
    ...nothingRecorded,
    points: [],
    expects: [],
    reports: [],
    plots: [],
    faults,
    ended: 'fault'
  };
}

export const pointOf = ({ parameter, dimension }: SweptParameter, value: number): PointValue => ({
  parameter,
  value,
  ...(dimension ? { dimension } : {})
});
export const pointOfSeed = (seed: number): PointValue => ({ parameter: 'seed', value: seed, ofSeeds: true });

/** The recording of the last seed, with those of all seeds as its points. */
export function seedsRecording(seeds: readonly number[], recordings: readonly Recording[]): Recording {
  const points: SweepPoint[] = recordings.map((recording, i) => ({ ...pointOfSeed(seeds[i]!), recording }));
  return { ...recordings[recordings.length - 1]!, points };
}

/**
 * The recording of the last value, with those of all values as its points, where sweeps stand in one another the points of an outer
 * value those of the inner. `recordings`: of the points of the sweep, maybe not of all of them.
 */
export function sweepRecording({ parameters, points }: Sweep, recordings: readonly Recording[]): Recording {
  const between = (level: number, from: number, to: number): Recording => {
    if (level === parameters.length) return recordings[from]!;
    const found: SweepPoint[] = [];
    for (let first = from, behind = from; first < to; first = behind) {
      const { values, places } = points[first]!;
      while (behind < to && points[behind]!.places[level] === places[level]) behind++;
      const recording = between(level + 1, first, behind);
      found.push({ ...pointOf(parameters[level]!, values[level]!), recording });
    }
    return { ...recordings[to - 1]!, points: found };
  };
  return between(0, 0, recordings.length);
}
