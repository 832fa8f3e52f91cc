// How the equations of a group are advanced by a step.
import type { Formula } from './formula.js';
import type { NoisePlan } from './group.js';

export type IntegratorName = 'exact' | 'exponential_euler' | 'rk4' | 'exponential_euler_maruyama' | 'euler_maruyama';

export interface IntegratorPlan {
  readonly name: IntegratorName;
  /** those asked before it, and why they were not chosen */
  readonly refused: readonly { readonly name: IntegratorName; readonly reason: string }[];
  /** the states advanced exactly, by a propagator */
  readonly linear: LinearPlan;
  /** all other states; those of one kind only */
  readonly remaining: readonly RemainingState[];
}

/** What an integrator carries over a step: the neurons of a group, or the synapses of a projection. */
export interface Integrated {
  readonly name: string;
  readonly size: number;
  readonly states: readonly IntegratedState[];
  readonly noises: readonly NoisePlan[];
  readonly integrator: IntegratorPlan;
}

interface IntegratedState {
  readonly name: string;
  readonly held: boolean;
  /** begins the name of the random stream of its noise, where that is not the name of all and its own */
  readonly stream?: string;
}

/** x' = A x + drive + S xi over the states `slots`; A and S are constant for a neuron, drive is constant over a step. */
export interface LinearPlan {
  readonly slots: readonly number[];
  /** entries of A that are not zero; row and column are places in `slots` */
  readonly matrix: readonly { readonly row: number; readonly column: number; readonly value: Formula }[];
  readonly drive: readonly Formula[];
  /** entries of S that are not zero; row is a place in `slots` */
  readonly noise: readonly (NoiseTerm & { readonly row: number })[];
  /** worked out before the run, where the matrix is the same for all neurons */
  readonly propagators?: Propagators;
}

/** The steps of some kinds of neurons, over one step and, where other states need it, over half a step; `held`: of a refractory neuron. */
export interface Propagators {
  readonly places: LinearPlaces;
  readonly kinds: number;
  readonly free: Propagator;
  readonly held: Propagator;
  readonly freeHalf?: Propagator;
  readonly heldHalf?: Propagator;
}

/** Where a matrix may differ from 0: in row r at columns[starts[r]] to columns[starts[r + 1] - 1], which ascend. */
export interface Places {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
}

/** Those of `change` and `integral`, and of the factors of noise in a Propagator. */
export interface LinearPlaces {
  readonly change: Places;
  readonly noise: Places;
  /** for each shared noise, one after the other, a row for each state */
  readonly shared: Places;
}

/**
 * x += change x + integral b + noise N + shared M, with N and M independent standard normal numbers. Each holds the numbers at its places,
 * one kind of neuron after the other. Rotter & Diesmann 1999, doi:10.1007/s004220050570.
 */
export interface Propagator {
  /** exp(A h) - I */
  readonly change: Float64Array;
  /** integral of exp(A s) over the step */
  readonly integral: Float64Array;
  /** lower triangle whose square is the covariance of the noise over one step; absent without noise, and over half a step */
  readonly noise?: Float64Array;
  /**
   * Of each state the factors of the increment of a shared noise over the step, in column 0, which is the same for all who read it, and of what
   * else of the step it takes in, in the columns behind. Absent without shared noise, and over half a step.
   */
  readonly shared?: Float64Array;
}

/** A noise, by its place in the group, with what it is multiplied by. */
export interface NoiseTerm {
  readonly noise: number;
  readonly factor: Formula;
}

/**
 * exponential_euler: x' = rate x + drive, both taken at mid-step, without noise.
 * rk4: x' = derivative, without noise. euler_maruyama: x' = derivative + the sum of its noises, each times its factor.
 * exponential_euler_maruyama: the same, with the rate of what of the derivative is linear in x.
 */
export type RemainingState = { readonly slot: number; readonly noises: readonly NoiseTerm[] } & (
  | { readonly kind: 'conditional'; readonly rate: Formula; readonly drive: Formula }
  | { readonly kind: 'derivative'; readonly derivative: Formula }
  | { readonly kind: 'relaxing'; readonly rate: Formula; readonly derivative: Formula }
);
