// Which neurons of a group fire in a step.
import type { Saved } from '../values/index.js';

/** Calls `fire` for each neuron that fires in a step, ascending. `isFree`: it is not refractory. */
export type Firing = ((
  step: number,
  isFree: (neuron: number) => boolean,
  fire: (neuron: number, spikes: number) => void
) => void) & {
  /** absent where nothing but neurons and steps decides */
  save?: () => Saved;
  /** before the equations of a step, whose start the clock shows; absent where that decides nothing */
  begin?: (neuron: number) => void;
  /** throws what is wrong with the spikes of a neuron in a step */
  check?: (neuron: number, step: number) => void;
};
