// One simulation from step 0 to its end: a plan becomes kernels, which are carried on from sample to sample.
import { NetworkError } from '../1-model/index.js';
import { walkedStatements, walkOf, type Plan, type ScriptEvent, type Stretch } from '../2-plan/index.js';
import { Cancelled, emit, type Advance, type Kernels, type SavedNetwork } from '../3-kernels/index.js';
import { CountedSpikes } from './counted-spikes.js';
import { Examiner } from './examiner.js';
import { Freezer } from './freezer.js';
import { MeasuredWindows } from './measured-windows.js';
import type { PointStart, Progress, RunOptions } from './options.js';
import { isOutOfMemory, outOfMemory } from './out-of-memory.js';
import { Recorder } from './recorder.js';
import type { Recording } from './recording.js';
import { nothingRecorded, recordingOf, type End } from './recordings.js';
import { Saver } from './saver.js';
import { Showing } from './showing.js';
import type { Tally } from './tally.js';

/** Steps in one call of a backend: some, so that calls cost nothing; not many, so that progress is seen. */
const stepsAtOnce = 256;
/** Reports and chunks in a run at least. */
const leastReports = 100;
/** Spikes and values that wait for the next chunk at most, where they are forgotten then; but for those of one call. */
const mostWaiting = 2 ** 20;
/** What is done between two stretches of time and found before any of it is done. */
const mostActions = 1000;

type Action = Exclude<ScriptEvent, Stretch | { readonly kind: 'idle' }> | { readonly kind: 'presented' };
/** Plans the network that goes on with what is set. */
type PlanAgain = (setting: Extract<ScriptEvent, { kind: 'set' }>) => Plan;

/** Which simulation of all that a run makes. */
export type PointId = Pick<PointStart, 'point' | 'at'>;

/** Faults and cancellation end up in the recording. */
export function runPoint(plan: Plan, again: PlanAgain, options: RunOptions, pointId: PointId, tally: Tally): Recording {
  const {
    script: { plannedSteps }
  } = plan;
  const { point } = pointId;
  let connecting = true;
  tally.say('connecting', point, plannedSteps, 0, 0);
  try {
    // what saves is asked between the calls of the backend, where it can still say what was learnt
    const saves = walkedStatements(plan.script.program).some(({ kind }) => kind === 'save');
    const cancelled = (): boolean => (connecting || !saves) && (options.cancelled?.() ?? false);
    const onProgress = (): void => tally.look(connecting, point, plannedSteps);
    const made = (plan: Plan): Kernels => emit(plan, { cancelled, onProgress }, options.backend, options.pool);
    const run = new PointRun(plan, made(plan), { again, made }, options, pointId, tally);
    connecting = false;
    try {
      return run.toEnd();
    } finally {
      run.end();
    }
  } catch (error) {
    return recordingOf(plan, undefined, nothingRecorded, endOf(error, 0, plan));
  }
}

class PointRun {
  private readonly recorder: Recorder;
  private readonly walk: Iterator<ScriptEvent, undefined>;
  private readonly counted: CountedSpikes;
  private readonly examiner: Examiner;
  private readonly freezer: Freezer;
  private readonly saver: Saver;
  private readonly showing: Showing;
  private readonly windows: MeasuredWindows;
  private steps = 0;
  /** that it takes, or takes at most while that is not known */
  private planned: number;
  /** of those planned, left out so far as loops ended early */
  private skipped = 0;
  private reported = 0;
  private presentations = 0;
  /** those outside of labellings and tests, and whether one of these is gone through */
  private learntFrom = 0;
  private isExamining = false;
  private readonly snapshots = new Map<string, SavedNetwork>();
  /** done before the stretch under way, or at the end */
  private actions: Action[] = [];
  private stretch: Stretch | undefined;
  /** the last step of the stretch */
  private until = 0;

