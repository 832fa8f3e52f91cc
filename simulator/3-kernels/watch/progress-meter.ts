// Counts work done and looks up every few thousand operations whether it should go on.
import type { Watch } from '../kernels.js';

/** Operations (neuron updates, synaptic events, synapses made) between two looks. */
export const span = 4096;

/** Thrown where work was told to stop; whoever started the work catches it. */
export class Cancelled extends Error {}

export class ProgressMeter {
  private left = span;

  constructor(private readonly watch: Watch = {}) {}

  /** Says that so many operations were done. Throws Cancelled. */
  spend(operations: number): void {
    this.left -= operations;
    if (this.left > 0) return;
    this.left = span;
    this.watch.onProgress?.();
    if (this.watch.cancelled?.()) throw new Cancelled();
  }
}
