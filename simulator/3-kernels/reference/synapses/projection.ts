// What the synapses of one projection do in the phases of a step in the reference backend. Types alone.
import type { Synapses } from '../../network/index.js';

export interface Projection extends Synapses {
  /** before the equations of a step: spikes that set what their targets begin it with, and hold them */
  hold?(step: number): void;
  /** before the neurons of a step receive anything: spikes that reach the synapses in it, and their targets at once (axonal delays) */
  arrive?(step: number): void;
  /** after the neurons of a step: sends its spikes on their way */
  deliver?(step: number): void;
  /** adds to inputs of the target what holds from the end of step `step` on */
  inject?(step: number): void;
}
