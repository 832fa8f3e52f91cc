// The function that sets inputs to what drives them in the next step: the sums of the reference, in the same order.
import { mentions, parts, type Formula, type ListValue, type Variable } from '../../../2-plan/index.js';
import type { Stimulus } from '../../network/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import { both, valueOf, withoutCode } from '../formula/formula-value.js';
import type { PlacedLists } from '../group/placed-lists.js';
import type { WasmGroup } from '../group/wasm-group.js';
import { LaneEmitter, Lanes, type Value } from '../lanes/index.js';
import type { Machine } from '../machine.js';
import { addressOf, type Arena } from '../memory/arena.js';

/** An input that is set in each step. */
export interface Driven {
  readonly group: WasmGroup;
  readonly input: number;
  /** all of this input, in their order */
  readonly stimuli: readonly Stimulus[];
  /** what is presented to encoders */
  readonly rest?: Float64Array;
}

/** Number of 8 bytes, as a shift. */
const bits = 3;

/** (step, thread): for the step after this one; 1 where a value cannot be computed. `h` in ms. */
export function driveCode(
  machine: Machine,
  driven: readonly Driven[],
  lists: PlacedLists,
  arena: Arena,
  h: number
): FunctionBuilder {
  const code = new DriveCode(machine, lists, arena, h);
  for (const item of driven) code.set(item);
  return code.build();
}

class DriveCode {
  private readonly b = new FunctionBuilder(['i32', 'i32'], ['i32']);
  private readonly thread: Local;
  /** step of the experiment at whose end the next begins, and the time in the middle of that */
  private readonly now: Local;
  private readonly time: Local;

  constructor(
    private readonly machine: Machine,
    private readonly lists: PlacedLists,
    private readonly arena: Arena,
    h: number
  ) {
    const { b } = this;
    const [step, thread] = b.parameters as [Local, Local];
    this.thread = thread;
    [this.now, this.time] = [b.local('f64'), b.local('f64')];
    b.get(step)
      .i32(0)
      .memory('i32.load', machine.board.address('shift'))
      .op('i32.add', 'f64.convert_i32_u')
      .tee(this.now)
      .f64(0.5)
      .op('f64.add')
      .f64(h)
      .op('f64.mul')
      .set(this.time);
  }

  set({ group, input, stimuli, rest }: Driven): void {
    const { b, thread } = this;
    const { ranges, values } = group;
    const at = b.local('i32');
    const end = b.local('i32');
    const begin = addressOf(values.inputs[input]!);
    ranges.pushFrom(b, thread).i32(bits).op('i32.shl').set(at);
    ranges.pushTo(b, thread).i32(bits).op('i32.shl').set(end);
    b.count(
      at,
      () => b.get(end),
      () => {
        b.get(at);
        if (rest) b.get(at).memory('v128.load', addressOf(rest));
        else b.f64x2(0);
        b.memory('v128.store', begin);
      },
      16
    );
    for (const stimulus of stimuli) {
      const { from, until } = stimulus.plan;
      b.get(this.now)
        .f64(from)
        .op('f64.ge')
        .get(this.now)
        .f64(until)
        .op('f64.lt', 'i32.and')
        .if(() => this.add(group, begin, stimulus));
    }
  }

  build(): FunctionBuilder {
    return this.b.i32(0);
  }

  /** Adds one stimulus to the neurons of the thread. */
  private add(group: WasmGroup, input: number, stimulus: Stimulus): void {
    const { b, thread, arena } = this;
    const {
      neurons,
      value: { value }
    } = stimulus.plan;
    const bounds = arena.copy(placesOf(neurons, group.ranges.bounds));
    const kept = stimulus.kept && arena.copy(stimulus.kept);
    const numbers = neurons.neurons && arena.copy(neurons.neurons);
    const place = b.local('i32');
    const end = b.local('i32');
    const at = b.local('i32');
    const amount = b.local('f64');
    b.get(thread).i32(2).op('i32.shl').memory('i32.load', addressOf(bounds)).set(place);
    b.get(thread)
      .i32(2)
      .op('i32.shl')
      .memory('i32.load', addressOf(bounds) + 4)
      .set(end);
    const once = !kept && isOfTime(value);
    if (once) this.evaluate(group, value, place, at, amount);
    b.count(
      place,
      () => b.get(end),
      () => {
        if (numbers) b.get(place).i32(2).op('i32.shl').memory('i32.load', addressOf(numbers));
        else b.get(place).i32(neurons.first).op('i32.add');
        b.i32(bits).op('i32.shl').set(at);
        if (kept) b.get(place).i32(bits).op('i32.shl').memory('f64.load', addressOf(kept)).set(amount);
        else if (!once) this.evaluate(group, value, place, at, amount);
        b.get(at).get(at).memory('f64.load', input).get(amount).op('f64.add').memory('f64.store', input);
      }
    );
  }

  private evaluate(group: WasmGroup, formula: Formula, place: Local, at: Local, into: Local): void {
    const { b, lists, machine, time } = this;
    const l = new Lanes();
    const { states, parameters, inputs } = group.values;
    let outside: Value | undefined;
    const array = (key: string, values: Float64Array, by = at): Value =>
      l.leaf(key, f => void f.get(by).memory('f64.load', addressOf(values)));
    const variable = (v: Variable): Value => {
      switch (v.of) {
        case 'state':
          return array(`state ${v.slot}`, states[v.slot]!);
        case 'parameter':
          return array(`parameter ${v.slot}`, parameters[v.slot]!);
        case 'input':
          return group.plan.inputs[v.slot]!.driven ? array(`input ${v.slot}`, inputs[v.slot]!) : l.f64(0);
        case 'time':
          return l.leaf('time', f => void f.get(time));
        case 'index':
          return l.leaf('index', f => void f.get(at).i32(bits).op('i32.shr_u', 'f64.convert_i32_u'));
        case 'local':
        case 'noise':
          return withoutCode(`A ${v.of} in a stimulus of ${group.plan.name}`);
      }
    };
    const list = (values: ListValue): Value => {
      const placed = lists.each(values, group.plan.size);
      return l.leaf(
        `list ${addressOf(placed)}`,
        f => void f.get(place).i32(bits).op('i32.shl').memory('f64.load', addressOf(placed))
      );
    };
    const entry = (values: ListValue, index: Value, when?: Value): Value =>
      lists.entry(values, index, l, machine, mask => {
        const here = both(l, when, mask);
        outside = outside ? l.op('or', outside, here) : here;
      });
    const value = valueOf(formula, l, Object.assign(variable, { list, entry }));
    const checks = outside ? [outside] : [];
    const emitter = new LaneEmitter(b, false, lists.functionNumber(machine), [...checks, value]);
    for (const check of checks) {
      emitter.push(check);
      b.if(() => b.i32(1).op('return'));
    }
    emitter.push(value);
    b.set(into);
  }
}

/** Whether a formula is the same for all neurons at a time. */
const isOfTime = (formula: Formula): boolean =>
  !mentions(formula, v => v.of !== 'time') && ![...parts(formula)].some(part => part.kind === 'list');

/** The places of a set at which the neurons of each thread begin. */
function placesOf({ first, count, neurons }: Stimulus['plan']['neurons'], bounds: Uint32Array): Uint32Array {
  return bounds.map(bound => {
    if (!neurons) return Math.min(count, Math.max(0, bound - first));
    const behind = neurons.findIndex(neuron => neuron >= bound);
    return behind < 0 ? count : behind;
  });
}
