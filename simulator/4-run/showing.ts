// What the encoders of a network read in the stretch of time under way.
import {
  located,
  networkError,
  neuronsAValue,
  readSample,
  recordingIn,
  type DataSet,
  sampleSize
} from '../1-model/index.js';
import { shownSpikes, type Plan, type ShownSpikes, type Stretch } from '../2-plan/index.js';
import type { Shown } from '../3-kernels/index.js';
import type { RecordingOf } from './options.js';
import type { Recording } from './recording.js';

export class Showing {
  /** of the samples under way, by group */
  private shown: readonly Shown[] = [];
  /** spikes of recordings that were shown, and those that were merged with another, by group */
  private readonly replayed = new Map<number, { spikes: number; merged: number }>();
  /** since when encoders that always read the same do so; undefined while the experiment rests, and at its end */
  private awake: number | undefined = 0;
  private readonly values: readonly (Float64Array | undefined)[];
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(
    private plan: Plan,
    private readonly recordingOf?: RecordingOf
  ) {
    this.numbers = new Map(plan.groups.map(({ name }, group) => [name, group]));
    this.values = plan.groups.map(({ presentations, size }) =>
      presentations && !presentations.steady ? new Float64Array(size) : undefined
    );
  }

  /** What is read after step `steps`, until the stretch ends, good until the next call; undefined where that stays as it is. */
  of(stretch: Stretch | undefined, steps: number): readonly Shown[] | undefined {
    const before = { shown: this.shown, awake: this.awake };
    this.shown = stretch ? this.samplesIn(stretch, steps) : [];
    this.awake = stretch && stretch.of !== 'rest' ? (this.awake ?? steps) : undefined;
    const isSame = before.shown.length + this.shown.length === 0 && before.awake === this.awake;
    return isSame ? undefined : this.now();
  }

  /** The same to a network that goes on by another plan. */
  again(plan: Plan): readonly Shown[] {
    this.plan = plan;
    return this.now();
  }

  /** Throws NetworkError. */
  private samplesIn({ shown, steps: lasting }: Stretch, steps: number): readonly Shown[] {
    return shown.flatMap(({ targets, source, ...sample }) =>
      targets.map(target => {
        const group = this.numbers.get(target)!;
        const values = this.values[group]!;
        const shown = { group, values, since: steps, until: steps + lasting };
        const { set, low, label, factor } = sample;
        if (set.events && !label) {
          const spikes = shownSpikes(
            located(source, () => this.recording(set, low)),
            this.plan.step,
            { factor: factor ?? 1, most: lasting }
          );
          this.count(group, spikes);
          return { ...shown, values: nothing, spikes };
        }
        read(sample, values, this.plan.groups[group]!.shape);
        return shown;
      })
    );
  }

  private count(group: number, { steps, merged }: ShownSpikes): void {
    const counted = this.replayed.get(group) ?? { spikes: 0, merged: 0 };
    counted.spikes += steps.length + merged;
    counted.merged += merged;
    this.replayed.set(group, counted);
  }

  /** Of recorded spikes that were shown until now. */
  recorded(): Pick<Recording, 'replayed'> {
    const replayed = this.plan.groups.flatMap(({ name, presentations }, group) => {
      const steady = presentations?.steady?.spikes;
      const { spikes, merged } = steady
        ? { spikes: steady.steps.length + steady.merged, merged: steady.merged }
        : (this.replayed.get(group) ?? { spikes: 0, merged: 0 });
      return merged > 0 ? [{ population: name, spikes, merged }] : [];
    });
    return replayed.length > 0 ? { replayed } : {};
  }

  private recording(set: DataSet, sample: number): ReturnType<RecordingOf> {
    const { stored } = set.events!;
    if (!stored) return recordingIn(set.events!, sample);
    if (this.recordingOf) return this.recordingOf(set, sample);
    throw networkError(
      'unreadable-data',
      `${stored.files[sample]!} is read when it is shown, and nothing reads files here; name a folder of fewer recordings.`
    );
  }

  private now(): readonly Shown[] {
    const { awake, plan, shown } = this;
    if (awake === undefined) return shown;
    const steady = plan.groups.flatMap(({ presentations }, group) =>
      presentations?.steady ? [{ group, since: awake, ...presentations.steady }] : []
    );
    return [...shown, ...steady];
  }
}

const nothing = new Float64Array(0);

/** What neurons read of a sample. */
function read(
  { set, low, label, factor = 1 }: Omit<Stretch['shown'][number], 'targets' | 'source'>,
  into: Float64Array,
  shape: readonly number[]
): void {
  if (label) {
    into.fill(0);
    into[set.labels!.of[low]!] = 1;
  } else readSample(set, low, into, neuronsAValue(sampleSize(set), shape));
  if (factor !== 1) for (let neuron = 0; neuron < into.length; neuron++) into[neuron]! *= factor;
}
