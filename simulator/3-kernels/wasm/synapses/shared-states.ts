// States of synapses that are equal for all synapses of a neuron: kept once a neuron, in the memory of the kernel. Those of
// the presynaptic neurons are kept by each thread for itself, since each tells its own targets.
import type { Assignment, SynapseProgram } from '../../../2-plan/index.js';
import {
  FunctionCode,
  LaneEmitter,
  Lanes,
  Layout,
  Records,
  type FunctionNumber,
  type I32,
  type RecordOf
} from '../code/index.js';
import { withoutCode } from '../formula/formula-value.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { outcomeOf } from '../program/assignments.js';
import { Growth, growthBytes } from './growths.js';

/** Of a neuron: its states after its last event, the step of that event, and how many of its spikes synapses have not been told of. */
type Shared = Layout<{ readonly now: 'f64'; readonly step: 'i32'; readonly waiting: 'i32' }>;
type Before = Layout<{ readonly state: 'f64' }>;

export class SharedStates {
  readonly layout: Shared;
  private readonly beforeLayout: Before;
  /** of 8 bytes, of a record */
  private readonly words: number;
  readonly records: Float64Array;
  /** states just before the instant of the last event, a neuron behind the other */
  readonly before: Float64Array;
  readonly growths: readonly (Growth | undefined)[];
  private readonly integers: Int32Array;

  /** `slots` of the program's states; `events` change them. `copies`: how often all is kept. `h`: the step in ms. */
  constructor(
    private readonly program: SynapseProgram,
    readonly slots: readonly number[],
    private readonly events: readonly Assignment[],
    readonly neurons: number,
    private readonly copies: number,
    readonly h: number,
    arena: Arena
  ) {
    this.layout = new Layout({ now: 'f64', step: 'i32', waiting: 'i32' }, { now: slots.length });
    this.beforeLayout = new Layout({ state: 'f64' }, { state: slots.length });
    this.words = this.layout.bytes / 8;
    this.records = arena.f64(copies * neurons * this.words);
    this.integers = new Int32Array(this.records.buffer, this.records.byteOffset, 2 * this.records.length);
    this.before = arena.f64(copies * neurons * slots.length);
    this.growths = slots.map(slot => Growth.of(program.states[slot]!, h, arena));
    this.clear(0);
  }

  /** First values, as of the end of a step. */
  clear(step: number): void {
    for (let neuron = 0; neuron < this.copies * this.neurons; neuron++) {
      this.slots.forEach((slot, place) => {
        const {
          initial: { value }
        } = this.program.states[slot]!;
        if (value.kind === 'number')
          this.records[neuron * this.words + place] = this.before[neuron * this.slots.length + place] = value.value;
      });
      this.integers[2 * (neuron * this.words + this.slots.length)] = step;
    }
  }

  /** Carries all states on to the end of a step. */
  settle(step: number): void {
    for (let neuron = 0; neuron < this.copies * this.neurons; neuron++) {
      const first = neuron * this.words;
      const at = 2 * (first + this.slots.length);
      if (this.integers[at]! >= step) continue;
      const now = this.slots.map((_, place) => this.peek(place, neuron, step));
      this.records.set(now, first);
      this.integers[at] = step;
    }
  }

  /** The value at the end of a step that is not before the last event. */
  peek(place: number, neuron: number, step: number): number {
    const first = neuron * this.words;
    const elapsed = step - this.integers[2 * (first + this.slots.length)]!;
    const now = this.records[first + place]!;
    return elapsed > 0 ? (this.growths[place]?.advanced(now, elapsed) ?? now) : now;
  }

  /** A neuron whose state is no finite number, and that state. */
  notFinite(): { readonly slot: number; readonly neuron: number; readonly value: number } | undefined {
    for (let neuron = 0; neuron < this.copies * this.neurons; neuron++) {
      for (const [place, slot] of this.slots.entries()) {
        const value = this.records[neuron * this.words + place]!;
        if (!Number.isFinite(value)) return { slot, neuron: neuron % this.neurons, value };
      }
    }
    return undefined;
  }

  /** The record of each neuron, of the first copy. */
  get all(): Records<Shared['fields']> {
    return new Records(this.layout, addressOf(this.records));
  }

  /** The states of each neuron before its last event. */
  get allBefore(): Records<Before['fields']> {
    return new Records(this.beforeLayout, addressOf(this.before));
  }

  /** Address of the record of a neuron; `thread` says whose copy. */
  recordOf(neuron: I32, thread?: I32): I32 {
    return this.all.address(this.copyOf(neuron, thread));
  }

  /** Address of the states before the last event of a neuron. */
  beforeOf(neuron: I32, thread?: I32): I32 {
    return this.allBefore.address(this.copyOf(neuron, thread));
  }

  at(record: I32): RecordOf<Shared> {
    return this.layout.at(record);
  }

  beforeAt(address: I32): RecordOf<Before> {
    return this.beforeLayout.at(address);
  }

  /** (record, before, step): brings a neuron to the end of a step. Further events at the same instant find it there. */
  bringCode(functionNumber: FunctionNumber): FunctionCode {
    const f = new FunctionCode(['i32', 'i32', 'i32']);
    const [record, before, step] = f.parameters;
    const own = this.at(record);
    const elapsed = f.local('i32');
    const x = f.local('f64');
    f.returnIf(elapsed.assigned(step.minus(own.field('step'))).not());
    own.field('step').set(step);
    this.growths.forEach((growth, place) => {
      x.set(own.field('now', place));
      if (growth) x.set(growth.after(f, x, elapsed, functionNumber));
      own.field('now', place).set(x);
      this.beforeAt(before).field('state', place).set(x);
    });
    return f;
  }

  /** (record): what an event does to a neuron that was brought to it; 1 where a state is not finite then. */
  eventCode(functionNumber: FunctionNumber): FunctionCode {
    const f = new FunctionCode(['i32'], 'i32');
    const [record] = f.parameters;
    const unsound = f.local('f64');
    const l = new Lanes();
    const placeOf = (slot: number): number => this.slots.indexOf(slot);
    const { states } = outcomeOf(this.events, {
      l,
      state: slot => l.leaf(`now ${slot}`, () => this.at(record).field('now', placeOf(slot))),
      read: own => variable =>
        own(variable) ??
        (variable.of === 'time'
          ? l.leaf('time', () => this.at(record).field('step').toF64().times(this.h))
          : withoutCode(`A ${variable.of} of all synapses of a neuron`))
    });
    const emitter = new LaneEmitter(f, false, functionNumber, [...states.values()]);
    // all is computed from what was there at first
    const after = [...states].map(([slot, value]) => ({ slot, value: f.keep(emitter.number(value)) }));
    for (const { slot, value } of after) {
      this.at(record).field('now', placeOf(slot)).set(value);
      unsound.set(value.times(0).plus(unsound));
    }
    return f.gives(unsound.differs(0));
  }

  private copyOf(neuron: I32, thread: I32 | undefined): I32 {
    return !thread || this.copies === 1 ? neuron : thread.times(this.neurons).plus(neuron);
  }
}

/** Bytes of states that are kept once for each of so many neurons. */
export const sharedStatesBytes = ({ states }: SynapseProgram, slots: readonly number[], neurons: number): number =>
  8 * neurons * (2 * slots.length + 1) + slots.reduce((sum, slot) => sum + growthBytes(states[slot]!), 0);
