// The synapses of one projection sorted by source, for delivering a spike.
import { neuronNumbers, type Connectivity } from './connectivity.js';

/** Synapses of source s are rowStart[s] .. rowStart[s + 1] - 1 (s over the whole source population), in canonical order within the row. */
export interface Rows {
  readonly rowStart: Uint32Array;
  /** target neuron, numbered within its population */
  readonly targets: Uint16Array | Uint32Array;
  /** canonical number of the synapse; absent unless asked for */
  readonly synapse?: Uint32Array;
}

/** `withNumbers` asks for the canonical numbers, needed where weights or delays differ between synapses. */
export function rowsOf(connectivity: Connectivity, withNumbers: boolean): Rows {
  const { pre, synapses, sources } = connectivity;
  const rowStart = startsOf(pre, sources), next = rowStart.slice(0, sources);
  const place = new Uint32Array(withNumbers ? synapses : 0);
}
