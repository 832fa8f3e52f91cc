// States of synapses that are equal for all synapses of a neuron: kept once a neuron, in the memory of the kernel. Those of
// the presynaptic neurons are kept by each thread for itself, since each tells its own targets.
import type { Assignment, SynapseProgram } from '../../../2-plan/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import { arithmetic, valueOf, type Read } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type FunctionNumber, type Value } from '../lanes/index.js';
import { addressOf, type Arena } from '../memory/arena.js';
import { Growth } from './growths.js';

export class SharedStates {
  /** of 8 bytes, a neuron: its states after its last event, then the step of that event and a number for others, both i32 */
  readonly words: number;
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
    h: number,
    arena: Arena
  ) {
    this.words = slots.length + 1;
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

  /** Puts the address of the record of a neuron onto the stack; `thread` says whose copy. */
  pushRecord(b: FunctionBuilder, neuron: Local, thread?: Local): FunctionBuilder {
    return this.pushPlace(b, neuron, thread)
      .i32(8 * this.words)
      .op('i32.mul')
      .i32(addressOf(this.records))
      .op('i32.add');
  }

  /** Puts the address of the states before the last event of a neuron onto the stack. */
  pushBefore(b: FunctionBuilder, neuron: Local, thread?: Local): FunctionBuilder {
    return this.pushPlace(b, neuron, thread)
      .i32(8 * this.slots.length)
      .op('i32.mul')
      .i32(addressOf(this.before))
      .op('i32.add');
  }

  /** Where in a record the step of the last event stands; the number for others is 4 bytes behind it. */
  get stepOffset(): number {
    return 8 * this.slots.length;
  }

  /** (record, before, step): brings a neuron to the end of a step. Further events at the same instant find it there. */
  bringCode(functionNumber: FunctionNumber): FunctionBuilder {
    const b = new FunctionBuilder(['i32', 'i32', 'i32']);
    const [record, before, step] = b.parameters as [Local, Local, Local];
    const elapsed = b.local('i32');
    const x = b.local('f64');
    b.get(step)
      .get(record)
      .memory('i32.load', this.stepOffset)
      .op('i32.sub')
      .tee(elapsed)
      .op('i32.eqz')
      .if(() => b.op('return'));
    b.get(record).get(step).memory('i32.store', this.stepOffset);
    this.growths.forEach((growth, place) => {
      b.get(record)
        .memory('f64.load', 8 * place)
        .set(x);
      if (growth) {
        b.get(x).get(x);
        growth.slope(b);
        growth.push(b, elapsed, functionNumber);
        b.op('f64.mul', 'f64.add').set(x);
      }
      b.get(record)
        .get(x)
        .memory('f64.store', 8 * place)
        .get(before)
        .get(x)
        .memory('f64.store', 8 * place);
    });
    return b;
  }

  /** (record): what an event does to a neuron that was brought to it; 1 where a state is not finite then. */
  eventCode(functionNumber: FunctionNumber): FunctionBuilder {
    const b = new FunctionBuilder(['i32'], ['i32']);
    const [record] = b.parameters as [Local];
    const unsound = b.local('f64');
    const x = b.local('f64');
    const l = new Lanes();
    const now = new Map<number, Value>();
    const locals = new Map<number, Value>();
    const stateNow = (place: number): Value =>
      now.get(place) ?? l.leaf(`now ${place}`, () => void b.get(record).memory('f64.load', 8 * place));
    const read: Read = ({ of, slot }) => (of === 'local' ? locals.get(slot)! : stateNow(this.slots.indexOf(slot)));
    for (const {
      target: { kind, slot },
      operator,
      value
    } of this.events) {
      const right = valueOf(value, l, read);
      const place = this.slots.indexOf(slot);
      if (kind === 'local') locals.set(slot, right);
      else now.set(place, operator ? arithmetic(operator, stateNow(place), right, l)! : right);
    }
    const changed = [...now];
    const emitter = new LaneEmitter(
      b,
      false,
      functionNumber,
      changed.map(([, value]) => value)
    );
    for (const [, value] of changed) emitter.push(value);
    for (const [place] of changed.reverse()) {
      b.set(x)
        .get(record)
        .get(x)
        .memory('f64.store', 8 * place);
      b.get(x).f64(0).op('f64.mul').get(unsound).op('f64.add').set(unsound);
    }
    return b.get(unsound).f64(0).op('f64.ne');
  }

  private pushPlace(b: FunctionBuilder, neuron: Local, thread: Local | undefined): FunctionBuilder {
    if (!thread || this.copies === 1) return b.get(neuron);
    return b.get(thread).i32(this.neurons).op('i32.mul').get(neuron).op('i32.add');
  }
}