  constructor(
    private plan: Plan,
    private kernels: Kernels,
    private readonly makes: { readonly again: PlanAgain; readonly made: (plan: Plan) => Kernels },
    private readonly options: RunOptions,
    private readonly pointId: PointId,
    private readonly tally: Tally
  ) {
    this.recorder = new Recorder(plan, kernels, options.keep);
    this.counted = new CountedSpikes(plan.script.counted);
    this.examiner = new Examiner(plan);
    this.freezer = new Freezer(plan.script.freezes);
    this.saver = new Saver(plan);
    this.walk = walkOf(plan.script.program, this.counted.of);
    this.showing = new Showing(plan, options.recordingOf);
    this.windows = new MeasuredWindows(plan.script);
    this.planned = plan.script.plannedSteps;
  }

  end(): void {
    this.kernels.end?.();
  }

  toEnd(): Recording {
    const {
      recorder,
      tally,
      kernels: { backend, threads, bytes = [] }
    } = this;
    recorder.choose();
    this.options.onStart?.(this.recording(this.soFar), { ...this.pointId, backend, threads, bytes });
    const end = this.carriedOn();
    if (end.ended === 'complete') this.completed();
    this.report();
    tally.close(this.steps, recorder.spikeCount);
    return this.recording(end);
  }

  private completed(): void {
    this.planned = this.steps;
    this.skipped = 0;
  }

  /** Steps that it is likely to take in all: what is to come is left out as often as what was. */
  private get expected(): number {
    const { steps, skipped, planned } = this;
    const passed = steps + skipped;
    return skipped === 0 ? planned : Math.max(steps, Math.round((planned * steps) / passed));
  }

  private carriedOn(): End {
    const { recorder, options } = this;
    try {
      let found = this.goOn();
      while (this.stretch) {
        if (found.ended) return stopped({ ...found, steps: this.steps });
        // backends ask after so much work, and in a network that does little that may be long
        if (options.cancelled?.()) {
          this.saver.keep(this.kernels, this.examiner.recorded().tests ?? []);
          recorder.choose();
          return { steps: this.steps, ended: 'cancelled', faults: [] };
        }
        const advance = this.kernels.advance(
          Math.min(this.until - this.steps, recorder.untilSample(this.steps), stepsAtOnce)
        );
        recorder.addSpikes(advance.spikes);
        this.counted.add(advance.spikes);
        this.examiner.add(advance.spikes);
        this.steps = advance.steps;
        if (advance.ended) return stopped(advance);
        if (this.steps < this.until) recorder.sample(this.steps, false);
        else found = this.goOn();
        if (this.isReportDue) this.report();
      }
      return { steps: this.steps, ended: 'complete', faults: [] };
    } catch (error) {
      return endOf(error, this.steps, this.plan);
    }
  }

  /** What the experiment does between two stretches of time: what drives the network changes first, and values are read before it is changed. */
  private goOn(): Pick<Advance, 'ended' | 'faults'> {
    if (this.stretch?.of === 'present') this.actions.push({ kind: 'presented' });
    this.stretch = undefined;
    for (let next = this.walk.next(); !next.done; next = this.walk.next()) {
      if (next.value.kind === 'stretch') {
        this.stretch = next.value;
        this.skipped = next.value.skipped;
        break;
      }
      if (next.value.kind === 'idle') {
        if (this.options.cancelled?.()) throw new Cancelled();
        continue;
      }
      if (next.value.kind === 'examine') this.isExamining = true;
      if (next.value.kind === 'examined') this.isExamining = false;
      this.actions.push(next.value);
      if (this.actions.length < mostActions) continue;
      if (this.options.cancelled?.()) throw new Cancelled();
      this.act();
    }
    if (this.stretch) {
      this.until = this.steps + this.stretch.steps;
      if (this.stretch.of === 'present') {
        this.presentations++;
        if (!this.isExamining) this.learntFrom++;
      }
      if (this.stretch.of === 'measure') this.windows.add(this.steps, this.until);
    }
    this.show();
    this.act();
    return this.foreseen();
  }

  /** What is lost of the spikes of a presentation, before it begins. */
  private foreseen(): Pick<Advance, 'ended' | 'faults'> {
    const { stretch, kernels, plan } = this;
    if (!stretch || plan.projections.every(({ lost }) => lost?.perPresentation === undefined)) return {};
    return kernels.foresee(stretch.of === 'present' ? stretch.steps : 0);
  }

  /** What encoders read until the end of the stretch. */
  private show(): void {
    const shown = this.showing.of(this.stretch, this.steps);
    if (shown) this.kernels.present(shown);
  }

