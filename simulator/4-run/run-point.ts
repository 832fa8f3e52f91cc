// One simulation from step 0 to its end: a plan becomes kernels, which are carried on from sample to sample.
import { NetworkError } from '../1-model/index.js';
import type { Plan } from '../2-plan/index.js';
import { Cancelled, emit, type Advance, type Kernels } from '../3-kernels/index.js';
import type { RunOptions } from './options.js';
import { Recorder } from './recorder.js';
import type { Recording } from './recording.js';
import { nothingRecorded, recordingOf, type End } from './recordings.js';
import type { Tally } from './tally.js';

/** Steps in one call of a backend: some, so that calls cost nothing; not many, so that progress is seen. */
const stepsAtOnce = 16;
/** Reports and chunks in a run at least. */
const leastReports = 100;

/** `point` is the number of the value in a sweep. Faults and cancellation end up in the recording. */
export function runPoint(plan: Plan, options: RunOptions, point: number, tally: Tally): Recording {
  const { plannedSteps } = plan.script;
  let connecting = true;
  tally.say('connecting', point, plannedSteps, 0, 0);
  try {
    const cancelled = (): boolean => options.cancelled?.() ?? false, onProgress = (): void => tally.look(connecting, point, plannedSteps);
    const kernels = emit(plan, { cancelled, onProgress }, options.backend);
    connecting = false;
    return new PointRun(plan, kernels, options, point, tally).toEnd();
  } catch (error) {
    return recordingOf(plan, undefined, nothingRecorded, endOf(error, 0));
  }
}

class PointRun {
  private readonly recorder: Recorder;
  private steps = 0;
  private reported = 0;
  private readonly snapshots = new Map<string, () => void>();
  /** deeds of the script so far */
  private done = 0;

  constructor(
    private readonly plan: Plan, private readonly kernels: Kernels, private readonly options: RunOptions,
    private readonly point: number, private readonly tally: Tally
  ) {
    this.recorder = new Recorder(plan, kernels);
  }

  toEnd(): Recording {
    const { recorder, tally } = this;
    this.options.onStart?.(this.recording({ steps: 0, ended: 'complete', faults: [] }), this.point);
    const end = this.carriedOn();
    this.report();
    tally.close(this.steps, recorder.spikeCount);
    return this.recording(end);
  }

  private carriedOn(): End {
    const { plan: { script: { plannedSteps } }, recorder, kernels, tally } = this;
    try {
      recorder.sample(0, plannedSteps === 0);
      this.doWhatIsDue();
      while (this.steps < plannedSteps) {
        const advance = kernels.advance(Math.min(plannedSteps - this.steps, recorder.untilSample(this.steps), this.untilDeed(), stepsAtOnce));
        recorder.addSpikes(advance.spikes);
        this.steps = advance.steps;
        if (advance.ended) return stopped(advance);
        recorder.sample(this.steps, this.steps === plannedSteps);
        this.doWhatIsDue();
        if (tally.isDue || this.steps - this.reported >= plannedSteps / leastReports) this.report();
      }
      return { steps: this.steps, ended: 'complete', faults: [] };
    } catch (error) {
      return endOf(error, this.steps);
    }
  }

  /** What the experiment does to the network between two steps. */
  private doWhatIsDue(): void {
    const { deeds } = this.plan.script;
    for (; deeds[this.done]?.at === this.steps; this.done++) {
      const deed = deeds[this.done]!;
      switch (deed.kind) {
        case 'clear': this.kernels.clear(deed.groups); break;
        case 'snapshot': this.snapshots.set(deed.name, this.kernels.save()); break;
        case 'restore': this.snapshots.get(deed.name)!(); break;
      }
    }
  }

  private untilDeed(): number {
    return (this.plan.script.deeds[this.done]?.at ?? Infinity) - this.steps;
  }

  private report(): void {
    const { steps, point, recorder } = this;
    this.reported = steps;
    this.tally.say('running', point, this.plan.script.plannedSteps, steps, recorder.spikeCount);
    this.options.onChunk?.({ point, steps, ...recorder.since() });
  }

  private recording(end: End): Recording {
    return recordingOf(this.plan, this.kernels.synapses, this.recorder.whole(), end);
  }
}

const stopped = ({ steps, ended, faults = [] }: Advance): End => ({ steps, ended: ended!, faults });

/** What a thrown thing means for the recording; what is no user's mistake goes on. */
function endOf(error: unknown, steps: number): End {
  if (error instanceof Cancelled) return { steps, ended: 'cancelled', faults: [] };
  if (error instanceof NetworkError) return { steps, ended: 'fault', faults: error.faults };
  throw error;
}
