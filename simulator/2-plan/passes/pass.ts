// What an optional pass over a finished plan is; one file a pass, one line in the registry. None may change what is simulated.
import type { Plan } from '../plan/index.js';

export interface Pass {
  /** as it is left out by */
  readonly name: string;
  /** results differ from those without it in their last bits: every backend takes it, unless it is left out */
  readonly rounds?: true;
  /** Pure. Sees what the passes before it have made. */
  readonly apply: (plan: Plan) => Plan;
  /** What `apply` has done, one text a part of the plan; none where there was nothing to do. */
  readonly did: (after: Plan, before: Plan) => readonly string[];
}
