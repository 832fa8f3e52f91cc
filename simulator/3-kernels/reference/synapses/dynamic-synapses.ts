// Synapses with states of their own that events change: plasticity. Events are run in the step in which they reach the synapse.
import { operate } from '../../../1-model/index.js';
import type { Assignment, EventSide, SynapseProgram, SynapseValue } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import type { GrowingArray } from '../../growing/index.js';
import { delaysOf, longest, SynapseStates, type Delays } from '../../network/index.js';
import { compile, kept, type Reader } from '../../values/index.js';
import { DelayLine } from './delay-line.js';
import type { SynapseContext } from './synapse-context.js';
import type { Projection } from './projection.js';
import { EventStates } from './event-states.js';
import { Walk } from './walk.js';

type Run = (synapse: number, step: number) => void;
type Visit = (synapse: number) => void;

export class DynamicSynapses implements Projection {
  readonly synapses: number;
  private readonly walk: Walk;
  protected readonly delays: Delays;
  protected readonly states: SynapseStates;
  private readonly events: EventStates;
  /** weights after the last on pre */
  protected readonly sent?: Float64Array;
  private readonly onPre: readonly Run[];
  private readonly onPost: readonly Run[];
  private readonly locals: Float64Array;
  /** of the event under way */
  private step = 0;
  /** what reaches the synapses later: spikes of the side on which the delay lies; neurons for one delay, else synapses */
  private readonly line: DelayLine;

  /** Throws NetworkError. */
  constructor(
    protected readonly program: SynapseProgram,
    protected readonly made: SynapseContext,
    readonly connectivity: Connectivity
  ) {
    const { values, to, h, progress, allocator } = made;
    this.synapses = connectivity.synapses;
    this.walk = new Walk(values, connectivity);
    this.delays = delaysOf(values, connectivity, h, progress);
    if (program.states.length === 0) values.each(connectivity, progress, () => undefined);
    this.states = new SynapseStates(program, values, connectivity, h, progress, allocator);
    this.events = new EventStates(this.states, values);
    this.line = new DelayLine();
    const assignments = [...program.onPre, ...program.onPost];
    this.locals = new Float64Array(
      Math.max(0, ...assignments.map(({ target }) => (target.kind === 'local' ? target.slot + 1 : 0)))
    );
    for (const { target } of assignments) if (target.kind === 'send') to.ringOf(target).reserve(longest(this.delays));
    this.onPre = program.onPre.map(assignment => this.assigned(assignment, 'pre'));
    this.onPost = program.onPost.map(assignment => this.assigned(assignment, 'post'));
    if (program.weight === undefined) return;
    this.sent = allocator.f64(this.synapses);
    for (let synapse = 0; synapse < this.synapses; synapse++)
      this.sent[synapse] = this.states.get(program.weight, synapse);
  }

  /** Axonal: spikes reach synapse and target at once. */
  arrive(step: number): void {
    const hear: Visit = synapse => this.pre(synapse, step);
    if (this.program.side === 'axonal') this.take(step, neuron => this.walk.ofSource(neuron, hear), hear);
  }

  deliver(step: number): void {
    const {
      walk,
      made: {
        from: { fired: pre },
        to: { fired: post }
      },
      program
    } = this;
    const axonal = program.side === 'axonal';
    if (program.onPost.length > 0) this.hearPost(post, step, axonal);
    for (let f = 0; f < pre.length; f++) {
      const neuron = pre.values[f]!;
      if (axonal) this.enter(neuron, step, visit => walk.ofSource(neuron, visit));
      else walk.ofSource(neuron, synapse => this.pre(synapse, step));
    }
  }

  save(): () => void {
    const parts = [this.line.save(), this.states.save(), kept([this.sent])];
    return () => parts.forEach(restore => restore());
  }

