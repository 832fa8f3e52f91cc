// A network as a run sees it: spikes since the last call, traces, weights, snapshots. An engine of some backend carries it on.
import { NetworkError } from '../../1-model/index.js';
import { numberAt, type LearntPlan, type MemoryItem, type Plan } from '../../2-plan/index.js';
import { GrowingArray } from '../growing/index.js';
import type { Advance, Kernels, SavedNetwork, Shown, SynapseEnds } from '../kernels.js';
import type { Evaluate, Saved } from '../values/index.js';
import { Cancelled } from '../watch/index.js';
import type { Engine, SpikeList } from './engine.js';
import { Foreseen, foreseenGroups, loseNothing } from './foreseen.js';
import { valueOf } from './asked-values.js';
import { PresentationEnd } from './presentation-end.js';
import { RecordedSums } from './recorded-sums.js';
import { RecordedSynapses } from './recorded-synapses.js';
import type { StepClock } from './step-clock.js';

const nothingSaved: Saved = { value: undefined, put: () => undefined };

export class Network implements Kernels {
  readonly backend: string;
  readonly threads: number;
  readonly synapses: readonly number[];
  readonly bytes?: readonly MemoryItem[];
  private readonly traces: readonly Evaluate[];
  private readonly choices: readonly Evaluate[];
  private readonly weights: readonly (RecordedSynapses | RecordedSums)[];
  private readonly spikes: readonly SpikeList[];
  private readonly presentationEnds: readonly PresentationEnd[];
  private foreseen?: Foreseen;
  /** presented last */
  private shown: readonly Shown[] = [];

  /** `clock`: that of the engine. `make` makes a network of some of the groups, by the same backend on one thread. Throws NetworkError. */
  constructor(
    private readonly plan: Plan,
    private readonly clock: StepClock,
    private readonly engine: Engine,
    private readonly make: (plan: Plan) => Kernels
  ) {
    const { records, groups } = plan;
    this.backend = engine.backend;
    this.threads = engine.threads;
    if (engine.bytes) this.bytes = engine.bytes;
    this.synapses = engine.projections.map(projection => projection.synapses);
    this.traces = records.traces.map(({ group, value }) => engine.groups[group]!.state.values.compile(value));
    this.choices = records.choices.map(({ group, value }) => engine.groups[group]!.state.values.compile(value));
    this.weights = records.weights.map(record =>
      record.byTarget
        ? new RecordedSums(record, plan, engine.projections)
        : new RecordedSynapses(record, engine.projections)
    );
    this.spikes = groups.map(() => ({ steps: GrowingArray.numbers(), neurons: GrowingArray.indices() }));
    this.presentationEnds = engine.groups.flatMap(({ state }) =>
      state.plan.onPresentation ? [new PresentationEnd(state)] : []
    );
    engine.drive();
  }

  advance(steps: number): Advance {
    for (const { steps, neurons } of this.spikes) {
      steps.clear();
      neurons.clear();
    }
    try {
      this.engine.carry(this.clock.step + steps, this.spikes);
    } catch (error) {
      return { ...this.done(), ...this.failed(error) };
    }
    return this.done();
  }

  present(shown: readonly Shown[]): void {
    const { groups } = this.engine;
    this.shown = shown;
    for (const { state } of groups) state.presented?.show(undefined);
    for (const { group, ...showing } of shown) groups[group]!.state.presented!.show(showing);
    this.engine.drive();
  }

  foresee(steps: number): Pick<Advance, 'ended' | 'faults'> {
    const { plan, engine, clock } = this;
    loseNothing(engine.losses);
    if (steps === 0 || foreseenGroups(plan).length === 0) return {};
    this.foreseen ??= new Foreseen(plan, engine.losses, this.make);
    return this.foreseen.presentation(steps, clock, engine.groups, this.shown);
  }

  freeze(flags: readonly { readonly group: number; readonly slot: number }[], frozen: boolean): void {
    const { groups, projections } = this.engine;
    for (const projection of projections) projection.beforeFreezing?.();
    for (const { group, slot } of flags) groups[group]!.state.values.frozen[slot]!.fill(frozen ? 1 : 0);
  }

