// Makes a network of the reference backend.
import type { Plan } from '../../2-plan/index.js';
import type { Kernels, Watch } from '../kernels.js';
import { Network, StepClock } from '../network/index.js';
import { ProgressMeter } from '../watch/index.js';
import { ReferenceEngine } from './engine.js';

/** Throws NetworkError, Cancelled. */
export function networkOf(plan: Plan, watch: Watch): Kernels {
  const clock = new StepClock(plan.step);
  const engine = new ReferenceEngine(plan, clock, new ProgressMeter(watch));
  return new Network(plan, clock, engine, some => networkOf(some, watch));
}