  clear(step: number): void {
    this.line.clear();
    this.states.clear(step, this.program.weight);
  }

  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void {
    const { states, sent, walk } = this;
    switch (value.kind) {
      case 'state':
        return walk.all(synapse => visit(synapse, states.peek(value.slot, synapse, step)));
      case 'sent':
        return walk.all(synapse => visit(synapse, sent![synapse]!));
      case 'value': {
        const evaluate = compile(
          value.value,
          this.readerOf(slot => synapse => states.peek(slot, synapse, step))
        );
        return walk.all(synapse => visit(synapse, evaluate(synapse)));
      }
    }
  }

  /** What an event does to one synapse. Throws NetworkError. */
  protected hear(event: EventSide, synapse: number, step: number): void {
    this.walk.one(synapse, () => (event === 'pre' ? this.pre(synapse, step) : this.post(synapse, step)));
  }

  private hearPost(post: GrowingArray<Uint32Array>, step: number, axonal: boolean): void {
    const { walk } = this;
    const hear: Visit = synapse => this.post(synapse, step);
    for (let f = 0; f < post.length; f++) {
      const neuron = post.values[f]!;
      if (axonal) walk.ofTarget(neuron, hear);
      else this.enter(neuron, step, visit => walk.ofTarget(neuron, visit));
    }
    if (!axonal) this.take(step, neuron => walk.ofTarget(neuron, hear), hear);
  }

  /** A spike that reaches the synapses of a neuron after their delays. */
  private enter(neuron: number, step: number, synapses: (visit: Visit) => void): void {
    const { delays, line } = this;
    if (typeof delays === 'number') line.enter(step + delays, neuron);
    else synapses(synapse => line.enter(step + delays[synapse]!, synapse));
  }

  private take(step: number, ofNeuron: (neuron: number) => void, ofSynapse: Visit): void {
    if (typeof this.delays === 'number') this.line.take(step, ofNeuron);
    else this.line.take(step, synapse => this.walk.one(synapse, ofSynapse));
  }

  private pre(synapse: number, step: number): void {
    this.events.bring(synapse, (this.step = step), 'pre');
    for (const run of this.onPre) run(synapse, step);
    if (this.sent) this.sent[synapse] = this.states.get(this.program.weight!, synapse);
    this.made.progress.spend(1);
  }

  private post(synapse: number, step: number): void {
    this.events.bring(synapse, (this.step = step), 'post');
    for (const run of this.onPost) run(synapse, step);
    this.made.progress.spend(1);
  }

  private assigned({ target, operator, value }: Assignment, event: EventSide): Run {
    const evaluate = compile(
      value,
      this.readerOf(slot => this.events.read(slot, event, () => this.step))
    );
    const { states, events, locals, delays } = this;
    const { slot } = target;
    switch (target.kind) {
      case 'local':
        return synapse => (locals[slot] = evaluate(synapse));
      case 'state':
        if (!operator) return synapse => events.set(slot, synapse, evaluate(synapse));
        return synapse => events.set(slot, synapse, operate(operator, states.get(slot, synapse), evaluate(synapse)));
      case 'send': {
        const ring = this.made.to.ringOf(target);
        const { site } = this.made.values;
        if (this.program.side === 'axonal')
          return (synapse, step) => (ring.values[ring.at(step) + site.post]! += evaluate(synapse));
        const delayOf =
          typeof delays === 'number' ? (): number => delays : (synapse: number): number => delays[synapse]!;
        return (synapse, step) => (ring.values[ring.at(step + delayOf(synapse)) + site.post]! += evaluate(synapse));
      }
    }
  }

  private readerOf(state: (slot: number) => (synapse: number) => number): Reader {
    const { reader } = this.made.values;
    const { locals } = this;
    return {
      ...reader,
      variable: v =>
        v.of === 'local'
          ? () => locals[v.slot]!
          : v.of === 'state' && v.side === 'own'
            ? state(v.slot)
            : reader.variable(v)
    };
  }
}
