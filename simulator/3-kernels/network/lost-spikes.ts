// Which spikes of neurons are lost for all of their synapses: each has a uniform number, and those below a limit are lost.
import { RandomStream } from '../../0-numbers/index.js';
import type { LostSpikesPlan } from '../../2-plan/index.js';

export class LostSpikes {
  /** from the next step on */
  limit: number;
  private readonly stream: RandomStream;

  constructor(
    readonly plan: LostSpikesPlan,
    readonly seed: number
  ) {
    this.limit = plan.share ?? 0;
    this.stream = new RandomStream(seed, plan.stream);
  }

  /** Of the spike of a neuron in a step of the network; `occasion`: how often it fired in it before. In [0, 1). */
  numberOf(neuron: number, step: number, occasion: number): number {
    return this.stream.seek(neuron, step, occasion).uniform();
  }

  /** Has as many lost as the plan says of spikes with these numbers, all where there are fewer. */
  limitTo(numbers: Float64Array): void {
    const sorted = numbers.sort();
    this.limit = sorted[this.plan.perPresentation!] ?? 1;
  }

  /** Visits those of the spikes of a step that are not lost: neurons, each as often as it fired. */
  eachArriving(fired: Uint32Array, length: number, step: number, visit: (neuron: number) => void): void {
    let occasion = 0;
    for (let i = 0; i < length; i++) {
      const neuron = fired[i]!;
      occasion = i > 0 && fired[i - 1] === neuron ? occasion + 1 : 0;
      if (this.numberOf(neuron, step, occasion) >= this.limit) visit(neuron);
    }
  }
}
