// What events do to the states of synapses: each state is brought to the time of an event that changes it exactly, and only then.
import type { SynapseEvent } from '../../../2-plan/index.js';
import { changesAt, type SynapseStates } from '../../network/index.js';
import { notFinite, synapseText, type Evaluate, type SynapseValues } from '../../values/index.js';

export class EventStates {
  constructor(
    private readonly states: SynapseStates,
    private readonly values: SynapseValues
  ) {}

  /** How formulas of an event of one side read a state: as it is, or, if the other side alone changes it, as it was before this instant. */
  read(slot: number, event: SynapseEvent, step: () => number): Evaluate {
    const { side, last, now, before } = this.states.kept[slot]!;
    if (changesAt(event, side)) return synapse => now[synapse]!;
    const values = before ?? now;
    return synapse => (last[synapse] === step() ? values[synapse]! : this.states.peek(slot, synapse, step()));
  }

  /** Brings what an event of one side may change to the end of a step. Further events at the same instant find it there. */
  bring(synapse: number, step: number, event: SynapseEvent): void {
    for (const { side, last, now, before, advanced } of this.states.kept) {
      const elapsed = step - last[synapse]!;
      if (elapsed === 0 || !changesAt(event, side)) continue;
      if (advanced) now[synapse] = advanced(now[synapse]!, synapse, elapsed);
      if (before) before[synapse] = now[synapse]!;
    }
    for (const { side, last } of this.states.kept) if (changesAt(event, side)) last[synapse] = step;
  }

  /** Throws NetworkError for a value that is no finite number. */
  set(slot: number, synapse: number, value: number): void {
    const { now, plan } = this.states.kept[slot]!;
    now[synapse] = value;
    if (Number.isFinite(value)) return;
    throw notFinite(plan.name, synapseText(this.values, synapse), value, plan.source);
  }
}
