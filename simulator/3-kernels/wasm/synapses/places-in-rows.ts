// Where synapses lie in rows, asked in canonical order.
import { rowsOf, type Connectivity } from '../../connect/index.js';

/** Place of a synapse, by its number and the presynaptic neuron. */
export type PlaceOf = (synapse: number, pre: number) => number;

/** Each call of what comes back begins anew with the first synapse; they must be asked for one after the other. */
export function placesInRows(connectivity: Connectivity, rowStart: Uint32Array): () => PlaceOf {
  if (!connectivity.post)
    return () => {
      const next = rowStart.slice();
      return (_synapse, pre) => next[pre]!++;
    };
  // a list may name targets in any order, rows do not
  const places = new Uint32Array(connectivity.synapses);
  rowsOf(connectivity, true).synapse!.forEach((synapse, place) => (places[synapse] = place));
  return () => synapse => places[synapse]!;
}
