// What events do to one synapse: its states are brought to the step, then the assignments run in order.
import { operate } from '../../../1-model/index.js';
import { totalsIn, type Assignment, type Formula, type SynapseEvent } from '../../../2-plan/index.js';
import { assignmentsOf, recurrencesOf, type EventSynapses } from '../../network/index.js';
import { compile, drawn, type Evaluate, type Reader } from '../../values/index.js';
import { EventStates } from './event-states.js';

type Run = (synapse: number, step: number) => void;

/** What an event does to a synapse, and what it reads of all synapses onto its neuron before that. */
interface Rule {
  readonly sums: readonly { readonly into: Float64Array; readonly evaluate: Evaluate }[];
  readonly runs: readonly Run[];
}

export class EventRules {
  private readonly rules = new Map<SynapseEvent, Rule>();
  private readonly states: EventStates;
  private readonly locals: Float64Array;
  /** the weight where it is no state that is kept as it is */
  private readonly weight?: Evaluate;
  /** of the event under way, and how often it came to the synapse in the step before */
  private step = 0;
  private occasion = 0;

  constructor(private readonly events: EventSynapses) {
    const {
      program,
      states,
      context: { values }
    } = events;
    const all: SynapseEvent[] = ['pre', 'post', ...(program.signals ?? []).keys(), ...recurrencesOf(program)];
    if (program.course) all.push('anew');
    const slots = all
      .flatMap(event => assignmentsOf(program, event))
      .map(({ target }) => (target.kind === 'local' ? target.slot + 1 : 0));
    this.locals = new Float64Array(Math.max(0, ...slots));
    this.states = new EventStates(states, values);
    for (const event of all) this.rules.set(event, this.ruleOf(event));
    const { course, weight } = program;
    if (course && course.moved === weight)
      this.weight = compile(
        course.value,
        this.reader(slot => synapse => states.get(slot, synapse))
      );
  }

  /** Sums what an event reads of the synapses onto a neuron, before it. `each` goes to these synapses. Throws NetworkError. */
  sum(event: SynapseEvent, neuron: number, step: number, each: (visit: (synapse: number) => void) => void): void {
    const { sums } = this.rules.get(event)!;
    if (sums.length === 0) return;
    for (const { into } of sums) into[neuron] = 0;
    each(synapse => {
      this.states.bring(synapse, (this.step = step), event);
      for (const { into, evaluate } of sums) into[neuron]! += evaluate(synapse);
    });
  }

  /** The two ends of the synapse are those of the `site` of its values. Throws NetworkError. */
  run(event: SynapseEvent, synapse: number, step: number): void {
    const { sent, program, states } = this.events;
    const occasions = this.events.occasions[event];
    this.states.bring(synapse, (this.step = step), event);
    this.occasion = occasions?.of(synapse, step) ?? 0;
    for (const run of this.rules.get(event)!.runs) run(synapse, step);
    occasions?.note(synapse, step);
    if (sent && event === 'pre') sent[synapse] = this.weight?.(synapse) ?? states.peek(program.weight!, synapse, step);
  }

  /** What `sum` reads of one synapse, for somebody who looks for what went wrong there. Throws NetworkError. */
  read(event: SynapseEvent, synapse: number, step: number): void {
    this.states.bring(synapse, (this.step = step), event);
    for (const { evaluate } of this.rules.get(event)!.sums) evaluate(synapse);
  }

  private ruleOf(event: SynapseEvent): Rule {
    const { program, totals } = this.events;
    const assignments = assignmentsOf(program, event);
    return {
      sums: totalsIn(assignments).map(slot => ({
        into: totals[slot]!,
        evaluate: this.evaluated(program.totals![slot]!, event)
      })),
      runs: assignments.map(assignment => this.assigned(assignment, event))
    };
  }

  private evaluated(value: Formula, event: SynapseEvent): Evaluate {
    return compile(
      value,
      this.reader(slot => this.states.read(slot, event, () => this.step))
    );
  }

  private assigned({ target, operator, value }: Assignment, event: SynapseEvent): Run {
    const { states, locals } = this;
    const { slot } = target;
    const evaluate = this.evaluated(value, event);
    switch (target.kind) {
      case 'local':
        return synapse => (locals[slot] = evaluate(synapse));
      case 'state':
        if (!operator) return synapse => states.set(slot, synapse, evaluate(synapse));
        return synapse => {
          const before = this.events.states.get(slot, synapse);
          states.set(slot, synapse, operate(operator, before, evaluate(synapse)));
        };
      case 'send':
        return this.sent(target, evaluate);
      case 'post':
        return this.assignedToTarget(slot, operator, evaluate);
    }
  }

  private sent(target: Assignment['target'], evaluate: Evaluate): Run {
    const {
      delays: { dendritic },
      context: {
        to,
        values: { site }
      }
    } = this.events;
    const ring = to.state.ringOf(target);
    const delayOf = (synapse: number): number =>
      typeof dendritic === 'object' ? dendritic[synapse]! : (dendritic ?? 0);
    return (synapse, step) => (ring.values[ring.at(step + delayOf(synapse)) + site.post]! += evaluate(synapse));
  }

  /** A state that is held drops it, as it drops what is sent. */
  private assignedToTarget(slot: number, operator: Assignment['operator'], evaluate: Evaluate): Run {
    const {
      to: { state },
      values: { site }
    } = this.events.context;
    const into = state.values.states[slot]!;
    const { held } = state.plan.states[slot]!;
    return (synapse, step) => {
      const { post } = site;
      if (held && step <= state.heldUntil[post]!) return;
      into[post] = operator ? operate(operator, into[post]!, evaluate(synapse)) : evaluate(synapse);
      state.checkNeuron(slot, post);
    };
  }

  private reader(state: (slot: number) => Evaluate): Reader {
    const { locals } = this;
    const reader = this.events.courseOver(this.events.reader(state), () => this.step);
    return {
      ...reader,
      variable: v => (v.of === 'local' ? () => locals[v.slot]! : reader.variable(v)),
      draw: (draw, args) =>
        drawn(draw, args, this.events.context.seed, draw.event!, (stream, synapse) =>
          stream.seek(synapse, this.step, this.occasion)
        )
    };
  }
}
