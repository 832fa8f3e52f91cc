// States of synapses that change at events: each synapse is brought to the time of an event exactly, and only then.
import { expm1 } from '../../../0-numbers/index.js';
import type { SynapseState } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import { compile, notFinite, type Evaluate, type SynapseValues } from '../../values/index.js';
import type { Pulse } from '../../watch/index.js';

interface Kept {
  readonly plan: SynapseState;
  /** values after the last event of each synapse */
  readonly now: Float64Array;
  /** values just before the instant of the last event; of states that are read so */
  readonly before?: Float64Array;
  /** x(t + elapsed) from x(t); absent for a state that only events change */
  readonly advanced?: (x: number, synapse: number, elapsed: number) => number;
}

export class SynapseStates {
  private readonly kept: readonly Kept[];
  /** step of the last event of each synapse */
  private readonly last: Float64Array;

  /** `values` keeps the parameters; initial values are drawn here. `h`: the step in ms. Throws NetworkError. */
  constructor(states: readonly SynapseState[], private readonly values: SynapseValues, connectivity: Connectivity, h: number, pulse: Pulse) {
    const { synapses } = connectivity;
    this.last = new Float64Array(synapses);
    this.kept = states.map(plan => {
      const advanced = advancing(plan, values, h), now = new Float64Array(synapses);
      return { plan, now, ...(plan.reads === 'before' ? { before: new Float64Array(synapses) } : {}), ...(advanced ? { advanced } : {}) };
    });
    const initial = states.map(state => values.element(state.initial));
    values.each(connectivity, pulse, synapse => {
      this.kept.forEach(({ now, before }, slot) => {
        now[synapse] = initial[slot]!(synapse);
        if (before) before[synapse] = now[synapse];
      });
    });
  }

  /** How formulas of an event read a state: as it is, or as it was before this instant. */
  read(slot: number): Evaluate {
    const { now, before } = this.kept[slot]!, values = before ?? now;
    return synapse => values[synapse]!;
  }

  /** Brings a synapse to the end of a step. Further events at the same instant find it there. */
  bring(synapse: number, step: number): void {
    const elapsed = step - this.last[synapse]!;
    if (elapsed === 0) return;
    this.last[synapse] = step;
    for (const { now, before, advanced } of this.kept) {
      if (advanced) now[synapse] = advanced(now[synapse]!, synapse, elapsed);
      if (before) before[synapse] = now[synapse]!;
    }
  }

  get(slot: number, synapse: number): number {
    return this.kept[slot]!.now[synapse]!;
  }

  /** Throws NetworkError for a value that is no finite number. */
  set(slot: number, synapse: number, value: number): void {
    const { now, plan } = this.kept[slot]!, { site } = this.values;
    now[synapse] = value;
    if (Number.isFinite(value)) return;
    throw notFinite(plan.name, `synapse ${synapse} of ${this.values.plan.name} (from neuron ${site.pre} to ${site.post})`, value, plan.source);
  }

  /** The value at the end of a step that is not before the last event; changes nothing. */
  peek(slot: number, synapse: number, step: number): number {
    const { now, advanced } = this.kept[slot]!, elapsed = step - this.last[synapse]!;
    return advanced && elapsed > 0 ? advanced(now[synapse]!, synapse, elapsed) : now[synapse]!;
  }
}

/** x' = rate x + drive over a whole number of steps: x + (rate x + drive) (exp(rate t) - 1) / rate. */
function advancing({ rate, drive }: SynapseState, values: SynapseValues, h: number): Kept['advanced'] {
  if (rate.kind === 'number' && rate.value === 0 && drive.kind === 'number' && drive.value === 0) return undefined;
  const a = compile(rate, values.reader), b = compile(drive, values.reader);
  const growth = rate.kind === 'number' ? remembered(rate.value, h) : (synapse: number, elapsed: number): number => grown(a(synapse), elapsed * h);
  return (x, synapse, elapsed) => x + (a(synapse) * x + b(synapse)) * growth(synapse, elapsed);
}

const grown = (rate: number, time: number): number => rate === 0 ? time : expm1(rate * time) / rate;

/** The same for all synapses: worked out once for each number of steps, as far as they are few. */
function remembered(rate: number, h: number): (synapse: number, elapsed: number) => number {
  const known = new Float64Array(4096);
  return (_synapse, elapsed) => {
    if (elapsed >= known.length) return grown(rate, elapsed * h);
    const value = known[elapsed]!;
    return value !== 0 ? value : known[elapsed] = grown(rate, elapsed * h);
  };
}
