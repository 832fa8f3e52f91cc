// Durations as whole numbers of steps, see simulator/0-numbers/steps.ts: the same operations.
import { mostSteps } from '../../../0-numbers/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';

const slack = 2 ** -50;

/** Takes a duration in ms from the stack, and leaves it in steps of `h`, rounded up. */
export const pushStepsAbove = (b: FunctionBuilder, h: number): FunctionBuilder => {
  const quotient = b.scratch('f64');
  b.f64(h).op('f64.div').set(quotient);
  return pushWithSlack(b, quotient, -slack).op('f64.ceil');
};

/** Takes a duration from the stack; leaves it in whole steps, and above that whether it is on the grid, one step or more, and no more than a run may have. */
export function pushStamp(b: FunctionBuilder, h: number): FunctionBuilder {
  const quotient = b.scratch('f64');
  const steps = b.local('f64');
  b.f64(h).op('f64.div').set(quotient);
  pushWithSlack(b, quotient, slack).f64(0.5).op('f64.add', 'f64.floor').tee(steps);
  pushWithSlack(b, quotient, slack).op('f64.floor');
  pushWithSlack(b, quotient, -slack).op('f64.ceil', 'f64.eq');
  b.get(steps).f64(mostSteps).op('f64.le', 'i32.and');
  return b.get(steps).f64(1).op('f64.ge', 'i32.and');
}

const pushWithSlack = (b: FunctionBuilder, quotient: Local, relative: number): FunctionBuilder =>
  b.get(quotient).get(quotient).op('f64.abs').f64(relative).op('f64.mul', 'f64.add');
