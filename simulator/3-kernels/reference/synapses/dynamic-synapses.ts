// Synapses with states of their own that events change: plasticity. Events are run in the step in which they reach the synapse.
import type { EventSide, SynapseValue } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import type { GrowingArray } from '../../growing/index.js';
import type { EventSynapses, SynapseContext } from '../../network/index.js';
import type { Group } from '../group.js';
import { carryOf } from './carrying.js';
import { DelayLine } from './delay-line.js';
import { EventRules } from './event-rules.js';
import { injectionOf } from './injection-of.js';
import type { Projection } from './projection.js';
import { Walk } from './walk.js';

type Visit = (synapse: number) => void;

export class DynamicSynapses implements Projection {
  readonly synapses: number;
  readonly connectivity: Connectivity;
  private readonly walk: Walk;
  private readonly rules: EventRules;
  private readonly isAxonal: boolean;
  /** where states are carried each step, and where synapses inject */
  readonly carry?: (step: number) => void;
  readonly inject?: (step: number) => void;
  /** what reaches the synapses later: spikes of the side on which the delay lies; neurons for one delay, else synapses */
  private readonly line = new DelayLine();

  constructor(
    private readonly events: EventSynapses,
    private readonly context: SynapseContext<Group>
  ) {
    const { connectivity, program } = events;
    this.synapses = events.synapses;
    this.connectivity = connectivity;
    this.walk = new Walk(context.values, connectivity);
    this.rules = new EventRules(events);
    this.isAxonal = program.side === 'axonal';
    const carry = carryOf(events);
    if (carry) this.carry = step => this.carryAll(carry, step);
    if (program.injects) this.inject = injectionOf(program.injects, context, connectivity, events.atPresent());
  }

  /** Axonal: spikes reach synapse and target at once. */
  arrive(step: number): void {
    const hear = this.hears('pre', step);
    if (this.isAxonal) this.take(step, neuron => this.walk.ofSource(neuron, hear), hear);
  }

  deliver(step: number): void {
    const { walk, isAxonal } = this;
    const pre = this.context.from.fired;
    if (this.events.program.onPost.length > 0) this.hearPost(this.context.to.fired, step);
    const hear = this.hears('pre', step);
    for (let f = 0; f < pre.length; f++) {
      const neuron = pre.values[f]!;
      if (isAxonal) this.enter(neuron, step, visit => walk.ofSource(neuron, visit));
      else walk.ofSource(neuron, hear);
    }
  }

  save(): () => void {
    const parts = [this.line.save(), this.events.save()];
    return () => parts.forEach(restore => restore());
  }

  clear(step: number): void {
    this.line.clear();
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

  private hears(event: EventSide, step: number): Visit {
    return synapse => {
      this.rules.run(event, synapse, step);
      this.context.progress.spend(1);
    };
  }

  private hearPost(post: GrowingArray<Uint32Array>, step: number): void {
    const { walk, isAxonal } = this;
    const hear = this.hears('post', step);
    for (let f = 0; f < post.length; f++) {
      const neuron = post.values[f]!;
      if (isAxonal) walk.ofTarget(neuron, hear);
      else this.enter(neuron, step, visit => walk.ofTarget(neuron, visit));
    }
    if (!isAxonal) this.take(step, neuron => walk.ofTarget(neuron, hear), hear);
  }

  /** A spike that reaches the synapses of a neuron after their delays. */
  private enter(neuron: number, step: number, synapses: (visit: Visit) => void): void {
    const {
      line,
      events: { delays }
    } = this;
    if (typeof delays === 'number') line.enter(step + delays, neuron);
    else synapses(synapse => line.enter(step + delays[synapse]!, synapse));
  }

  private take(step: number, ofNeuron: (neuron: number) => void, ofSynapse: Visit): void {
    if (typeof this.events.delays === 'number') this.line.take(step, ofNeuron);
    else this.line.take(step, synapse => this.walk.one(synapse, ofSynapse));
  }
}
