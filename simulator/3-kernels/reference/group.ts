// One group of neurons in the reference backend: integrate, take what arrives, fire, reset. The order within a step
// is that of NEST: integration with the currents of the last step, arrivals, threshold, reset.
import { savedTogether, type Saved } from '../values/index.js';
import type { SilencePlan } from '../../2-plan/index.js';
import { GrowingArray } from '../growing/index.js';
import { assigned, isSilent, silencesIn, type GroupState, type Neurons } from '../network/index.js';
import { span, type ProgressMeter } from '../watch/index.js';
import type { Firing } from './firing.js';
import { integratorOf, type Integrate } from './integrate/index.js';

export class Group implements Neurons {
  /** neurons that fired in the last step, ascending, each as often as it fired */
  readonly fired = GrowingArray.indices();
  private readonly integrate: Integrate | undefined;
  private readonly eachStep: readonly { readonly run: (neuron: number) => void; readonly held: boolean }[];
  private readonly onSpike: readonly ((neuron: number) => void)[];
  private step = 0;
  /** of the neuron that fired last, in its step */
  private spikesBefore = 0;

  /** `silences`: of this group. Throws NetworkError. */
  constructor(
    readonly state: GroupState,
    readonly firing: Firing,
    private readonly progress: ProgressMeter,
    private readonly silences: readonly SilencePlan[] = []
  ) {
    const { plan, values, clock, seed } = state;
    this.integrate = integratorOf(plan, values, clock.h, seed);
    this.eachStep = plan.eachStep.map(assignment => ({
      run: assigned(state, assignment),
      held: assignment.target.kind === 'state' && plan.states[assignment.target.slot]!.held
    }));
    this.onSpike = plan.onSpike.map(assignment => assigned(state, assignment));
  }

  /** The equations of a step (counted from 1), where synapses look at the neurons before anything arrives. Throws NetworkError, Cancelled. */
  equations(step: number): void {
    if (this.state.plan.watched) this.integrateAll(step);
  }

  /** Carries the group to the end of a step. Throws NetworkError, Cancelled. */
  neurons(step: number): void {
    const { size, states, watched } = this.state.plan;
    if (!watched) this.integrateAll(step);
    this.fired.clear();
    states.forEach((_, slot) => this.scale(slot));
    for (let from = 0; from < size; from += span)
      states.forEach((_, slot) => this.receive(slot, from, Math.min(size, from + span)));
    this.firing(step, this.isFree, this.fire);
    this.silence();
  }

  save(): Saved {
    const firing = this.firing.save?.();
    return savedTogether([this.state.save(), ...(firing ? [firing] : [])]);
  }

  /** Carries one neuron over a step, up to what arrives. Throws what goes wrong then. */
  carryOne(neuron: number, step: number): void {
    const { clock } = this.state;
    this.at(step);
    clock.time = (step - 1) * clock.h;
    this.firing.begin?.(neuron);
    this.integrate?.(neuron, !this.isFree(neuron), step);
    this.eachStepOf(neuron, neuron + 1);
  }

  /** Gives one neuron what arrives in a step, and looks whether it fires. Throws what goes wrong then. */
  receiveOne(neuron: number, step: number): void {
    const { states } = this.state.plan;
    this.at(step);
    states.forEach((_, slot) => this.scale(slot));
    states.forEach((_, slot) => this.receive(slot, neuron, neuron + 1));
    this.firing(
      step,
      other => other === neuron && this.isFree(other),
      () => undefined
    );
  }

  /** Throws what goes wrong when a neuron fires that did so `occasion` times before in the step. */
  fireOne(neuron: number, step: number, occasion: number): void {
    this.at(step, occasion);
    for (const assign of this.onSpike) assign(neuron);
  }

  private integrateAll(step: number): void {
    const {
      firing: { begin },
      state: {
        clock,
        plan: { size }
      }
    } = this;
    this.at(step);
    clock.time = (step - 1) * clock.h;
    if (begin) for (let neuron = 0; neuron < size; neuron++) begin(neuron);
    if (this.integrate)
      for (let from = 0; from < size; from += span)
        this.carryNeurons(this.integrate, from, Math.min(size, from + span));
    clock.time = step * clock.h;
  }

  private at(step: number, occasion = 0): void {
    this.step = step;
    Object.assign(this.state.values.moment, { step, occasion });
  }

  private readonly isFree = (neuron: number): boolean => this.step > this.state.heldUntil[neuron]!;

  private eachStepOf(from: number, to: number): void {
    const { clock } = this.state;
    clock.time = this.step * clock.h;
    for (let neuron = from; neuron < to; neuron++) {
      for (const { run, held } of this.eachStep) if (!held || this.isFree(neuron)) run(neuron);
    }
  }

  private carryNeurons(integrate: Integrate, from: number, to: number): void {
    for (let neuron = from; neuron < to; neuron++) integrate(neuron, !this.isFree(neuron), this.step);
    if (this.eachStep.length > 0) this.eachStepOf(from, to);
    this.progress.spend(to - from);
  }

  /** Adds to what arrives at one state what is multiplied by states as they are before anything arrives. */
  private scale(slot: number): void {
    const { plan, rings, values } = this.state;
    const [sum, ...scaled] = rings[slot]!;
    scaled.forEach((ring, i) => {
      const factor = values.states[plan.states[slot]!.scaledBy![i]!]!;
      const at = ring.at(this.step);
      const into = sum!.at(this.step);
      for (let neuron = 0; neuron < plan.size; neuron++)
        sum!.values[into + neuron]! += ring.values[at + neuron]! * factor[neuron]!;
      ring.values.fill(0, at, at + plan.size);
    });
  }

  /** Adds what arrives in this step to one state and checks it; a state that is held while its neuron is refractory drops it. */
  private receive(slot: number, from: number, to: number): void {
    const { plan, rings, values } = this.state;
    const [ring] = rings[slot]!;
    const state = values.states[slot]!;
    const { held } = plan.states[slot]!;
    if (ring) {
      const at = ring.at(this.step);
      const { values: arrivals } = ring;
      for (let neuron = from; neuron < to; neuron++)
        if (!held || this.isFree(neuron)) state[neuron]! += arrivals[at + neuron]!;
      arrivals.fill(0, at + from, at + to);
    }
    this.state.checkState(slot, from, to);
  }

  private readonly fire = (neuron: number, spikes: number): void => {
    const {
      fired,
      state: {
        refractory,
        heldUntil,
        values: { moment }
      }
    } = this;
    // all spikes of a neuron follow each other
    const before = fired.length > 0 && fired.values[fired.length - 1] === neuron ? this.spikesBefore : 0;
    this.spikesBefore = before + spikes;
    for (let n = 0; n < spikes; n++) {
      moment.occasion = before + n;
      fired.push(neuron);
      for (const assign of this.onSpike) assign(neuron);
    }
    moment.occasion = 0;
    if (refractory) heldUntil[neuron] = this.step + refractory.of(neuron);
  };

  /** Forgets the spikes of the step that nobody hears of. */
  private silence(): void {
    const { fired, step, state } = this;
    for (const plan of silencesIn(this.silences, step + state.clock.shift)) {
      const heard = Array.from(fired.values.subarray(0, fired.length)).filter(neuron => !isSilent(plan, neuron));
      fired.clear();
      for (const neuron of heard) fired.push(neuron);
    }
  }
}
