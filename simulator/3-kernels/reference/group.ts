// One group of neurons in the reference backend: integrate, take what arrives, fire, reset. The order within a step
// is that of NEST: integration with the currents of the last step, arrivals, threshold, reset.
import { operate } from '../../1-model/index.js';
import { stepsAbove } from '../../0-numbers/index.js';
import {
  networkError,
  isNumber,
  showTime,
  type Assignment,
  type GroupPlan,
  type RefractoryPlan,
  type Send
} from '../../2-plan/index.js';
import { GrowingArray } from '../growing/index.js';
import {
  GroupValues,
  heap,
  isSteady,
  kept,
  notFinite,
  type Allocator,
  type Clock,
  type Evaluate
} from '../values/index.js';
import { Presented, Ring } from '../network/index.js';
import { span, type ProgressMeter } from '../watch/index.js';
import type { Firing } from './firing.js';
import { firingOf } from './firing-of.js';
import { integratorOf, type Integrate } from './integrate/index.js';

export class Group {
  readonly values: GroupValues;
  /** neurons that fired in the last step, ascending, each as often as it fired */
  readonly fired = GrowingArray.indices();
  /** by slot, for the states that receive spikes: what is added, then what is multiplied by each state of `scaledBy` and added */
  readonly rings: readonly (readonly Ring[])[];
  /** of encoders */
  readonly presented?: Presented;
  private readonly integrate?: Integrate;
  protected readonly firing: Firing;
  private readonly eachStep: readonly { readonly run: (neuron: number) => void; readonly held: boolean }[];
  private readonly onSpike: readonly ((neuron: number) => void)[];
  /** last step in which a neuron is refractory */
  readonly heldUntil: Float64Array;
  protected readonly refractory?: Evaluate;
  protected step = 0;

  /** `h`: the step in ms. Throws NetworkError. */
  constructor(
    readonly plan: GroupPlan,
    protected readonly h: number,
    seed: number,
    protected readonly clock: Clock,
    protected readonly progress: ProgressMeter,
    allocator: Allocator = heap
  ) {
    this.values = new GroupValues(plan, seed, clock, progress, allocator);
    this.rings = plan.states.map(({ receives, scaledBy = [] }) =>
      receives ? [0, ...scaledBy].map(() => new Ring(plan.size, allocator)) : []
    );
    this.integrate = integratorOf(plan, this.values, h, seed);
    if (plan.presentations) this.presented = new Presented(plan.presentations, this.values.inputs[0]!);
    this.firing = firingOf(plan.spike, this.values, {
      h,
      seed,
      progress,
      ...(this.presented ? { presented: this.presented } : {})
    });
    this.eachStep = plan.eachStep.map(assignment => ({
      run: this.assigned(assignment),
      held: assignment.target.kind === 'state' && plan.states[assignment.target.slot]!.held
    }));
    this.onSpike = plan.onSpike.map(assignment => this.assigned(assignment));
    this.heldUntil = allocator.f64(plan.size);
    if (plan.refractory) this.refractory = this.refractorySteps(plan.refractory);
  }

  /** The equations of a step, and what is done in `each step`. Of a group that is watched they come before what arrives. */
  equations(step: number): void {
    const { size } = this.plan;
    this.step = step;
    this.clock.time = (step - 1) * this.h;
    const { begin } = this.firing;
    if (begin) for (let neuron = 0; neuron < size; neuron++) begin(neuron);
    if (this.integrate)
      for (let from = 0; from < size; from += span) this.carry(this.integrate, from, Math.min(size, from + span));
    this.clock.time = step * this.h;
  }

  /** Where what spikes add to a state is under way. */
  ringOf({ slot, by }: Pick<Send, 'slot' | 'by'>): Ring {
    const place = by === undefined ? 0 : 1 + this.plan.states[slot]!.scaledBy!.indexOf(by);
    return this.rings[slot]![place]!;
  }

  /** Carries the group to the end of step `step` (counted from 1). Throws NetworkError, Cancelled. */
  advance(step: number): void {
    const { size, states, watched } = this.plan;
    if (!watched) this.equations(step);
    this.fired.clear();
    states.forEach((_, slot) => this.scale(slot));
    for (let from = 0; from < size; from += span)
      states.forEach((_, slot) => this.receive(slot, from, Math.min(size, from + span)));
    this.firing(step, this.isFree, this.fire);
  }

  /** Throws what is wrong with the spikes after the first, where they are regular. */
  checkIntervals(): void {
    const { plan, firing } = this;
    if (plan.spike?.kind !== 'regular' || !plan.spike.interval || !isSteady(plan.spike.interval)) return;
    for (let neuron = 0; neuron < plan.size; neuron++) firing.check!(neuron, 1);
  }

  /** Throws what is wrong with the spikes of an encoder under any of the rows that will be presented to it. */
  checkPresentations(): void {
    const { plan, presented, firing, values } = this;
    if (!presented || !firing.check) return;
    for (const read of presented.rows()) {
      values.inputs[0]!.set(read);
      for (let neuron = 0; neuron < plan.size; neuron++) firing.check(neuron, 0);
    }
    values.inputs[0]!.fill(0);
  }

  /** Calling what comes back makes the group what it is now. */
  save(): () => void {
    const {
      values: { states },
      heldUntil,
      rings,
      firing
    } = this;
    const numbers = kept([...states, heldUntil, ...rings.flat().map(ring => ring.values)]);
    const spikes = firing.save?.();
    return () => {
      numbers();
      spikes?.();
    };
  }

  /** Initial values for all states; nobody is refractory any more, and nothing is under way. */
  clear(): void {
    this.plan.states.forEach(({ initial }, slot) =>
      this.values.filled(initial, this.values.states[slot]!, this.progress)
    );
    this.heldUntil.fill(0);
    for (const ring of this.rings.flat()) ring.values.fill(0);
  }

