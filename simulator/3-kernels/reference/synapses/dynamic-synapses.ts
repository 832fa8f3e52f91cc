// Synapses with states of their own that events change: plasticity. Events are run in the step in which they reach the synapse.
import { savedTogether, type Saved } from '../../values/index.js';
import type { EventSide, SignalRule, SynapseEvent, SynapseValue } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import type { GrowingArray } from '../../growing/index.js';
import { hearersOf, nobody, type Delays, type EventSynapses, type SynapseContext } from '../../network/index.js';
import type { Group } from '../group.js';
import { arrivingOf } from './arriving.js';
import { carryOf } from './carrying.js';
import { courseOf } from './course-of.js';
import { DelayLine } from './delay-line.js';
import { EventRules } from './event-rules.js';
import { injectionOf } from './injection-of.js';
import type { Projection } from './projection.js';
import { Walk } from './walk.js';

type Visit = (synapse: number) => void;

interface Synapse {
  readonly number: number;
  readonly post: number;
}

export class DynamicSynapses implements Projection {
  readonly synapses: number;
  readonly connectivity: Connectivity;
  private readonly walk: Walk;
  private readonly arriving: ReturnType<typeof arrivingOf>;
  private readonly rules: EventRules;
  /** where spikes assign to their targets: before any arrive that only add to them */
  readonly assign?: (step: number) => void;
  /** where states are carried each step, and where synapses inject */
  readonly carry?: (step: number) => void;
  /** where synapses do something at regular times */
  readonly recur?: (step: number) => void;
  readonly inject?: (step: number) => void;
  /** spikes on their way to the synapses: neurons for one delay, else synapses */
  private readonly lines: Readonly<Record<EventSide, DelayLine>> = { pre: new DelayLine(), post: new DelayLine() };

  constructor(
    private readonly events: EventSynapses,
    private readonly context: SynapseContext<Group>
  ) {
    const { connectivity, program } = events;
    this.synapses = events.synapses;
    this.connectivity = connectivity;
    this.arriving = arrivingOf(context);
    this.walk = new Walk(context.values, connectivity);
    this.rules = new EventRules(events);
    if (events.assigns) this.assign = step => this.take('pre', step);
    const carry = carryOf(events);
    if (carry) this.carry = step => this.carryAll(carry, step);
    if (events.course) this.carry = courseOf(events);
    if (program.recurring || program.course) this.recur = step => this.recurAll(step);
    if (program.injects)
      this.inject = injectionOf(program.injects, context, connectivity, events.injected(), events.past);
  }

  /** Without a dendritic delay spikes reach synapse and target at once. */
  arrive(step: number): void {
    if (!this.events.delays.dendritic && !this.events.assigns) this.take('pre', step);
  }

  deliver(step: number): void {
    const { to } = this.context;
    const {
      delays: { dendritic },
      program
    } = this.events;
    if (program.onPost.length > 0) {
      this.enter('post', to.fired, step);
      this.take('post', step);
    }
    this.enter('pre', this.arriving(step), step);
    if (dendritic) this.take('pre', step);
    program.signals?.forEach((signal, i) => this.hearSignal(signal, this.hearsTogether(i, step)));
  }

  /** Those blocks whose time has come, one after the other. */
  private recurAll(step: number): void {
    const { program, course } = this.events;
    (program.recurring ?? []).forEach(({ every }, i) => {
      if (step % every !== 0) return;
      const hearAll = this.hearsTogether(`each ${i}`, step);
      for (let neuron = 0; neuron < this.connectivity.targets; neuron++) hearAll(neuron);
    });
    if (!course || step % course.plan.every !== 0) return;
    this.walk.byTarget(synapse => this.rules.run('anew', synapse, step));
    course.begin(step);
  }

  settle(step: number): void {
    this.events.settle(step);
  }

  write(slot: number, values: Float64Array, step: number): void {
    this.events.write(slot, values, step);
  }

  save(): Saved {
    return savedTogether([this.lines.pre.save(), this.lines.post.save(), this.events.save()]);
  }

  clear(step: number): void {
    this.lines.pre.clear();
    this.lines.post.clear();
    this.events.clear(step);
  }

  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void {
    this.events.read(value, step, visit);
  }

  private carryAll(carry: (synapse: number, step: number) => void, step: number): void {
    const { clock } = this.context.from.state;
    this.walk.byTarget(synapse => carry(synapse, step));
    clock.time = step * clock.h;
  }

  /** Spikes reach the synapses of their neurons after the delays of their side, or at once where it has none. */
  private enter(event: EventSide, fired: GrowingArray<Uint32Array>, step: number): void {
    const delays = this.delaysOf(event);
    const line = this.lines[event];
    for (let f = 0; f < fired.length; f++) {
      const neuron = fired.values[f]!;
      if (typeof delays === 'object')
        this.walkOf(event, neuron, synapse => line.enter(step + delays[synapse]!, synapse));
      else line.enter(step + delays, neuron);
    }
  }

  /** What reaches the synapses in a step. Where they hear one by one, those of a spike stand together in canonical order. */
  private take(event: EventSide, step: number): void {
    const hear = this.hears(event, step);
    const each = typeof this.delaysOf(event) === 'object';
    let before: Synapse | undefined;
    this.lines[event].take(step, number => {
      if (each) {
        const post = this.walk.targetOf(number);
        const begins = !before || before.post !== post || before.number >= number;
        before = { number, post };
        if (event === 'post' && begins) this.sum(event, post, step);
        return this.walk.one(number, hear);
      }
      if (event === 'post') this.sum(event, number, step);
      this.walkOf(event, number, hear);
    });
  }

  /** Spikes that are an event of the synapses, in their own step. */
  private hearSignal(signal: SignalRule, hearAll: (target: number) => void): void {
    const { fired } = this.context.groups[signal.group]!;
    const hearers = hearersOf(signal);
    for (let f = 0; f < fired.length; f++) {
      const target = hearers[fired.values[f]!]!;
      if (target === nobody) continue;
      if (signal.targets) hearAll(target);
      else for (let each = 0; each < this.connectivity.targets; each++) hearAll(each);
    }
  }

  private hears(event: SynapseEvent, step: number): Visit {
    const { summedOnPre } = this.events;
    return synapse => {
      if (event === 'pre' && summedOnPre) this.sumOnPre(summedOnPre, step);
      this.rules.run(event, synapse, step);
      this.context.progress.spend(1);
    };
  }

  /** What happens to all synapses onto a neuron, behind the sums over them. */
  private hearsTogether(event: SynapseEvent, step: number): (target: number) => void {
    const hear = this.hears(event, step);
    return target => {
      this.sum(event, target, step);
      this.walk.ofTarget(target, hear);
    };
  }

  private sum(event: SynapseEvent, target: number, step: number): void {
    this.rules.sum(event, target, step, visit => this.walk.ofTarget(target, visit));
  }

  /** The sums onto the neuron that is looked at, before the first pre spike of a step comes to it. */
  private sumOnPre(summed: Uint32Array, step: number): void {
    const { values } = this.context;
    const { pre, post } = values.site;
    if (summed[post] === step) return;
    summed[post] = step;
    this.sum('pre', post, step);
    values.at(pre, post);
  }

  private delaysOf(event: EventSide): Delays {
    const { axonal, dendritic } = this.events.delays;
    return (event === 'pre' ? axonal : dendritic) ?? 0;
  }

  private walkOf(event: EventSide, neuron: number, visit: Visit): void {
    if (event === 'pre') this.walk.ofSource(neuron, visit);
    else this.walk.ofTarget(neuron, visit);
  }
}