  private act(): void {
    this.recorder.sample(this.steps, !this.stretch);
    if (!this.stretch) this.recorder.choose();
    for (const action of this.actions) this.one(action);
    this.actions = [];
  }

  private one(action: Action): void {
    const { kernels, examiner, freezer, steps } = this;
    switch (action.kind) {
      case 'presented':
        examiner.presented(kernels);
        return kernels.presented();
      case 'clear':
        return kernels.clear(this.groupsOf(action.targets));
      case 'snapshot':
        return void this.snapshots.set(action.name, kernels.save());
      case 'restore':
        return kernels.restore(this.snapshots.get(action.name)!, steps);
      case 'set':
        return this.goOnWith(this.makes.again(action));
      case 'save':
        return action.features
          ? this.saver.saveFeatures(examiner.recorded().tests ?? [], action.targets, action.file, false)
          : this.saver.save(kernels, action.targets, action.file, false);
      case 'load':
        return this.saver.load(kernels, action);
      case 'freeze':
        return freezer.freeze(kernels, action);
      case 'examine':
        freezer.freezeAll(kernels);
        return examiner.begin(action, steps, this.learntFrom);
      case 'sample':
        return examiner.sample();
      case 'sampled':
        return examiner.sampled(action.number);
      case 'examined':
        examiner.end(steps);
        return freezer.unfreezeOthers(kernels);
    }
  }

  /** By their names; none named are all. */
  private groupsOf(names: readonly string[]): number[] {
    return this.plan.groups.flatMap(({ name }, group) => (names.length === 0 || names.includes(name) ? [group] : []));
  }

  /** The network is made anew with other values, and made what it was: what it is made of is the same. */
  private goOnWith(plan: Plan): void {
    this.kernels.settle();
    const saved = this.kernels.save();
    this.end();
    this.plan = plan;
    this.kernels = this.makes.made(plan);
    this.kernels.restore(saved, this.steps);
    this.freezer.again(this.kernels);
    this.recorder.goOnWith(this.kernels);
    this.kernels.present(this.showing.again(plan));
  }

  private get isReportDue(): boolean {
    const { tally, options, recorder } = this;
    if (tally.isDue || this.steps - this.reported >= this.expected / leastReports) return true;
    return options.keep === false && recorder.held >= mostWaiting;
  }

  private report(): void {
    const {
      steps,
      pointId: { point },
      recorder,
      options
    } = this;
    this.reported = steps;
    if (options.onRecorded) recorder.choose();
    this.tally.say('running', point, this.expected, steps, recorder.spikeCount, this.learning);
    options.onRecorded?.(() => this.recording(this.soFar));
    if (options.onChunk || options.keep === false) {
      const since = recorder.since();
      options.onChunk?.({ point, steps, ...since });
    }
  }

  private get learning(): Pick<Progress, 'presentations' | 'accuracy'> {
    const { presentations, examiner } = this;
    const { accuracy } = examiner;
    return { ...(presentations > 0 ? { presentations } : {}), ...(accuracy ? { accuracy } : {}) };
  }

  private get soFar(): End {
    return { steps: this.steps, ended: 'complete', faults: [] };
  }

  private recording(end: End): Recording {
    const { plan, kernels, recorder, windows, planned } = this;
    const recording = recordingOf(plan, kernels.synapses, recorder.whole(), end, windows.known());
    return {
      ...recording,
      ...recorder.chosen(),
      ...this.examiner.recorded(),
      ...this.saver.recorded(),
      ...this.showing.recorded(),
      plannedSteps: planned
    };
  }
}

const stopped = ({ steps, ended, faults = [] }: Omit<Advance, 'spikes'>): End => ({ steps, ended: ended!, faults });

/** What a thrown thing means for the recording; what is no user's mistake goes on. */
function endOf(error: unknown, steps: number, plan: Plan): End {
  if (error instanceof Cancelled) return { steps, ended: 'cancelled', faults: [] };
  if (isOutOfMemory(error)) return { steps, ended: 'fault', faults: [outOfMemory(plan)] };
  if (error instanceof NetworkError) return { steps, ended: 'fault', faults: error.faults };
  throw error;
}
