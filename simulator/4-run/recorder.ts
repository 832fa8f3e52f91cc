// Takes down what a run shows: spikes, traces and weights of one plan. What is asked for as a whole is not copied; what was
// sent in a piece can be forgotten, so that a long run stays small.
import { placeOf, type NeuronSet, type Plan } from '../2-plan/index.js';
import { GrowingArray, type Kernels, type SpikeBatch } from '../3-kernels/index.js';
import { numbersOf } from './numbers-of.js';
import type { RecordedChoice, RecordedSpikes, RecordedTrace, RecordedWeights } from './recording.js';
import type { Recorded } from './recordings.js';

interface Samples {
  readonly steps: GrowingArray<Float64Array>;
  readonly values: GrowingArray<Float64Array>;
  /** step of the last sample; -1 before the first */
  last: number;
  /** of the last piece */
  stepsSent: number;
  valuesSent: number;
}

interface Spikes {
  readonly group: number;
  readonly steps: GrowingArray<Uint32Array>;
  readonly indices: GrowingArray<Uint32Array>;
  sent: number;
}

export class Recorder {
  private readonly spikes: readonly Spikes[];
  private readonly traces: readonly Samples[];
  private readonly weights: readonly (Samples & {
    readonly ends: { readonly pre: Uint32Array; readonly post: Uint32Array };
  })[];
  private choices: readonly RecordedChoice[] = [];
  /** spikes of all neurons, recorded or not */
  spikeCount = 0;

  /** `keep` false: what `since` gave is forgotten. */
  constructor(
    private readonly plan: Plan,
    private kernels: Kernels,
    private readonly keep = true
  ) {
    const { records } = plan;
    this.spikes = records.spikes.map(({ group }) => ({
      group,
      steps: GrowingArray.indices(),
      indices: GrowingArray.indices(),
      sent: 0
    }));
    this.traces = records.traces.map(() => noSamples());
    this.weights = records.weights.map((_, i) => ({ ...noSamples(), ends: kernels.ends(i) }));
  }

  /** From now on what is recorded is read from these, of the same network. */
  goOnWith(kernels: Kernels): void {
    this.kernels = kernels;
  }

  /** Steps until something must be read: the next sample of a trace or weight. */
  untilSample(step: number): number {
    const { traces, weights } = this.plan.records;
    return [...traces, ...weights].reduce(
      (least, { every }) => (every === undefined ? least : Math.min(least, every - (step % every))),
      Infinity
    );
  }

  /** Takes down the spikes of some steps. */
  addSpikes(batches: readonly SpikeBatch[]): void {
    for (const batch of batches) this.spikeCount += batch.length;
    this.plan.records.spikes.forEach(({ group, neurons }, i) => add(batches[group]!, neurons, this.spikes[i]!));
  }

  /** Takes down the traces and weights whose turn it is after step `step`; `last`: weights too that are wanted at the end. */
  sample(step: number, last: boolean): void {
    const { traces, weights } = this.plan.records;
    const { kernels } = this;
    traces.forEach(({ every, neurons }, i) => {
      if (step % every === 0)
        extend(this.traces[i]!, step, neurons.count, (into, at) => kernels.readTrace(i, into, at));
    });
    weights.forEach(({ every }, i) => {
      const due = last || (every === undefined ? step === 0 : step % every === 0);
      if (due)
        extend(this.weights[i]!, step, this.weights[i]!.ends.pre.length, (into, at) =>
          kernels.readWeights(i, into, at)
        );
    });
  }

  /** Looks which neurons the conditions choose now. */
  choose(): void {
    const { records, groups } = this.plan;
    this.choices = records.choices.map(({ group, text }, i) => ({
      population: groups[group]!.name,
      condition: text,
      chosen: this.kernels.chosen(i)
    }));
  }

  /** What was chosen last. */
  chosen(): { readonly choices?: readonly RecordedChoice[] } {
    return this.choices.length > 0 ? { choices: this.choices } : {};
  }

  /** Spikes and values held at the moment, sent or not. */
  get held(): number {
    const spikes = this.spikes.reduce((sum, { steps }) => sum + steps.length, 0);
    return [...this.traces, ...this.weights].reduce((sum, { values }) => sum + values.length, spikes);
  }

