// The targets of synapses by the canonical number of the synapse.
import { neuronNumbers, type Connectivity } from './connectivity.js';
import { eachSynapse } from './each-synapse.js';

export function postsOf(connectivity: Connectivity): Uint16Array | Uint32Array {
  if (connectivity.post) return connectivity.post;
  const posts = neuronNumbers(connectivity.targets, connectivity.synapses);
  eachSynapse(connectivity, (synapse, _pre, post) => (posts[synapse] = post));
  return posts;
}
