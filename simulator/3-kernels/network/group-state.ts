// What a group of neurons is at a moment, in every backend: its values, what is under way to it, who is refractory.
import type { GroupPlan, Send } from '../../2-plan/index.js';
import {
  GroupValues,
  groupValuesBytes,
  heap,
  kept,
  notFinite,
  savedTogether,
  type Allocator,
  type Saved
} from '../values/index.js';
import { span, type ProgressMeter } from '../watch/index.js';
import { Presented } from './presented.js';
import { RefractorySteps } from './refractory-steps.js';
import { Ring, ringBytes } from './ring.js';
import type { StepClock } from './step-clock.js';

export class GroupState {
  readonly values: GroupValues;
  /** by slot, for the states that receive spikes: what is added, then what is multiplied by each state of `scaledBy` and added */
  readonly rings: readonly (readonly Ring[])[];
  /** last step in which a neuron is refractory */
  readonly heldUntil: Float64Array;
  /** absent where neurons are not refractory after a spike */
  readonly refractory?: RefractorySteps;
  /** of encoders */
  readonly presented?: Presented;

  /** Throws NetworkError for values out of bounds. */
  constructor(
    readonly plan: GroupPlan,
    readonly clock: StepClock,
    readonly seed: number,
    private readonly progress: ProgressMeter,
    allocator: Allocator = heap
  ) {
    const { size, states, refractory, presentations } = plan;
    this.values = new GroupValues(plan, seed, clock, progress, allocator);
    this.rings = states.map(({ receives, scaledBy = [] }) =>
      receives ? [0, ...scaledBy].map(() => new Ring(size, allocator)) : []
    );
    this.heldUntil = allocator.f64(size);
    if (refractory) this.refractory = new RefractorySteps(refractory, this.values, clock.h);
    if (presentations) this.presented = new Presented(presentations, this.values.inputs[0]!);
  }

  /** Where what spikes add to a state is under way. */
  ringOf({ slot, by }: Pick<Send, 'slot' | 'by'>): Ring {
    const place = by === undefined ? 0 : 1 + this.plan.states[slot]!.scaledBy!.indexOf(by);
    return this.rings[slot]![place]!;
  }

  /** Makes a neuron refractory up to a step; of several times the longest counts. */
  hold(neuron: number, until: number): void {
    this.heldUntil[neuron] = Math.max(this.heldUntil[neuron]!, until);
  }

  /** Calling what comes back makes the group what it is now. */
  save(): Saved {
    const { values, heldUntil, rings, presented } = this;
    const numbers = kept([...values.states, heldUntil, ...rings.flat().map(ring => ring.values)]);
    return presented ? savedTogether([numbers, presented.save()]) : numbers;
  }

  /** Initial values for all states but those that persist; nobody is refractory any more, and nothing is under way. */
  clear(): void {
    this.plan.states.forEach(({ initial, persistent }, slot) => {
      if (!persistent) this.values.filled(initial, this.values.states[slot]!, this.progress);
    });
    this.heldUntil.fill(0);
    for (const ring of this.rings.flat()) ring.values.fill(0);
  }

  /** Throws NetworkError where a state of any neuron is no finite number. */
  check(): void {
    const { size, states } = this.plan;
    for (let from = 0; from < size; from += span)
      states.forEach((_, slot) => this.checkState(slot, from, Math.min(size, from + span)));
  }

  /** The same for one state of the neurons `from` .. `to - 1`. */
  checkState(slot: number, from: number, to: number): void {
    const state = this.values.states[slot]!;
    let sound = 0;
    for (let neuron = from; neuron < to; neuron++) sound += 0 * state[neuron]!;
    if (sound !== 0) for (let neuron = from; neuron < to; neuron++) this.checkNeuron(slot, neuron);
  }

  checkNeuron(slot: number, neuron: number): void {
    const value = this.values.states[slot]![neuron]!;
    if (Number.isFinite(value)) return;
    const { name, source } = this.plan.states[slot]!;
    throw notFinite(name, `neuron ${neuron} of ${this.plan.name}`, value, source);
  }
}

/** Bytes of the state of a group to which spikes are under way for up to `delay` steps. */
export const groupStateBytes = (plan: GroupPlan, delay: number): number =>
  groupValuesBytes(plan) +
  8 * plan.size +
  plan.states.reduce((rings, { receives, scaledBy = [] }) => rings + (receives ? 1 + scaledBy.length : 0), 0) *
    ringBytes(plan.size, delay);
