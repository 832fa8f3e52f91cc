// Where in a ring what arrives in a step begins.
import type { Ring } from '../../network/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { addressOf } from './arena.js';

/** Puts the address of the arrivals of step `step + later` onto the stack; `later` may put its value there itself. */
export function pushArrivals(
  b: FunctionBuilder,
  { values, slots, stride }: Ring,
  step: Local,
  later: number | (() => unknown) = 0
): FunctionBuilder {
  b.get(step);
  if (typeof later === 'function') later();
  else b.i32(later);
  b.op('i32.add');
  return b
    .i32(slots)
    .op('i32.rem_u')
    .i32(8 * stride)
    .op('i32.mul')
    .i32(addressOf(values))
    .op('i32.add');
}
