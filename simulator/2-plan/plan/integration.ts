// How the equations of a group are advanced by a step.
import type { Formula } from './formula.js';

export type IntegratorName = 'exact' | 'exponential_euler' | 'rk4' | 'euler_maruyama';

export interface IntegratorPlan {
  readonly name: IntegratorName;
  /** those asked before it, and why they were not chosen */
  readonly refused: readonly { readonly name: IntegratorName; readonly reason: string }[];
  /** the states advanced exactly, by a propagator */
  readonly linear: LinearPlan;
  /** all other states; those of one kind only */
  readonly remaining: readonly RemainingState[];
}

/** x' = A x + drive + S xi over the states `slots`; A and S are constant for a neuron, drive is constant over a step. */
export interface LinearPlan {
  readonly slots: readonly number[];
  /** entries of A that are not zero; row and column are places in `slots` */
  readonly matrix: readonly { readonly row: number; readonly column: number; readonly value: Formula }[];
  readonly drive: readonly Formula[];
  /** entries of S that are not zero; row is a place in `slots` */
  readonly noise: readonly (NoiseTerm & { readonly row: number })[];
  /** worked out before the run, where the matrix is the same for all neurons: over one step (over half a step too where other states need it) */
  readonly propagators?: {
    readonly free: Propagator;
    readonly held: Propagator;
    readonly freeHalf?: Propagator;
    readonly heldHalf?: Propagator;
  };
}

/**
 * x += change x + integral b + noise N + shared M, with N and M independent standard normal numbers. All n x n and row-major, but for
 * `shared`. Rotter & Diesmann 1999, doi:10.1007/s004220050570.
 */
export interface Propagator {
  /** exp(A h) - I */
  readonly change: Float64Array;
  /** integral of exp(A s) over the step */
  readonly integral: Float64Array;
  /** lower triangle whose square is the covariance of the noise over one step; absent without noise */
  readonly noise?: Float64Array;
  /**
   * For each shared noise, one after the other, n rows of n + 1 factors: of the increment of the noise over the step, which is the same for
   * all who read it, and of what else of the step each row takes in. Absent without shared noise.
   */
  readonly shared?: Float64Array;
}

/** A noise, by its place in the group, with what it is multiplied by. */
export interface NoiseTerm {
  readonly noise: number;
  readonly factor: Formula;
}

/**
 * exponential_euler: x' = rate x + drive, both taken at mid-step.
 * rk4: x' = derivative. euler_maruyama: x' = derivative + the sum of its noises, each times its factor.
 */
export type RemainingState =
  | { readonly kind: 'conditional'; readonly slot: number; readonly rate: Formula; readonly drive: Formula }
  | {
      readonly kind: 'derivative';
      readonly slot: number;
      readonly derivative: Formula;
      readonly noises: readonly NoiseTerm[];
    };
