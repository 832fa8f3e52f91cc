// Code for what a spike of a neuron does to the states of synapses that are kept once a neuron: they are brought to its step before its
// synapses hear of it, and changed behind the last of these, which each work out the same for themselves meanwhile.
import type { EventSide, SharedTraces } from '../../../2-plan/index.js';
import { LaneEmitter, Lanes, type Code, type I32, type Variable } from '../code/index.js';
import { outcomeOf } from '../program/assignments.js';
import type { EventStates } from './event-code.js';
import type { SynapseVariables } from './synapse-variables.js';

export class SharedEventCode {
  /** slots */
  private readonly moved: readonly number[];

  /** `variables` look at one of the synapses of the neuron. */
  constructor(
    private readonly f: Code,
    private readonly traces: SharedTraces,
    private readonly states: EventStates,
    private readonly side: EventSide,
    private readonly variables: SynapseVariables,
    private readonly step: Variable<I32>
  ) {
    const { kept, moving } = states;
    this.moved = traces.states[side].filter(
      slot => kept[slot]!.side === side && (kept[slot]!.before !== undefined || moving[slot]!.moves)
    );
  }

  /** Further events of the step find them there. */
  bring(): void {
    const { f, moved, step, variables } = this;
    const { kept, moving } = this.states;
    const [first] = moved;
    if (first === undefined) return;
    const last = variables.kept(kept[first]!, kept[first]!.last);
    const elapsed = f.local('i32');
    const now = f.local('f64');
    f.if(elapsed.assigned(step.minus(last)), () => {
      for (const slot of moved) {
        const state = kept[slot]!;
        now.set(variables.kept(state, state.now));
        if (moving[slot]!.moves) {
          now.set(moving[slot]!.after(f, now, elapsed, variables));
          variables.kept(state, state.now).set(now);
        }
        if (state.before) variables.kept(state, state.before).set(now);
      }
      last.set(step);
    });
  }

  /** What the synapses found to be no number is none here. */
  run(): void {
    const { f, traces, side, variables } = this;
    const { kept } = this.states;
    const l = new Lanes();
    const { states } = outcomeOf(traces.events[side], {
      l,
      state: slot => l.leaf(`now ${slot}`, () => variables.kept(kept[slot]!, kept[slot]!.now)),
      read: own => variables.read(l, own)
    });
    const emitter = new LaneEmitter(f, false, variables.functionNumber, [...states.values()]);
    // all is computed from what was there at first
    const after = [...states].map(([slot, value]) => ({ state: kept[slot]!, value: f.keep(emitter.number(value)) }));
    for (const { state, value } of after) variables.kept(state, state.now).set(value);
  }
}
