// The synapses of one projection in their canonical order, which numbers them for weights, delays and recordings.

import type { Recipe } from '../../2-plan/index.js';

/**
 * Canonical order: by target, then in order of drawing (fixed_indegree) or by source; `list`: in list order.
 * Neurons are numbered within their populations.
 */
export interface Connectivity {
  readonly synapses: number;
  /** source neuron of each synapse */
  readonly pre: Uint16Array | Uint32Array;
  /** target neuron of each synapse in list order; undefined where synapses are sorted by target */
  readonly post?: Uint16Array | Uint32Array;
  /** synapses of target t are targetStart[t] .. targetStart[t + 1] - 1 (t over the whole target population); undefined in list order */
  readonly targetStart?: Uint32Array;
  /** sizes of the whole populations */
  readonly sources: number;
  readonly targets: number;
}

/** An array for numbers of neurons: 2 bytes each where the population allows. */
export const neuronNumbers = (population: number, length: number): Uint16Array | Uint32Array =>
  neuronBytes(population) === 2 ? new Uint16Array(length) : new Uint32Array(length);

/** Bytes of the number of a neuron. */
export const neuronBytes = (population: number): 2 | 4 => (population <= 65536 ? 2 : 4);

/** Bytes of so many synapses of a recipe in canonical order. */
export const connectivityBytes = ({ sources, targets, lists }: Recipe, synapses: number): number =>
  neuronBytes(sources.size) * synapses + (lists.post ? neuronBytes(targets.size) * synapses : 4 * (targets.size + 1));