  /** All that is held, as views: good until more is taken down, and for ever after the last. */
  whole(): Recorded {
    return {
      spikes: this.spikes.map((spike, i) => this.spikesOf(i, viewOf(spike.steps), viewOf(spike.indices))),
      traces: this.traces.map(({ steps, values }, i) => this.traceOf(i, viewOf(steps), viewOf(values))),
      weights: this.weights.map(({ steps, values }, i) => this.weightsOf(i, viewOf(steps), viewOf(values)))
    };
  }

  /** What was taken down since the last call, as copies. */
  since(): Recorded {
    const since = {
      spikes: this.spikes.map((spike, i) => this.spikesOf(i, ...newSpikes(spike))),
      traces: this.traces.map((trace, i) => this.traceOf(i, ...newSamples(trace))),
      weights: this.weights.map((weight, i) => this.weightsOf(i, ...newSamples(weight)))
    };
    if (!this.keep) this.forget();
    return since;
  }

  private forget(): void {
    for (const spike of this.spikes) {
      spike.steps.clear();
      spike.indices.clear();
      spike.sent = 0;
    }
    for (const trace of [...this.traces, ...this.weights]) {
      trace.steps.clear();
      trace.values.clear();
      trace.stepsSent = trace.valuesSent = 0;
    }
  }

  private spikesOf(i: number, steps: Uint32Array, indices: Uint32Array): RecordedSpikes {
    const { neurons } = this.plan.records.spikes[i]!;
    return {
      population: neurons.population,
      steps,
      indices,
      ...(neurons.count < neurons.size ? { neurons: numbersOf(neurons) } : {})
    };
  }

  private traceOf(i: number, steps: Float64Array, values: Float64Array): RecordedTrace {
    const { variable, dimension, neurons } = this.plan.records.traces[i]!;
    return { population: neurons.population, variable, unit: dimension, neurons: numbersOf(neurons), steps, values };
  }

  private weightsOf(i: number, steps: Float64Array, values: Float64Array): RecordedWeights {
    const { connect, variable, dimension, byTarget, range } = this.plan.records.weights[i]!;
    const which = { ...(byTarget ? { byTarget } : {}), ...(range ? { first: range.low } : {}) };
    return { connect, variable, ...which, unit: dimension, ...this.weights[i]!.ends, steps, values };
  }
}

const noSamples = (): Samples => ({
  steps: GrowingArray.numbers(),
  values: GrowingArray.numbers(),
  last: -1,
  stepsSent: 0,
  valuesSent: 0
});

const viewOf = <T extends Float64Array | Uint32Array>({ values, length }: GrowingArray<T>): T =>
  values.subarray(0, length) as T;

function newSpikes(spikes: Spikes): [Uint32Array, Uint32Array] {
  const { steps, indices, sent } = spikes;
  spikes.sent = steps.length;
  return [steps.copy(sent), indices.copy(sent)];
}

function newSamples(samples: Samples): [Float64Array, Float64Array] {
  const found: [Float64Array, Float64Array] = [
    samples.steps.copy(samples.stepsSent),
    samples.values.copy(samples.valuesSent)
  ];
  samples.stepsSent = samples.steps.length;
  samples.valuesSent = samples.values.length;
  return found;
}

/** Appends one sample of `count` values, unless this step has one already. */
function extend(samples: Samples, step: number, count: number, read: (into: Float64Array, at: number) => void): void {
  const { steps, values, last } = samples;
  if (last === step) return;
  const at = values.extend(count);
  try {
    read(values.values, at);
  } catch (error) {
    // looking may be what finds that a synapse left the numbers: the recording stays whole samples
    values.length = at;
    throw error;
  }
  samples.last = step;
  steps.push(step);
}

function add({ length, steps, neurons }: SpikeBatch, set: NeuronSet, into: Spikes): void {
  const all = set.count === set.size;
  for (let i = 0; i < length; i++) {
    if (!all && placeOf(set, neurons[i]!) < 0) continue;
    into.steps.push(steps[i]!);
    into.indices.push(neurons[i]!);
  }
}
