// What a way of integrating must be able to say: whether it can, and then what it needs.
import type { Formula } from '../formula/index.js';
import type { IntegratorName, LinearPlan, RemainingState } from '../plan.js';

/** The equations of one group, inputs written out; noise variable s is the white noise of state s. */
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

/** Propagators are added once the parts are known. */
export type Linear = Omit<LinearPlan, 'propagators'>;

export type Answer =
  | { readonly accepted: true; readonly reason: string; readonly linear: Linear; readonly remaining: readonly RemainingState[] }
  | { readonly accepted: false; readonly reason: string };

export interface Integrator {
  readonly name: IntegratorName;
  /** `x += …`, for people */
  readonly title: string;
  readonly accepts: (system: System) => Answer;
}

export const refuse = (reason: string): Answer => ({ accepted: false, reason });
