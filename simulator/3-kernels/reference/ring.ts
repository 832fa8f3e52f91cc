// Input that is under way to one state of a group: what arrives in each of the next steps, for each neuron.
import { complain } from '../../2-plan/index.js';

/** 8 GiB */
const mostEntries = 2 ** 30;

export class Ring {
  /** `values[at(step) + neuron]` arrives in that step */
  values: Float64Array;
  private slots = 1;

  constructor(readonly size: number) {
    this.values = new Float64Array(size);
  }

  /** Makes room for delays up to this many steps. Only before the run: what is under way is lost. */
  reserve(delay: number): void {
    if (delay < this.slots) return;
    if ((delay + 1) * this.size > mostEntries) throw complain('delay-too-long', `A delay of ${delay} steps into ${this.size} neurons needs more room than there is; make the longest delay shorter or the step longer.`);
    this.slots = delay + 1;
    this.values = new Float64Array(this.slots * this.size);
  }

  /** Where the arrivals of a step begin. */
  at(step: number): number {
    return step % this.slots * this.size;
  }
}