  /** Makes a neuron refractory up to a step; of several times the longest counts. */
  hold(neuron: number, until: number): void {
    this.heldUntil[neuron] = Math.max(this.heldUntil[neuron]!, until);
  }

  protected readonly isFree = (neuron: number): boolean => this.step > this.heldUntil[neuron]!;

  private stepOf(from: number, to: number): void {
    this.clock.time = this.step * this.h;
    for (let neuron = from; neuron < to; neuron++) {
      for (const { run, held } of this.eachStep) if (!held || this.isFree(neuron)) run(neuron);
    }
  }

  private carry(integrate: Integrate, from: number, to: number): void {
    for (let neuron = from; neuron < to; neuron++) integrate(neuron, !this.isFree(neuron), this.step);
    if (this.eachStep.length > 0) this.stepOf(from, to);
    this.progress.spend(to - from);
  }

  /** Adds to what arrives at one state what is multiplied by states as they are before anything arrives. */
  private scale(slot: number): void {
    const [sum, ...scaled] = this.rings[slot]!;
    scaled.forEach((ring, i) => {
      const factor = this.values.states[this.plan.states[slot]!.scaledBy![i]!]!;
      const at = ring.at(this.step);
      const into = sum!.at(this.step);
      for (let neuron = 0; neuron < this.plan.size; neuron++)
        sum!.values[into + neuron]! += ring.values[at + neuron]! * factor[neuron]!;
      ring.values.fill(0, at, at + this.plan.size);
    });
  }

  /** Adds what arrives in this step to one state and checks it; a state that is held while its neuron is refractory drops it. */
  private receive(slot: number, from: number, to: number): void {
    const [ring] = this.rings[slot]!;
    const state = this.values.states[slot]!;
    const { held } = this.plan.states[slot]!;
    if (ring) {
      const at = ring.at(this.step);
      const { values } = ring;
      for (let neuron = from; neuron < to; neuron++)
        if (!held || this.isFree(neuron)) state[neuron]! += values[at + neuron]!;
      values.fill(0, at + from, at + to);
    }
    this.checkAll(slot, from, to);
  }

  private checkAll(slot: number, from: number, to: number): void {
    const state = this.values.states[slot]!;
    let sound = 0;
    for (let neuron = from; neuron < to; neuron++) sound += 0 * state[neuron]!;
    if (sound !== 0) for (let neuron = from; neuron < to; neuron++) this.check(slot, neuron);
  }

  /** Throws NetworkError where a state of any neuron is no finite number. */
  protected checkStates(): void {
    const {
      plan: { size, states }
    } = this;
    for (let from = 0; from < size; from += span)
      states.forEach((_, slot) => this.checkAll(slot, from, Math.min(size, from + span)));
  }

  protected readonly fire = (neuron: number, spikes: number): void => {
    for (let n = 0; n < spikes; n++) {
      this.fired.push(neuron);
      for (const assign of this.onSpike) assign(neuron);
    }
    if (this.refractory) this.heldUntil[neuron] = this.step + this.refractory(neuron);
  };

  private assigned({ target, operator, value }: Assignment): (neuron: number) => void {
    const evaluate = this.values.compile(value);
    const { locals, states } = this.values;
    if (target.kind === 'local') return neuron => (locals[target.slot] = evaluate(neuron));
    const state = states[target.slot]!;
    return neuron => {
      state[neuron] = operator ? operate(operator, state[neuron]!, evaluate(neuron)) : evaluate(neuron);
      this.check(target.slot, neuron);
    };
  }

  /** Carries one neuron over the step under way, up to what arrives. Throws what goes wrong then. */
  protected carryAgain(neuron: number): void {
    this.clock.time = (this.step - 1) * this.h;
    this.firing.begin?.(neuron);
    this.integrate?.(neuron, !this.isFree(neuron), this.step);
    this.stepOf(neuron, neuron + 1);
  }

  /** Gives one neuron what arrives in the step under way, and looks whether it fires. Throws what goes wrong then. */
  protected receiveAgain(neuron: number): void {
    this.plan.states.forEach((_, slot) => this.scale(slot));
    this.plan.states.forEach((_, slot) => this.receive(slot, neuron, neuron + 1));
    this.firing(
      this.step,
      other => other === neuron && this.isFree(other),
      () => undefined
    );
  }

  /** Throws what goes wrong when a neuron fires. */
  protected fireAgain(neuron: number): void {
    for (const assign of this.onSpike) assign(neuron);
  }

  /** Throws NetworkError where a state of a neuron is no finite number. */
  protected check(slot: number, neuron: number): void {
    const value = this.values.states[slot]![neuron]!;
    if (Number.isFinite(value)) return;
    const { name, source } = this.plan.states[slot]!;
    throw notFinite(name, `neuron ${neuron} of ${this.plan.name}`, value, source);
  }

  private refractorySteps({ duration, source }: RefractoryPlan): Evaluate {
    const evaluate = this.values.compile(duration);
    const steps: Evaluate = neuron => {
      const time = evaluate(neuron);
      if (time >= 0 && time < Infinity) return stepsAbove(time, this.h);
      const what = `The refractory time of neuron ${neuron} of ${this.plan.name}`;
      throw networkError('refractory-time', `${what} is ${showTime(time)}; give a time of 0 ms or more.`, source);
    };
    if (!isSteady(duration)) return steps;
    const known = Float64Array.from({ length: isNumber(duration) ? 1 : this.plan.size }, (_, neuron) => steps(neuron));
    return known.length === 1 ? () => known[0]! : neuron => known[neuron]!;
  }
}
