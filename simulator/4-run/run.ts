// The verb of this stage: an experiment of a network, simulated and recorded.
import { NetworkError, type NetworkModel } from '../1-model/index.js';
import { plan, seedsOf, sweepOf } from '../2-plan/index.js';
import type { RunOptions } from './options.js';
import type { Recording } from './recording.js';
import { seedsRecording, sweepRecording, unplanned } from './recordings.js';
import { runPoint } from './run-point.js';
import { Tally } from './tally.js';

/**
 * Runs an experiment to its end, or until it is cancelled or something goes wrong; what was recorded until then is kept.
 * Never throws for a user's mistake: `faults` says what it was. Of a sweep, each value is run anew with the same seed, or with
 * the same seeds.
 */
export function run(model: NetworkModel, options: RunOptions): Recording {
  try {
    const sweep = sweepOf(model, options), seeds = seedsOf(model, options), values = sweep?.values ?? [undefined];
    const tally = new Tally(options, values.length * (seeds?.length ?? 1)), recordings: Recording[] = [];
    for (const [place, value] of values.entries()) {
      recordings.push(seeds ? acrossSeeds(model, options, value, seeds, place, tally) : onePoint(model, options, value, place, tally));
      if (recordings[place]!.ended !== 'complete') break;
    }
    return sweep ? sweepRecording(sweep, recordings) : recordings[0]!;
  } catch (error) {
    if (error instanceof NetworkError) return unplanned(model.uri, options, error.faults);
    throw error;
  }
}

/** A value of a sweep, the `place`-th, with each of the seeds. */
function acrossSeeds(model: NetworkModel, options: RunOptions, value: number | undefined, seeds: readonly number[], place: number, tally: Tally): Recording {
  const recordings: Recording[] = [];
  for (const [i, seed] of seeds.entries()) {
    recordings.push(onePoint(model, { ...options, seed }, value, place * seeds.length + i, tally));
    if (recordings[i]!.ended !== 'complete') break;
  }
  return seedsRecording(seeds, recordings);
}

function onePoint(model: NetworkModel, options: RunOptions, value: number | undefined, point: number, tally: Tally): Recording {
  try {
    return runPoint(plan(model, options, value), options, point, tally);
  } catch (error) {
    if (error instanceof NetworkError) return unplanned(model.uri, options, error.faults);
    throw error;
  }
}
