// Lists of formulas in the memory of the kernel, and the functions of the module that look up their entries.
import type { ListValue } from '../../../2-plan/index.js';
import {
  column,
  FunctionCode,
  type Code,
  type F64,
  type FunctionNumber,
  type Lanes,
  type Value
} from '../code/index.js';
import { numbersOf } from '../../values/index.js';
import type { Machine } from '../machine.js';
import { addressOf, type Arena } from '../memory/arena.js';

export class PlacedLists {
  private readonly arrays = new Map<ListValue, Float64Array>();
  private readonly ofNeurons = new Map<ListValue, Float64Array>();
  private readonly functions = new Map<string, number>();

  constructor(private readonly arena: Arena) {}

  /** One entry for each of `size` neurons, NaN behind the end of the list. */
  each(values: ListValue, size: number): Float64Array {
    const known = this.ofNeurons.get(values);
    const placed = known ?? this.arena.f64(size + 1).fill(NaN);
    if (!known) placed.set(numbersOf(values).subarray(0, size));
    this.ofNeurons.set(values, placed);
    return placed;
  }

  /** The entry with a number that is a value; `outside` is told when there is none. */
  entry(values: ListValue, index: Value, l: Lanes, machine: Machine, outside: (mask: Value) => void): Value {
    const known = this.arrays.get(values);
    const array = known ?? this.arena.copy(numbersOf(values));
    const name = `entry ${addressOf(array)}`;
    if (!known) {
      this.arrays.set(values, array);
      for (const wide of [false, true])
        this.functions.set(`${name} ${wide}`, machine.module.add(entryCode(array, wide)));
    }
    const isWhole = l.op('eq', l.op('floor', index), index);
    const isIn = l.op('and', l.op('ge', index, l.f64(0)), l.op('lt', index, l.f64(array.length)));
    outside(l.op('not', l.op('and', isWhole, isIn)));
    return l.call(name, index);
  }

  /** Those of the machine, and those that look up entries. */
  functionNumber(machine: Machine): FunctionNumber {
    return (name, wide) => this.functions.get(`${name} ${wide}`) ?? machine.functionNumber(name, wide);
  }
}

/** (number of the entry): the entry, or NaN. */
function entryCode(array: Float64Array, wide: boolean): FunctionCode {
  return wide ? wideEntryCode(array) : narrowEntryCode(array);
}

function narrowEntryCode(array: Float64Array): FunctionCode {
  const f = new FunctionCode(['f64'], 'f64');
  return f.gives(entryAt(f, array, f.parameters[0]));
}

function wideEntryCode(array: Float64Array): FunctionCode {
  const f = new FunctionCode(['f64x2'], 'f64x2');
  const [index] = f.parameters;
  const first = f.f64x2(0).withLane(0, entryAt(f, array, f.keep(index.lane(0))));
  return f.gives(first.withLane(1, entryAt(f, array, f.keep(index.lane(1)))));
}

function entryAt(f: Code, array: Float64Array, index: F64): F64 {
  return f.either(
    'f64',
    index.isAtLeast(0).and(index.isBelow(array.length)),
    () => column(array).at(index.toI32()),
    () => NaN
  );
}
