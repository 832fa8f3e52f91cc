// The reference backend: the whole network in plain TypeScript, one step after the other. Short and right before fast.
import { NetworkError } from '../../1-model/index.js';
import { numberAt, type GroupPlan, type Plan, type ProjectionPlan, type SynapseValue } from '../../2-plan/index.js';
import { GrowingArray } from '../growing/index.js';
import type { Advance, Kernels, SynapseEnds, Watch } from '../kernels.js';
import { isSilent, RecordedSynapses, silencesIn } from '../network/index.js';
import type { Clock, Evaluate } from '../values/index.js';
import { Cancelled, ProgressMeter } from '../watch/index.js';
import { Group } from './group.js';
import { Stimuli } from './stimuli.js';
import { projectionOf, type Projection, type Surroundings } from './synapses/index.js';

interface Batch {
  readonly steps: GrowingArray<Float64Array>;
  readonly neurons: GrowingArray<Uint32Array>;
}

/** What a network is made of; a backend may put parts of its own in place of those of the reference. */
export interface Parts {
  readonly backend: string;
  group(plan: GroupPlan, h: number, seed: number, clock: Clock, progress: ProgressMeter): Group;
  projection(plan: ProjectionPlan, recorded: readonly SynapseValue[], surroundings: Surroundings): Projection;
  stimuli(plan: Plan, groups: readonly Group[], progress: ProgressMeter): Stimuli;
}

const referenceParts: Parts = {
  backend: 'reference',
  group: (plan, h, seed, clock, progress) => new Group(plan, h, seed, clock, progress),
  projection: projectionOf,
  stimuli: (plan, groups, progress) => new Stimuli(plan, groups, progress)
};

export class Network implements Kernels {
  readonly backend: string;
  readonly threads: number = 1;
  readonly synapses: readonly number[];
  protected readonly clock: Clock = { time: 0 };
  protected readonly groups: readonly Group[];
  protected readonly projections: readonly Projection[];
  protected readonly stimuli: Stimuli;
  private readonly traces: readonly Evaluate[];
  private readonly weights: readonly RecordedSynapses[];
  protected readonly batches: readonly Batch[];
  /** of the network's clock, which snapshots set back */
  protected step = 0;
  /** steps by which the experiment is ahead of that */
  protected shift = 0;

  /** Throws NetworkError, Cancelled. */
  constructor(
    protected readonly plan: Plan,
    watch: Watch,
    parts: Parts = referenceParts
  ) {
    this.backend = parts.backend;
    const { step: h, seed, records } = plan;
    const { clock } = this;
    const progress = new ProgressMeter(watch);
    this.groups = plan.groups.map(group => parts.group(group, h, seed, clock, progress));
    const recorded = records.weights.flatMap(record => record.parts);
    const surroundings = { groups: this.groups, h, seed, progress };
    this.projections = plan.projections.map((projection, i) => {
      const values = recorded.filter(part => part.projection === i).map(part => part.value);
      return parts.projection(projection, values, surroundings);
    });
    this.synapses = this.projections.map(projection => projection.synapses);
    this.stimuli = parts.stimuli(plan, this.groups, progress);
    this.traces = records.traces.map(record => this.groups[record.group]!.values.compile(record.value));
    this.weights = records.weights.map(record => new RecordedSynapses(record, this.projections));
    this.batches = plan.groups.map(() => ({
      length: 0,
      steps: GrowingArray.numbers(),
      neurons: GrowingArray.indices()
    }));
    this.drive();
  }

  advance(steps: number): Advance {
    for (const batch of this.batches) {
      batch.steps.clear();
      batch.neurons.clear();
    }
    try {
      this.carry(this.step + steps);
    } catch (error) {
      return { ...this.done(), ...this.failed(error) };
    }
    return this.done();
  }

  clear(groups: readonly number[]): void {
    for (const group of groups) this.groups[group]!.clear();
    this.plan.projections.forEach(({ to }, i) => {
      if (groups.includes(to)) this.projections[i]!.clear?.(this.step);
    });
    this.drive();
  }

  save(): () => void {
    const { step } = this;
    const parts = [...this.groups, ...this.projections].flatMap(part => part.save?.() ?? []);
    return () => {
      parts.forEach(restore => restore());
      this.shift += this.step - step;
      this.step = step;
      this.drive(true);
    };
  }

  readTrace(record: number, into: Float64Array, at: number): void {
    const { neurons } = this.plan.records.traces[record]!;
    const value = this.traces[record]!;
    for (let place = 0; place < neurons.count; place++) into[at + place] = value(numberAt(neurons, place));
  }

  ends(record: number): SynapseEnds {
    return this.weights[record]!.ends();
  }

  readWeights(record: number, into: Float64Array, at: number): void {
    this.weights[record]!.read(this.step, into, at);
  }

  /** Carries the network on to the end of step `end`. Throws NetworkError, Cancelled. */
  protected carry(end: number): void {
    while (this.step < end) this.oneStep(this.step + 1);
  }

  private oneStep(step: number): void {
    this.clock.time = step * this.plan.step;
    for (const projection of this.projections) projection.hold?.(step);
    for (const group of this.groups) if (group.plan.watched) group.equations(step);
    for (const projection of this.projections) projection.arrive?.(step);
    for (const group of this.groups) group.advance(step);
    this.forget(step + this.shift);
    for (const projection of this.projections) projection.deliver?.(step);
    this.groups.forEach(({ fired }, i) => this.keep(fired, step + this.shift, this.batches[i]!));
    this.step = step;
    this.drive();
  }

  /** Forgets the spikes of a step of the experiment that nobody hears of. */
  private forget(step: number): void {
    for (const plan of silencesIn(this.plan.silences, step)) {
      const { fired } = this.groups[plan.group]!;
      const heard = Array.from(fired.values.subarray(0, fired.length)).filter(neuron => !isSilent(plan, neuron));
      fired.clear();
      for (const neuron of heard) fired.push(neuron);
    }
  }

  /** What drives the neurons in the next step. */
  protected drive(anew = false): void {
    const continuous = this.projections.some(projection => 'inject' in projection);
    const { clock, step, shift, plan } = this;
    // stimuli belong to the experiment and go by its time; over a step they are what they are in its middle
    clock.time = (step + shift + 0.5) * plan.step;
    const changed = this.stimuli.set(step + shift, shift, anew || continuous);
    clock.time = step * plan.step;
    if (changed) for (const projection of this.projections) projection.inject?.(step);
  }

  private keep(fired: GrowingArray<Uint32Array>, step: number, { steps, neurons }: Batch): void {
    const at = neurons.extend(fired.length);
    neurons.values.set(fired.values.subarray(0, fired.length), at);
    steps.extend(fired.length);
    steps.values.fill(step, at, at + fired.length);
  }

  private done(): Advance {
    return {
      steps: this.step + this.shift,
      spikes: this.batches.map(({ steps, neurons }) => ({
        length: steps.length,
        steps: steps.values,
        neurons: neurons.values
      }))
    };
  }

  private failed(error: unknown): Pick<Advance, 'ended' | 'faults'> {
    if (error instanceof Cancelled) return { ended: 'cancelled' };
    if (!(error instanceof NetworkError)) throw error;
    const time = (this.step + this.shift + 1) * this.plan.step;
    return { ended: 'fault', faults: error.faults.map(fault => ({ ...fault, time })) };
  }
}
