// What the synapses of a projection take, in bytes. Types alone.
import type { GroupPlan } from '../../../2-plan/index.js';

/** What they hold, and what making it takes besides for a time. */
export interface PartBytes {
  readonly held: number;
  readonly making: number;
}

/** The groups that synapses join. */
export interface EndPlans {
  readonly from: GroupPlan;
  readonly to: GroupPlan;
}
