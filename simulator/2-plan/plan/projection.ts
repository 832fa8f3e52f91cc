// Synapses of one connection between two groups: who is connected, when spikes arrive, and how they cross.
import type { Source } from '../../1-model/index.js';
import type { ElementValue } from './element-value.js';
import type { Formula } from './formula.js';
import type { Recipe } from './recipe.js';
import type { LazyProgram, SharedTraces } from './synapse-program.js';
import type { Transmission } from './transmission.js';

/** Each spike has a uniform number; those with the smallest ones are lost. */
export interface LostSpikesPlan {
  /** the random numbers are keyed by it, the neuron, the step in which it fires, and how often it fired in that step before */
  readonly stream: string;
  /** of all spikes; absent: of those of a presentation so many */
  readonly share?: number;
  /** absent: a share */
  readonly perPresentation?: number;
}

export interface ProjectionPlan {
  readonly name: string;
  readonly connect: string;
  /** not written as a connection: it drives an input that is bound to a variable */
  readonly ofBinding?: true;
  readonly source: Source;
  /** indices of groups */
  readonly from: number;
  readonly to: number;
  readonly recipe: Recipe;
  /** what the pattern asks of each pair of neurons: `where`, connected if it is not 0; fixed_probability, the probability, where it differs */
  readonly pairwise?: Formula;
  readonly expectedSynapses: number;
  readonly parameters: readonly ElementValue[];
  readonly delay: DelayPlan;
  /** before the synapse, where there is a delay on either side: `delay` is then the one behind it */
  readonly axonal?: DelayPlan;
  /** states of the presynaptic neurons that what is injected reads as they were the delay before; absent: it reads none, or no delay is given */
  readonly past?: readonly number[];
  readonly transmission: Transmission;
  /** spikes that reach none of the synapses of their neuron; absent: all may */
  readonly lost?: LostSpikesPlan;
  /** bytes of the number of a target neuron in what is kept of a synapse; absent: 4 */
  readonly targetBytes?: 2 | 4;
  /** states that one side alone changes, kept once a neuron of that side; absent: all are kept a synapse */
  readonly traces?: SharedTraces;
  /** post spikes may wait until the presynaptic neuron fires */
  readonly lazy?: LazyProgram;
}

/** Fixed in steps for all synapses, or in ms for each synapse: rounded to the nearest step, halves up, at least one. */
export type DelayPlan =
  | { readonly kind: 'fixed'; readonly steps: number }
  | { readonly kind: 'each'; readonly value: ElementValue };
