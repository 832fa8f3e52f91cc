// How messages name a synapse.
import type { SynapseValues } from './synapse-values.js';

/** `synapse 3 of c(A->B) (A[1] -> B[2])`: the one in `site`, by its canonical number. */
export const synapseText = ({ plan, pre, post, site }: SynapseValues, synapse: number): string =>
  `synapse ${synapse} of ${plan.name} (${pre.plan.name}[${site.pre}] -> ${post.plan.name}[${site.post}])`;
