// The verb of this stage: an experiment of a network, simulated and recorded.
import { NetworkError, type NetworkModel } from '../1-model/index.js';
import {
  bitEqualPasses,
  plan,
  planAgain,
  refuseAwaited,
  seedsOf,
  sweepOf,
  sweptText,
  type Sweep,
  type SweptValues
} from '../2-plan/index.js';
import { memoryCount } from './memory-count.js';
import type { RunOptions } from './options.js';
import type { Recording } from './recording.js';
import { pointOf, pointOfSeed, seedsRecording, sweepRecording, unplanned } from './recordings.js';
import { runPoint, type PointId } from './run-point.js';
import { Tally } from './tally.js';

/**
 * Runs an experiment to its end, or until it is cancelled or something goes wrong; what was recorded until then is kept.
 * Never throws for a user's mistake: `faults` says what it was. Of a sweep, each value is run anew with the same seed, or with
 * the same seeds; of sweeps in one another, each combination.
 */
export function run(model: NetworkModel, options: RunOptions): Recording {
  try {
    refuseAwaited(model, options.experiment);
    const sweep = sweepOf(model, options);
    const seeds = seedsOf(model, options);
    const points: ReadonlyArray<SweptValues | undefined> = sweep?.points ?? [undefined];
    if (sweep) foreseeFaults(model, options, sweep);
    const tally = new Tally(options, points.length * (seeds?.length ?? 1));
    const recordings: Recording[] = [];
    for (const [i, swept] of points.entries()) {
      const pointId: PointId = {
        point: i,
        at: sweep ? sweep.parameters.map((parameter, level) => pointOf(parameter, swept!.values[level]!)) : []
      };
      recordings.push(
        seeds
          ? acrossSeeds(model, options, swept?.values, seeds, pointId, tally)
          : onePoint(model, options, swept?.values, pointId, tally)
      );
      if (recordings[i]!.ended !== 'complete') break;
    }
    return sweep ? sweepRecording(sweep, recordings) : recordings[0]!;
  } catch (error) {
    if (error instanceof NetworkError) return unplanned(model.uri, options, error.faults);
    throw error;
  }
}

/** Throws what a later value would be refused for, before an hour was spent on the earlier ones. */
function foreseeFaults(model: NetworkModel, options: RunOptions, sweep: Sweep): void {
  for (const point of sweep.points.slice(1)) {
    if (options.cancelled?.()) return;
    try {
      plan(model, options, memoryCount(options.backend), point.values);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      const at = sweptText(sweep, point);
      throw new NetworkError(
        error.faults.map(fault => ({ ...fault, message: `${fault.message.replace(/\.$/, '')} (with ${at}).` }))
      );
    }
  }
}

/** The values of a point with each of the seeds. */
function acrossSeeds(
  model: NetworkModel,
  options: RunOptions,
  swept: readonly number[] | undefined,
  seeds: readonly number[],
  { point, at }: PointId,
  tally: Tally
): Recording {
  const recordings: Recording[] = [];
  for (const [i, seed] of seeds.entries()) {
    const pointId: PointId = { point: point * seeds.length + i, at: [...at, pointOfSeed(seed)] };
    recordings.push(onePoint(model, { ...options, seed }, swept, pointId, tally));
    if (recordings[i]!.ended !== 'complete') break;
  }
  return seedsRecording(seeds, recordings);
}

function onePoint(
  model: NetworkModel,
  options: RunOptions,
  swept: readonly number[] | undefined,
  pointId: PointId,
  tally: Tally
): Recording {
  try {
    // the oracle of passes makes use of none, but for those that round: what is simulated is the same on every backend
    const { without = options.backend === 'reference' ? bitEqualPasses : [] } = options;
    const planning = { ...options, without };
    const count = memoryCount(options.backend);
    const first = plan(model, planning, count, swept);
    return runPoint(first, setting => planAgain(first, setting, planning, count), options, pointId, tally);
  } catch (error) {
    if (error instanceof NetworkError) return unplanned(model.uri, options, error.faults);
    throw error;
  }
}
