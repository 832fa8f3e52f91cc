// The synapses that an event goes through: places from one up to another, or those of them that have one delay.
import { FunctionBuilder, type Local } from '../encode/index.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';

/** Number of the function (from, to, delay): the first place whose delay is not below it. `delays` by place, ascending from `from` to `to`. */
export function addDelaySearch({ module }: Machine, delays: Uint32Array): number {
  const b = new FunctionBuilder(['i32', 'i32', 'i32'], ['i32']);
  const [low, high, delay] = b.parameters as [Local, Local, Local];
  const middle = b.local('i32');
  b.block(done =>
    b.loop(again => {
      b.get(low).get(high).op('i32.ge_u').branchIf(done);
      b.get(low)
        .get(high)
        .op('i32.add')
        .i32(1)
        .op('i32.shr_u')
        .tee(middle)
        .i32(2)
        .op('i32.shl')
        .memory('i32.load', addressOf(delays))
        .get(delay)
        .op('i32.lt_u');
      b.if(
        () => b.get(middle).i32(1).op('i32.add').set(low),
        () => b.get(middle).set(high)
      ).branch(again);
    })
  );
  return module.add(b.get(low));
}

/** Leaves the places from `at` to `end` that have one delay. */
export function narrow(b: FunctionBuilder, search: number, at: Local, end: Local, delay: Local): void {
  b.get(at).get(end).get(delay).call(search).set(at);
  b.get(at).get(end).get(delay).i32(1).op('i32.add').call(search).set(end);
}
