// Where a network stands in time.
import type { Clock } from '../values/index.js';

export class StepClock implements Clock {
  /** what formulas read, in ms */
  time = 0;
  /** whole steps of the network, which snapshots set back */
  step = 0;
  /** steps by which the experiment is ahead of that */
  shift = 0;

  /** `h`: the step in ms. */
  constructor(readonly h: number) {}

  /** Whole steps of the experiment. */
  get experiment(): number {
    return this.step + this.shift;
  }
}
