// States of presynaptic neurons as they were some steps ago: what synapses that act all the time read with a delay.
import type { Connectivity } from '../../connect/index.js';
import { kept, type Reader, type Saved } from '../../values/index.js';
import type { ProjectionPlan } from '../../../2-plan/index.js';
import { delaysOf, longest, longestOf, type Delays } from './delays.js';
import type { SynapseContext } from './synapse-context.js';

export class PastStates {
  /** by slot of the group: the states at the end of step s are those from (s modulo rows) · size on */
  readonly values: ReadonlyMap<number, Float64Array>;
  readonly delays: Delays;
  /** a power of two, more than the longest delay */
  readonly rows: number;
  readonly size: number;
  /** from which formulas look back */
  private step = 0;

  /** Before the first step all was as it is then. Throws NetworkError. */
  constructor(
    slots: readonly number[],
    private readonly context: SynapseContext,
    connectivity: Connectivity
  ) {
    const { values, from, h, progress, allocator } = context;
    this.delays = delaysOf(values, connectivity, h, progress);
    this.rows = rowsFor(longest(this.delays));
    this.size = from.state.plan.size;
    this.values = new Map(slots.map(slot => [slot, allocator.f64(this.rows * this.size)]));
    this.clear();
  }

  /** Notes the states at the end of a step. */
  note(step: number): void {
    for (const [slot, values] of this.values) values.set(this.now(slot), this.row(step) * this.size);
  }

  /** What formulas read of the synapse in `site`, looking back from the step of the last `lookFrom`. */
  over(reader: Reader): Reader {
    const { site } = this.context.values;
    const { delays, size } = this;
    return {
      ...reader,
      variable: v => {
        const values = v.side === 'pre' && v.of === 'state' ? this.values.get(v.slot) : undefined;
        if (!values) return reader.variable(v);
        return synapse => {
          const delay = typeof delays === 'number' ? delays : delays[synapse]!;
          return values[this.row(this.step - delay) * size + site.pre]!;
        };
      }
    };
  }

  /** Formulas look back from the end of this step. */
  lookFrom(step: number): void {
    this.step = step;
  }

  /** All was always as it is now. */
  clear(): void {
    for (const [slot, values] of this.values)
      for (let row = 0; row < this.rows; row++) values.set(this.now(slot), row * this.size);
  }

  save(): Saved {
    return kept([...this.values.values()]);
  }

  private row(step: number): number {
    return step & (this.rows - 1);
  }

  private now(slot: number): Float64Array {
    return this.context.from.state.values.states[slot]!;
  }
}

/** Undefined where the synapses read no past. Throws NetworkError. */
export function pastOf(context: SynapseContext, connectivity: Connectivity): PastStates | undefined {
  const { past } = context.values.plan;
  return past && new PastStates(past, context, connectivity);
}

const rowsFor = (delay: number): number => 2 ** Math.ceil(Math.log2(delay + 1));

/** Bytes of the states that synapses look back to. `h`: the step in ms. */
export const pastBytes = ({ past = [], delay }: ProjectionPlan, sources: number, h: number): number =>
  past.length === 0 ? 0 : 8 * past.length * sources * rowsFor(longestOf(delay, h));