  presented(): void {
    if (this.presentationEnds.length === 0) return;
    for (const end of this.presentationEnds) end.run(this.clock.step);
    this.engine.drive();
  }

  learnt({ parts }: LearntPlan): Float64Array {
    const found = parts.map(part => this.partOf(part));
    const all = new Float64Array(found.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const values of found) {
      all.set(values, at);
      at += values.length;
    }
    return all;
  }

  learn({ parts }: LearntPlan, values: Float64Array): void {
    const { engine, clock } = this;
    let at = 0;
    for (const part of parts) {
      const { length } = this.partOf(part);
      const own = values.subarray(at, (at += length));
      if ('group' in part) engine.groups[part.group]!.state.values.states[part.slot]!.set(own);
      else engine.projections[part.projection]!.write!(part.slot, own, clock.step);
    }
    engine.drive();
  }

  private partOf(part: LearntPlan['parts'][number]): Float64Array {
    const { engine, clock, plan } = this;
    if ('group' in part) {
      const {
        values,
        plan: { size }
      } = engine.groups[part.group]!.state;
      return values.states[part.slot]!.slice(0, size);
    }
    const projection = engine.projections[part.projection]!;
    const values = new Float64Array(projection.synapses);
    projection.read(
      valueOf(plan.projections[part.projection]!, part.slot),
      clock.step,
      (synapse, value) => (values[synapse] = value)
    );
    return values;
  }

  clear(groups: readonly number[]): void {
    const { engine, clock, plan } = this;
    for (const group of groups) engine.groups[group]!.state.clear();
    plan.projections.forEach(({ to }, i) => {
      if (groups.includes(to)) engine.projections[i]!.clear?.(clock.step);
    });
    engine.drive();
  }

  settle(): void {
    for (const projection of this.engine.projections) projection.settle?.(this.clock.step);
  }

  save(): SavedNetwork {
    return { step: this.clock.step, parts: this.parts().map(part => part.value) };
  }

  restore({ step, parts }: SavedNetwork, steps: number): void {
    const { clock, engine } = this;
    this.parts().forEach((part, i) => part.put(parts[i]));
    clock.shift = steps - step;
    clock.step = step;
    engine.drive();
  }

  private parts(): readonly Saved[] {
    const { engine, clock } = this;
    return [
      ...[...engine.groups, ...engine.projections].flatMap(part => part.save?.() ?? []),
      ...engine.losses.map(loss => loss?.save?.(clock.step) ?? nothingSaved)
    ];
  }

  readTrace(record: number, into: Float64Array, at: number): void {
    const { neurons } = this.plan.records.traces[record]!;
    const value = this.traces[record]!;
    for (let place = 0; place < neurons.count; place++) into[at + place] = value(numberAt(neurons, place));
  }

  chosen(choice: number): Uint8Array {
    const { group } = this.plan.records.choices[choice]!;
    const holds = this.choices[choice]!;
    return Uint8Array.from({ length: this.plan.groups[group]!.size }, (_, neuron) => Number(holds(neuron) !== 0));
  }

  ends(record: number): SynapseEnds {
    return this.weights[record]!.ends();
  }

  readWeights(record: number, into: Float64Array, at: number): void {
    this.weights[record]!.read(this.clock.step, into, at);
  }

  end(): void {
    this.engine.end?.();
  }

  private done(): Advance {
    return {
      steps: this.clock.experiment,
      spikes: this.spikes.map(({ steps, neurons }) => ({
        length: steps.length,
        steps: steps.values,
        neurons: neurons.values
      }))
    };
  }

  private failed(error: unknown): Pick<Advance, 'ended' | 'faults'> {
    if (error instanceof Cancelled) return { ended: 'cancelled' };
    if (!(error instanceof NetworkError)) throw error;
    const time = (this.clock.experiment + 1) * this.clock.h;
    return { ended: 'fault', faults: error.faults.map(fault => ({ ...fault, time })) };
  }
}
