// What the parts of a network can do, in whatever backend. Types alone.
import type { SynapseValue } from '../../2-plan/index.js';
import type { Connectivity } from '../connect/index.js';

/** The synapses of one projection. */
export interface Synapses {
  readonly synapses: number;
  /** kept where synapses are recorded or have states of their own */
  readonly connectivity?: Connectivity;
  /** initial values again at the end of step `step` for states that are no weight; nothing is under way any more */
  clear?(step: number): void;
  /** calling what comes back makes the synapses what they are now; absent where they have no state */
  save?(): () => void;
  /** a value of each synapse at the end of step `step`, in canonical order; changes nothing */
  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void;
}
