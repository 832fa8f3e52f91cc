// What the synapses of one projection can do in the reference backend. Types alone.
import type { SynapseValue } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';

export interface Projection {
  readonly synapses: number;
  /** kept where synapses are recorded or have states of their own */
  readonly connectivity?: Connectivity;
  /** before the equations of a step: spikes that set what their targets begin it with, and hold them */
  hold?(step: number): void;
  /** before the neurons of a step receive anything: spikes that reach the synapses in it, and their targets at once (axonal delays) */
  arrive?(step: number): void;
  /** after the neurons of a step: sends its spikes on their way */
  deliver?(step: number): void;
  /** adds to inputs of the target what holds from the end of step `step` on */
  inject?(step: number): void;
  /** initial values again at the end of step `step` for states that are no weight; nothing is under way any more */
  clear?(step: number): void;
  /** calling what comes back makes the synapses what they are now; absent where they have no state */
  save?(): () => void;
  /** a value of each synapse at the end of step `step`, in canonical order; changes nothing */
  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void;
}
