// The verb of this stage: an experiment of a network, simulated and recorded.
import { NetworkError, type NetworkModel } from '../1-model/index.js';
import { plan, sweepOf } from '../2-plan/index.js';
import type { RunOptions } from './options.js';
import type { Recording } from './recording.js';
import { sweepRecording, unplanned } from './recordings.js';
import { runPoint } from './run-point.js';
import { Tally } from './tally.js';

/**
 * Runs an experiment to its end, or until it is cancelled or something goes wrong; what was recorded until then is kept.
 * Never throws for a user's mistake: `faults` says what it was. Of a sweep, each value is run anew with the same seed.
 */
export function run(model: NetworkModel, options: RunOptions): Recording {
  try {
    const sweep = sweepOf(model, options), values = sweep?.values ?? [undefined], tally = new Tally(options, values.length);
    const recordings: Recording[] = [];
    for (const [point, value] of values.entries()) {
      recordings.push(onePoint(model, options, value, point, tally));
      if (recordings[point]!.ended !== 'complete') break;
    }
    return sweep ? sweepRecording(sweep, recordings) : recordings[0]!;
  } catch (error) {
    if (error instanceof NetworkError) return unplanned(model.uri, options, error.faults);
    throw error;
  }
}

function onePoint(model: NetworkModel, options: RunOptions, value: number | undefined, point: number, tally: Tally): Recording {
  try {
    return runPoint(plan(model, options, value), options, point, tally);
  } catch (error) {
    if (error instanceof NetworkError) return unplanned(model.uri, options, error.faults);
    throw error;
  }
}
