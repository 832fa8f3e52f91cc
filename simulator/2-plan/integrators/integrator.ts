// What a way of integrating must be able to say: whether it can, and then what it needs.
import type { Formula } from '../formula/index.js';
import type { IntegratorName, LinearPlan, RemainingState } from '../plan/index.js';

/** The equations of one group, inputs written out. */
export interface System {
  readonly states: readonly SystemState[];
  /** chosen by the caller: own states are then left to the integrator, even where they could be advanced exactly */
  readonly forced: boolean;
}

export interface SystemState {
  readonly name: string;
  readonly slot: number;
  readonly derivative: Formula;
  /** of the model itself; false for a receptor's */
  readonly own: boolean;
}

export type Answer =
  | { readonly accepted: true; readonly linear: LinearPlan; readonly remaining: readonly RemainingState[] }
  | { readonly accepted: false; readonly reason: string };

export interface Integrator {
  readonly name: IntegratorName;
  /** `x += …`, for people */
  readonly title: string;
  readonly accepts: (system: System) => Answer;
  /** why it was chosen, for people */
  readonly reason: (names: IntegratedNames) => string;
}

/** Names of the states of a group, in lists; empty where there are none. */
export interface IntegratedNames {
  /** advanced exactly */
  readonly exactly: string;
  readonly others: string;
  /** those of the others that have noise */
  readonly noisy: string;
}

export const decline = (reason: string): Answer => ({ accepted: false, reason });
