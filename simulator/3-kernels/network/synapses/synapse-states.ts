// States of synapses that change at events: the values after the last event of each synapse, and how to bring them further.
import type { Assignment, Recurrence, SynapseEvent, SynapseProgram } from '../../../2-plan/index.js';
import { eachSynapse, type Connectivity, type Stretch } from '../../connect/index.js';
import { kept, type Allocator, type Saved, type SynapseValues } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import { keptOf, sizesOf, type Kept, type Sharing } from './kept-states.js';
import { advancing } from './advancing.js';

/** Whether an event may change what spikes of a side change. What comes at regular times finds all states as they are then. */
export const changesAt = (event: SynapseEvent, side: Kept['side']): boolean =>
  side === 'both' || side === event || isRecurrence(event);

export const isRecurrence = (event: unknown): event is Recurrence =>
  typeof event === 'string' && event.startsWith('each ');

/** The number of a block among the recurring ones of its program. */
export const blockOf = (event: Recurrence): number => Number(event.slice('each '.length));

export const recurrencesOf = ({ recurring = [] }: SynapseProgram): Recurrence[] =>
  recurring.map((_, block) => `each ${block}` as const);

/** What an event assigns. */
export function assignmentsOf(
  { onPre, onPost, signals, recurring, course }: SynapseProgram,
  event: SynapseEvent
): readonly Assignment[] {
  if (typeof event === 'number') return signals![event]!.assignments;
  if (event === 'anew') return course!.anew;
  if (isRecurrence(event)) return recurring![blockOf(event)]!.assignments;
  return event === 'pre' ? onPre : onPost;
}

export class SynapseStates {
  private states: readonly Kept[];
  private readonly begin: (slot: number) => void;
  /** to the end of a step */
  private readonly bring: (slot: number, step: number) => void;

  /** `values` keeps the parameters; initial values are drawn here. `h`: the step in ms. Throws NetworkError. */
  constructor(
    program: SynapseProgram,
    private readonly values: SynapseValues,
    private readonly connectivity: Connectivity,
    h: number,
    progress: ProgressMeter,
    allocator: Allocator,
    private readonly sharing?: Sharing
  ) {
    this.states = keptOf(program, sizesOf(connectivity, sharing), sharing?.traces, {
      advancing: state => advancing(state, values, h),
      allocator
    });
    this.begin = slot => {
      const { now, before, shared } = this.kept[slot]!;
      const initial = values.element(program.states[slot]!.initial);
      values.stretches(connectivity, progress, stretch => {
        const found = initial(stretch).subarray(0, stretch.length);
        if (shared) return this.spread(slot, stretch, found);
        now.set(found, stretch.number[0]);
        before?.set(found, stretch.number[0]);
      });
    };
    this.bring = (slot, step) => {
      const { now, advanced, shared, last } = this.kept[slot]!;
      if (!advanced) return;
      if (shared) return now.forEach((x, i) => (now[i] = step > last[i]! ? advanced(x, i, step - last[i]!) : x));
      eachSynapse(connectivity, (synapse, pre, post) => {
        values.at(pre, post);
        now[synapse] = this.peek(slot, synapse, step);
      });
    };
    program.states.forEach((_, slot) => this.begin(slot));
  }

  save(): Saved {
    return kept(this.kept.flatMap(({ last, now, before }) => [last, now, before]));
  }

  /** by slot */
  get kept(): readonly Kept[] {
    return this.states;
  }

  /** From now on each synapse has all states for itself, for somebody who goes on synapse by synapse. */
  giveEach(): void {
    const { values, connectivity } = this;
    this.states = this.states.map(state => {
      const { shared, now, last, before, ...rest } = state;
      if (!shared) return state;
      const { synapses } = connectivity;
      const own = {
        ...rest,
        now: new Float64Array(synapses),
        last: new Uint32Array(synapses),
        ...(before ? { before: new Float64Array(synapses) } : {})
      };
      eachSynapse(connectivity, (synapse, pre, post) => {
        values.at(pre, post);
        const at = this.placeOf(state, synapse);
        own.now[synapse] = now[at]!;
        own.last[synapse] = last[at] ?? 0;
        if (before) own.before![synapse] = before[at]!;
      });
      return own;
    });
  }

  /** Initial values at the end of a step for all states but one, which goes on from what it is then. */
  clear(step: number, kept: number | undefined): void {
    this.kept.forEach((_, slot) => {
      if (slot === kept) this.bring(slot, step);
      else this.beginAgain(slot);
    });
    for (const { last } of this.kept) last.fill(step);
  }

  /** Once parameters are filled, a number needs no look at the synapses: states are cleared behind each of thousands of samples. */
  private beginAgain(slot: number): void {
    const { plan, now, before } = this.kept[slot]!;
    const { value } = plan.initial;
    if (value.kind !== 'number') return this.begin(slot);
    now.fill(value.value);
    before?.fill(value.value);
  }

  /** Carries all states on to the end of a step, that what happens then may go by other equations. */
  settle(step: number): void {
    this.kept.forEach((_, slot) => this.bring(slot, step));
    for (const { last } of this.kept) last.fill(step);
  }

  /** The two ends of the synapse are those of the `site` of its values, here and in `peek`. */
  /** Sets a state of all synapses at the end of a step. */
  write(slot: number, values: Float64Array, step: number): void {
    this.settle(step);
    const { now, before } = this.kept[slot]!;
    now.set(values);
    before?.set(values);
  }

  get(slot: number, synapse: number): number {
    const state = this.kept[slot]!;
    return state.now[this.placeOf(state, synapse)]!;
  }

  /** The value at the end of a step that is not before the last event; changes nothing. */
  peek(slot: number, synapse: number, step: number): number {
    const state = this.kept[slot]!;
    const { now, last, advanced } = state;
    const at = this.placeOf(state, synapse);
    const elapsed = step - last[at]!;
    return advanced && elapsed > 0 ? advanced(now[at]!, synapse, elapsed) : now[at]!;
  }

  private placeOf({ shared }: Kept, synapse: number): number {
    if (!shared) return synapse;
    const { site } = this.values;
    return shared === 'post' ? site.post : this.sharing!.copyOf(site.post) * this.connectivity.sources + site.pre;
  }

  /** What synapses of a neuron have alike, they have in common. */
  private spread(slot: number, { length, pre, post }: Stretch, found: Float64Array): void {
    const { now, before, shared } = this.kept[slot]!;
    const { sources } = this.connectivity;
    const copies = shared === 'pre' ? this.sharing!.copies : 1;
    for (let i = 0; i < length; i++)
      for (let copy = 0; copy < copies; copy++) {
        const at = shared === 'pre' ? copy * sources + pre[i]! : post[i]!;
        now[at] = found[i]!;
        if (before) before[at] = found[i]!;
      }
  }
}
