// Which neurons of a group fire in a step.

/** Calls `fire` for each neuron that fires in a step, ascending. `isFree`: it is not refractory. */
export type Firing = ((
  step: number,
  isFree: (neuron: number) => boolean,
  fire: (neuron: number, spikes: number) => void
) => void) & {
  /** calling what comes back makes it what it is now; absent where nothing but neurons and steps decides */
  save?: () => () => void;
  /** before the equations of a step, whose start the clock shows; absent where that decides nothing */
  begin?: (neuron: number) => void;
  /** throws what is wrong with the spikes of a neuron in a step */
  check?: (neuron: number, step: number) => void;
};
