// States of synapses that change at events: the values after the last event of each synapse, and how to bring them further.
import {
  eventSides,
  readBefore,
  type Assignment,
  type EventSide,
  type Recurrence,
  type SynapseEvent,
  type SynapseProgram,
  type SynapseState
} from '../../../2-plan/index.js';
import { eachSynapse, type Connectivity } from '../../connect/index.js';
import { compile, kept, type Allocator, type Saved, type SynapseValues } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import { growth, knownGrowths } from './growth.js';

/** A state of all synapses. */
export interface Kept {
  readonly plan: SynapseState;
  /** whose spikes change it */
  readonly side: EventSide | 'both';
  /** step of the last of these events, a synapse */
  readonly last: Uint32Array;
  /** values after the last event of each synapse */
  readonly now: Float64Array;
  /** values just before the instant of the last event; of states that the other side reads so */
  readonly before?: Float64Array;
  /** x(t + elapsed) from x(t); absent for a state that only events change */
  readonly advanced?: (x: number, synapse: number, elapsed: number) => number;
}

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
  /** by slot */
  readonly kept: readonly Kept[];
  private readonly begin: (slot: number) => void;
  /** to the end of a step */
  private readonly bring: (slot: number, step: number) => void;

  /** `values` keeps the parameters; initial values are drawn here. `h`: the step in ms. Throws NetworkError. */
  constructor(
    program: SynapseProgram,
    values: SynapseValues,
    connectivity: Connectivity,
    h: number,
    progress: ProgressMeter,
    allocator: Allocator
  ) {
    const { synapses } = connectivity;
    const { states } = program;
    const sides = eventSides(program);
    const befores = readBefore(program);
    const last = new Map([...new Set(sides)].map(side => [side, allocator.u32(synapses)]));
    this.kept = states.map((plan, slot) => {
      const advanced = advancing(plan, values, h);
      const now = allocator.f64(synapses);
      const side = sides[slot]!;
      const before = befores[slot] ? { before: allocator.f64(synapses) } : {};
      return { plan, side, last: last.get(side)!, now, ...before, ...(advanced ? { advanced } : {}) };
    });
    this.begin = slot => {
      const { now, before } = this.kept[slot]!;
      const initial = values.element(states[slot]!.initial);
      values.stretches(connectivity, progress, stretch => {
        const found = initial(stretch).subarray(0, stretch.length);
        now.set(found, stretch.number[0]);
        before?.set(found, stretch.number[0]);
      });
    };
    this.bring = (slot, step) => {
      const { now, advanced } = this.kept[slot]!;
      if (!advanced) return;
      eachSynapse(connectivity, (synapse, pre, post) => {
        values.at(pre, post);
        now[synapse] = this.peek(slot, synapse, step);
      });
    };
    states.forEach((_, slot) => this.begin(slot));
  }

  save(): Saved {
    return kept(this.kept.flatMap(({ last, now, before }) => [last, now, before]));
  }

  /** Initial values at the end of a step for all states but one, which goes on from what it is then. */
  clear(step: number, kept: number | undefined): void {
    this.kept.forEach((_, slot) => {
      if (slot === kept) this.bring(slot, step);
      else this.begin(slot);
    });
    for (const { last } of this.kept) last.fill(step);
  }

  /** Carries all states on to the end of a step, that what happens then may go by other equations. */
  settle(step: number): void {
    this.kept.forEach((_, slot) => this.bring(slot, step));
    for (const { last } of this.kept) last.fill(step);
  }

  get(slot: number, synapse: number): number {
    return this.kept[slot]!.now[synapse]!;
  }

  /** The value at the end of a step that is not before the last event; changes nothing. */
  peek(slot: number, synapse: number, step: number): number {
    const { now, last, advanced } = this.kept[slot]!;
    const elapsed = step - last[synapse]!;
    return advanced && elapsed > 0 ? advanced(now[synapse]!, synapse, elapsed) : now[synapse]!;
  }
}

/** x' = rate x + drive over a whole number of steps: x + (rate x + drive) (exp(rate t) - 1) / rate. */
function advancing({ rate, drive }: SynapseState, values: SynapseValues, h: number): Kept['advanced'] {
  if (rate.kind === 'number' && rate.value === 0 && drive.kind === 'number' && drive.value === 0) return undefined;
  const a = compile(rate, values.reader);
  const b = compile(drive, values.reader);
  const grown =
    rate.kind === 'number'
      ? remembered(rate.value, h)
      : (synapse: number, elapsed: number): number => growth(a(synapse), elapsed * h);
  return (x, synapse, elapsed) => x + (a(synapse) * x + b(synapse)) * grown(synapse, elapsed);
}

/** The same for all synapses: worked out once for each number of steps, as far as they are few. */
function remembered(rate: number, h: number): (synapse: number, elapsed: number) => number {
  const known = new Float64Array(knownGrowths);
  return (_synapse, elapsed) => {
    if (elapsed >= known.length) return growth(rate, elapsed * h);
    const value = known[elapsed]!;
    return value !== 0 ? value : (known[elapsed] = growth(rate, elapsed * h));
  };
}

/** Bytes of the states of so many synapses. */
export const synapseStatesBytes = (program: SynapseProgram, synapses: number): number =>
  synapses *
  (4 * new Set(eventSides(program)).size + 8 * (program.states.length + readBefore(program).filter(Boolean).length));
