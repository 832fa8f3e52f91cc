// How spikes cross a projection.
import type { Formula } from './formula.js';
import type { RefractoryPlan } from './group.js';
import type { SynapseProgram } from './synapse-program.js';

/**
 * reset: spikes make the target refractory, and give states of it values that are the same whichever spike it is.
 * static: a spike adds amounts that never change. dynamic: spikes run programs with states of the synapse.
 * poisson: each target draws its own count each step, with the summed means of the sources. continuous: adds to inputs each step.
 */
export type Transmission =
  | { readonly kind: 'static'; readonly sends: readonly Send[] }
  | { readonly kind: 'poisson'; readonly sends: readonly Send[] }
  | { readonly kind: 'continuous'; readonly injects: readonly Inject[] }
  | {
      readonly kind: 'reset';
      readonly resets: readonly { readonly slot: number; readonly value: Formula }[];
      readonly refractory: RefractoryPlan;
    }
  | { readonly kind: 'dynamic'; readonly program: SynapseProgram };

/** Adds `value` to an input of the target group. */
export interface Inject {
  readonly input: number;
  readonly value: Formula;
}

/** Adds `amount` to state `slot` of the target group, multiplied by its state `by` as it is on arrival if there is one. */
export interface Send {
  readonly slot: number;
  readonly by?: number;
  readonly amount: Formula;
  /** what `amount` is for every synapse: kept once; absent: kept a synapse */
  readonly common?: number;
}
