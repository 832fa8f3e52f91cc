// The function that sets inputs to what drives them in the next step: the sums of the reference, in the same order.
import { mentions, parts, type Formula, type ListValue } from '../../../2-plan/index.js';
import type { Stimulus } from '../../network/index.js';
import {
  column,
  Cursor,
  FunctionCode,
  LaneEmitter,
  Lanes,
  pairs,
  type F64,
  type I32,
  type Value,
  type Variable as Local
} from '../code/index.js';
import { valueOf } from '../formula/formula-value.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import { neuronVariables } from '../group/neuron-variables.js';
import type { PlacedLists } from '../group/placed-lists.js';
import type { WasmGroup } from '../group/wasm-group.js';
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

/** (step, thread): for the step after this one; 1 where a value cannot be computed. `h` in ms. */
export function driveCode(
  machine: Machine,
  driven: readonly Driven[],
  lists: PlacedLists,
  arena: Arena,
  h: number
): FunctionCode {
  const code = new DriveCode(machine, lists, arena, h);
  for (const item of driven) code.set(item);
  return code.build();
}

class DriveCode {
  private readonly f = new FunctionCode(['i32', 'i32'], 'i32');
  private readonly thread: I32;
  /** step of the experiment at whose end the next begins, and the time in the middle of that */
  private readonly now: Local<F64>;
  private readonly time: Local<F64>;

  constructor(
    private readonly machine: Machine,
    private readonly lists: PlacedLists,
    private readonly arena: Arena,
    h: number
  ) {
    const { f } = this;
    const [step, thread] = f.parameters;
    this.thread = thread;
    this.now = f.keep(step.plus(machine.board.forAll(f).field('shift')).toF64());
    this.time = f.keep(this.now.plus(0.5).times(h));
  }

  set({ group, input, stimuli, rest }: Driven): void {
    const { f, thread, now } = this;
    const { ranges, values } = group;
    const inputs = values.inputs[input]!;
    const at = f.cursor(Cursor.of(ranges.first(thread)));
    const end = f.cursor(Cursor.of(ranges.end(thread)));
    f.over(
      at,
      end,
      () =>
        pairs(inputs)
          .at(at)
          .set(rest ? pairs(rest).at(at) : 0),
      2
    );
    for (const stimulus of stimuli) {
      const { from, until } = stimulus.plan;
      f.if(now.isAtLeast(from).and(now.isBelow(until)), () => this.add(group, inputs, stimulus));
    }
  }

  build(): FunctionCode {
    return this.f.gives(0);
  }

  /** Adds one stimulus to the neurons of the thread. */
  private add(group: WasmGroup, inputs: Float64Array, stimulus: Stimulus): void {
    const { f, thread, arena } = this;
    const {
      neurons,
      value: { value }
    } = stimulus.plan;
    const bounds = column(arena.copy(placesOf(neurons, group.ranges.bounds)));
    const kept = stimulus.kept && arena.copy(stimulus.kept);
    const numbers = neurons.neurons && arena.copy(neurons.neurons);
    const place = f.keep(bounds.at(thread));
    const end = f.keep(bounds.at(thread, 1));
    const at = f.cursor();
    const amount = f.local('f64');
    const once = !kept && isOfTime(value);
    if (once) this.evaluate(group, value, place, at, amount);
    f.count(place, end, () => {
      at.set(Cursor.of(numbers ? column(numbers).at(place) : place.plus(neurons.first)));
      if (kept) amount.set(column(kept).at(place));
      else if (!once) this.evaluate(group, value, place, at, amount);
      column(inputs).at(at).add(amount);
    });
  }

  private evaluate(group: WasmGroup, formula: Formula, place: I32, at: Cursor, into: Local<F64>): void {
    const { f, lists, machine, time } = this;
    const l = new Lanes();
    const impossible = new ImpossibleValues(l);
    const variable = neuronVariables(
      group.plan,
      group.values,
      {
        l,
        array: (key, values) => l.leaf(key, () => column(values).at(at)),
        time: () => l.leaf('time', () => time),
        index: () => l.leaf('index', () => at.number.toF64())
      },
      'in a stimulus'
    );
    const list = (values: ListValue): Value => {
      const placed = lists.each(values, group.plan.size);
      return l.leaf(`list ${addressOf(placed)}`, () => column(placed).at(place));
    };
    const entry = (values: ListValue, index: Value, when?: Value): Value =>
      lists.entry(values, index, l, machine, mask => impossible.note(mask, when));
    const value = valueOf(formula, l, Object.assign(variable, { list, entry }));
    const emitter = new LaneEmitter(f, false, lists.functionNumber(machine), [...impossible.roots, value]);
    impossible.check(f, emitter, () => f.return(1));
    into.set(emitter.number(value));
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
