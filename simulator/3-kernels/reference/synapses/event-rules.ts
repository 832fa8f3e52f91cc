// What events do to one synapse: its states are brought to the step, then the assignments run in order.
import { operate } from '../../../1-model/index.js';
import type { Assignment, SynapseEvent } from '../../../2-plan/index.js';
import type { EventSynapses } from '../../network/index.js';
import { compile, drawn, type Evaluate, type Reader } from '../../values/index.js';
import { EventStates } from './event-states.js';

type Run = (synapse: number, step: number) => void;

export class EventRules {
  private readonly runs: Readonly<Record<SynapseEvent, readonly Run[]>>;
  private readonly states: EventStates;
  private readonly locals: Float64Array;
  /** of the event under way, and how often it came to the synapse in the step before */
  private step = 0;
  private occasion = 0;

  constructor(private readonly events: EventSynapses) {
    const {
      program: { onPre, onPost, signals = [] },
      states,
      context: { values }
    } = events;
    const all = [...onPre, ...onPost, ...signals.flatMap(signal => signal.assignments)];
    const slots = all.map(({ target }) => (target.kind === 'local' ? target.slot + 1 : 0));
    this.locals = new Float64Array(Math.max(0, ...slots));
    this.states = new EventStates(states, values);
    this.runs = {
      pre: onPre.map(assignment => this.assigned(assignment, 'pre')),
      post: onPost.map(assignment => this.assigned(assignment, 'post')),
      ...signals.map(({ assignments }, i) => assignments.map(assignment => this.assigned(assignment, i)))
    };
  }

  /** The two ends of the synapse are those of the `site` of its values. Throws NetworkError. */
  run(event: SynapseEvent, synapse: number, step: number): void {
    const { sent, program, states, occasions } = this.events;
    this.states.bring(synapse, (this.step = step), event);
    this.occasion = occasions[event]?.of(synapse, step) ?? 0;
    for (const run of this.runs[event]!) run(synapse, step);
    occasions[event]?.note(synapse, step);
    if (sent && event === 'pre') sent[synapse] = states.peek(program.weight!, synapse, step);
  }

  private assigned({ target, operator, value }: Assignment, event: SynapseEvent): Run {
    const { states, locals } = this;
    const { slot } = target;
    const evaluate = compile(
      value,
      this.reader(slot => states.read(slot, event, () => this.step))
    );
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

  private reader(state: (slot: number) => Evaluate): Reader {
    const { locals } = this;
    const reader = this.events.reader(state);
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
