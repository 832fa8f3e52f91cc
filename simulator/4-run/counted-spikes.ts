// How often the neurons that conditions of an experiment speak of have fired.
import type { Selection } from '../1-model/index.js';
import { placeOf, type Plan } from '../2-plan/index.js';
import type { SpikeBatch } from '../3-kernels/index.js';

export class CountedSpikes {
  private readonly sums = new Map<Selection, number>();

  constructor(private readonly counted: Plan['script']['counted']) {}

  /** Takes down the spikes of some steps, one batch a group. */
  add(batches: readonly SpikeBatch[]): void {
    for (const { selection, group, neurons } of this.counted) {
      const batch = batches[group]!;
      let spikes = batch.length;
      if (neurons.count < neurons.size)
        for (let i = 0; i < batch.length; i++) if (placeOf(neurons, batch.neurons[i]!) < 0) spikes--;
      this.sums.set(selection, (this.sums.get(selection) ?? 0) + spikes);
    }
  }

  /** Since the beginning. */
  readonly of = (selection: Selection): number => this.sums.get(selection) ?? 0;
}
