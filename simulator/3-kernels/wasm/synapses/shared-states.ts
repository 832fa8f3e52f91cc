// States of synapses that are equal for all synapses of a neuron: kept once a neuron, in the memory of the kernel.
import { operate, type Assignment, type SynapseProgram } from '../../../2-plan/index.js';
import { compile, type Evaluate } from '../../values/index.js';
import type { Arena } from '../memory/arena.js';
import { Growth } from './growths.js';

/** Told of a value that is no finite number. */
export type NotFinite = (slot: number, neuron: number, value: number) => void;

export class SharedStates {
  /** of 8 bytes, a neuron: its states after its last event, then the step of that event and a number for others, both i32 */
  readonly words: number;
  readonly records: Float64Array;
  /** states just before the instant of the last event, a neuron behind the other */
  readonly before: Float64Array;
  readonly growths: readonly (Growth | undefined)[];
  private readonly integers: Int32Array;
  private readonly locals: Float64Array;
  private readonly events: readonly ((neuron: number) => void)[];

  /** `slots` of the program's states; `events` change them. `h`: the step in ms. */
  constructor(
    private readonly program: SynapseProgram, readonly slots: readonly number[], events: readonly Assignment[],
    private readonly neurons: number, h: number, arena: Arena, private readonly notFinite: NotFinite
  ) {
    this.words = slots.length + 1;
    this.records = arena.f64(neurons * this.words);
    this.integers = new Int32Array(this.records.buffer, this.records.byteOffset, 2 * this.records.length);
    this.before = arena.f64(neurons * slots.length);
    this.growths = slots.map(slot => Growth.of(program.states[slot]!, h, arena));
    this.locals = new Float64Array(1 + Math.max(-1, ...events.map(({ target }) => target.kind === 'local' ? target.slot : -1)));
    this.events = events.map(event => this.event(event));
    this.clear(0);
  }

  /** First values, as of the end of a step. */
  clear(step: number): void {
    for (let neuron = 0; neuron < this.neurons; neuron++) {
      this.slots.forEach((slot, place) => {
        const { initial: { value } } = this.program.states[slot]!;
        if (value.kind === 'number') this.records[neuron * this.words + place] = this.before[neuron * this.slots.length + place] = value.value;
      });
      this.integers[this.integerAt(neuron)] = step;
    }
  }

  lastStep(neuron: number): number {
    return this.integers[this.integerAt(neuron)]!;
  }

  count(neuron: number): number {
    return this.integers[this.integerAt(neuron) + 1]!;
  }

  setCount(neuron: number, count: number): void {
    this.integers[this.integerAt(neuron) + 1] = count;
  }

  /** Brings a neuron to the end of a step. Further events at the same instant find it there. */
  bring(neuron: number, step: number): void {
    const elapsed = step - this.lastStep(neuron), first = neuron * this.words;
    if (elapsed === 0) return;
    this.integers[this.integerAt(neuron)] = step;
    for (let place = 0; place < this.slots.length; place++) {
      const now = this.growths[place]?.advanced(this.records[first + place]!, elapsed) ?? this.records[first + place]!;
      this.records[first + place] = this.before[neuron * this.slots.length + place] = now;
    }
  }

  /** What an event does, once the neuron was brought to it. */
  run(neuron: number): void {
    for (const event of this.events) event(neuron);
  }

  now(place: number, neuron: number): number {
    return this.records[neuron * this.words + place]!;
  }

  earlier(place: number, neuron: number): number {
    return this.before[neuron * this.slots.length + place]!;
  }

  /** How formulas of an event read a state: as it is, or as it was before this instant. */
  read(place: number, neuron: number): number {
    return this.program.states[this.slots[place]!]!.reads === 'before' ? this.earlier(place, neuron) : this.now(place, neuron);
  }

  /** The value at the end of a step that is not before the last event. */
  peek(place: number, neuron: number, step: number): number {
    const elapsed = step - this.lastStep(neuron), now = this.now(place, neuron);
    return elapsed > 0 ? this.growths[place]?.advanced(now, elapsed) ?? now : now;
  }

  private integerAt(neuron: number): number {
    return 2 * (neuron * this.words + this.slots.length);
  }

  private event({ target, operator, value }: Assignment): (neuron: number) => void {
    const evaluate = compile(value, { variable: ({ of, slot }): Evaluate => {
      const place = this.slots.indexOf(slot);
      return of === 'local' ? () => this.locals[slot]! : neuron => this.read(place, neuron);
    } });
    if (target.kind === 'local') return neuron => this.locals[target.slot] = evaluate(neuron);
    const place = this.slots.indexOf(target.slot);
    return neuron => {
      const now = operator ? operate(operator, this.now(place, neuron), evaluate(neuron)) : evaluate(neuron);
      this.records[neuron * this.words + place] = now;
      if (!Number.isFinite(now)) this.notFinite(target.slot, neuron, now);
    };
  }
}
