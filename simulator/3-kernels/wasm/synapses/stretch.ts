// The synapses that an event goes through: places from one up to another, or those of them that have one delay.
import { column, FunctionCode, type Code, type I32, type Variable } from '../code/index.js';
import type { Machine } from '../machine.js';

/** Number of the function (from, to, delay): the first place whose delay is not below it. `delays` by place, ascending from `from` to `to`. */
export function addDelaySearch({ module }: Machine, delays: Uint32Array): number {
  const f = new FunctionCode(['i32', 'i32', 'i32'], 'i32');
  const [low, high, delay] = f.parameters;
  const middle = f.local('i32');
  f.until(low.isAtLeast(high), () =>
    f.if(
      column(delays)
        .at(middle.assigned(low.plus(high).shiftedRight(1)))
        .isBelow(delay),
      () => low.set(middle.plus(1)),
      () => high.set(middle)
    )
  );
  return module.add(f.gives(low));
}

/** Leaves the places from `at` to `end` that have one delay. */
export function narrow(f: Code, search: number, at: Variable<I32>, end: Variable<I32>, delay: I32): void {
  at.set(f.callI32(search, at, end, delay));
  end.set(f.callI32(search, at, end, delay.plus(1)));
}
