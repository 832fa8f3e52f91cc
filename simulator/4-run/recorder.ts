// Takes down what a run shows: spikes, traces and weights of one plan, as a whole and in pieces since the last chunk.
import { placeOf, type NeuronSet, type Plan } from '../2-plan/index.js';
import { GrowingArray, type Kernels, type SpikeBatch } from '../3-kernels/index.js';
import type { RecordedSpikes, RecordedTrace, RecordedWeights } from './recording.js';
import type { Recorded } from './recordings.js';

interface Samples {
  readonly steps: GrowingArray<Float64Array>;
  readonly values: GrowingArray<Float64Array>;
  /** of the last chunk */
  stepsSent: number;
  valuesSent: number;
}

interface Spikes {
  readonly group: number;
  readonly steps: GrowingArray<Float64Array>;
  readonly indices: GrowingArray<Uint32Array>;
  sent: number;
}

export class Recorder {
  private readonly spikes: readonly Spikes[];
  private readonly traces: readonly Samples[];
  private readonly weights: readonly (Samples & { readonly ends: { readonly pre: Uint32Array; readonly post: Uint32Array } })[];
  /** spikes of all neurons, recorded or not */
  spikeCount = 0;

  constructor(private readonly plan: Plan, private readonly kernels: Kernels) {
    const { records } = plan;
    this.spikes = records.spikes.map(({ group }) => ({ group, steps: GrowingArray.numbers(), indices: GrowingArray.indices(), sent: 0 }));
    this.traces = records.traces.map(() => noSamples());
    this.weights = records.weights.map((_, i) => ({ ...noSamples(), ends: kernels.ends(i) }));
  }

  /** Steps until something must be read: the next sample of a trace or weight. */
  untilSample(step: number): number {
    const { traces, weights } = this.plan.records;
    return [...traces, ...weights].reduce((least, { every }) => every === undefined ? least : Math.min(least, every - step % every), Infinity);
  }

  /** Takes down the spikes of some steps. */
  addSpikes(batches: readonly SpikeBatch[]): void {
    for (const batch of batches) this.spikeCount += batch.length;
    this.plan.records.spikes.forEach(({ group, neurons }, i) => add(batches[group]!, neurons, this.spikes[i]!));
  }

  /** Takes down the traces and weights whose turn it is after step `step`; `last`: weights too that are wanted at the end. */
  sample(step: number, last: boolean): void {
    const { traces, weights } = this.plan.records, { kernels } = this;
    traces.forEach(({ every, neurons }, i) => {
      if (step % every === 0) extend(this.traces[i]!, step, neurons.count, (into, at) => kernels.readTrace(i, into, at));
    });
    weights.forEach(({ every }, i) => {
      const due = last || (every === undefined ? step === 0 : step % every === 0);
      if (due) extend(this.weights[i]!, step, this.weights[i]!.ends.pre.length, (into, at) => kernels.readWeights(i, into, at));
    });
  }

  /** All that was taken down. */
  whole(): Recorded {
    return {
      spikes: this.spikes.map((one, i) => this.spikesOf(i, one.steps.copy(), one.indices.copy())),
      traces: this.traces.map(({ steps, values }, i) => this.traceOf(i, steps.copy(), values.copy())),
      weights: this.weights.map(({ steps, values }, i) => this.weightsOf(i, steps.copy(), values.copy()))
    };
  }

  /** What was taken down since the last call. */
  since(): Recorded {
    const spikes = this.spikes.map((one, i) => {
      const { steps, indices, sent } = one;
      one.sent = steps.length;
      return this.spikesOf(i, steps.copy(sent), indices.copy(sent));
    });
    return {
      spikes,
      traces: this.traces.map((one, i) => this.traceOf(i, ...newSamples(one))),
      weights: this.weights.map((one, i) => this.weightsOf(i, ...newSamples(one)))
    };
  }

  private spikesOf(i: number, steps: Float64Array, indices: Uint32Array): RecordedSpikes {
    const { neurons } = this.plan.records.spikes[i]!;
    return { population: neurons.population, steps, indices, ...(neurons.count < neurons.size ? { neurons: numbersOf(neurons) } : {}) };
  }

  private traceOf(i: number, steps: Float64Array, values: Float64Array): RecordedTrace {
    const { variable, dimension, neurons } = this.plan.records.traces[i]!;
    return { population: neurons.population, variable, unit: dimension, neurons: numbersOf(neurons), steps, values };
  }

  private weightsOf(i: number, steps: Float64Array, values: Float64Array): RecordedWeights {
    const { connect, variable, dimension } = this.plan.records.weights[i]!;
    return { connect, variable, unit: dimension, ...this.weights[i]!.ends, steps, values };
  }
}

const noSamples = (): Samples => ({ steps: GrowingArray.numbers(), values: GrowingArray.numbers(), stepsSent: 0, valuesSent: 0 });

function newSamples(samples: Samples): [Float64Array, Float64Array] {
  const found: [Float64Array, Float64Array] = [samples.steps.copy(samples.stepsSent), samples.values.copy(samples.valuesSent)];
  samples.stepsSent = samples.steps.length;
  samples.valuesSent = samples.values.length;
  return found;
}

/** Appends one sample of `count` values, unless this step has one already. */
function extend({ steps, values }: Samples, step: number, count: number, read: (into: Float64Array, at: number) => void): void {
  if (steps.length > 0 && steps.values[steps.length - 1] === step) return;
  const at = values.extend(count);
  read(values.values, at);
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

const numbersOf = (set: NeuronSet): Uint32Array => set.neurons?.slice() ?? Uint32Array.from({ length: set.count }, (_, i) => set.first + i);
