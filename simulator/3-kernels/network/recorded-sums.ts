// A recorded value of synapses summed for each target neuron, over the synapses in canonical order: the same bits whoever carries them.
import { numberAt, placeOf, targetsOf, type Plan, type WeightRecord } from '../../2-plan/index.js';
import { eachSynapse } from '../connect/index.js';
import type { SynapseEnds } from '../kernels.js';
import type { Synapses } from './engine.js';

interface Part {
  readonly of: WeightRecord['parts'][number];
  readonly synapses: Synapses;
  /** by synapse: the place of its target among all that are summed for */
  readonly places: Uint32Array;
}

export class RecordedSums {
  private readonly low: number;
  private readonly count: number;
  private readonly neurons: Uint32Array;
  private readonly parts: readonly Part[];
  private readonly sums: Float64Array;

  constructor({ parts, range }: WeightRecord, plan: Plan, projections: readonly Synapses[]) {
    const plans = parts.map(({ projection }) => plan.projections[projection]!);
    const sets = targetsOf(plans);
    this.neurons = Uint32Array.from(
      sets.flatMap(set => Array.from({ length: set.count }, (_, place) => numberAt(set, place)))
    );
    this.parts = parts.map((of, i) => {
      const synapses = projections[of.projection]!;
      const { population } = plans[i]!.recipe.targets;
      const at = sets.findIndex(set => set.population === population);
      const first = sets.slice(0, at).reduce((sum, set) => sum + set.count, 0);
      const places = new Uint32Array(synapses.synapses);
      eachSynapse(synapses.connectivity!, (synapse, _, post) => (places[synapse] = first + placeOf(sets[at]!, post)));
      return { of, synapses, places };
    });
    this.sums = new Float64Array(this.neurons.length);
    this.low = range?.low ?? 0;
    this.count = range ? range.high - range.low + 1 : this.neurons.length;
  }

  /** The target neurons, on both sides. */
  ends(): SynapseEnds {
    const targets = this.neurons.slice(this.low, this.low + this.count);
    return { pre: targets, post: targets.slice() };
  }

  /** Sums at the end of step `step`. */
  read(step: number, into: Float64Array, at: number): void {
    const { sums } = this;
    sums.fill(0);
    for (const { of, synapses, places } of this.parts) {
      if (!of.summed) {
        synapses.read(of.value, step, (synapse, value) => (sums[places[synapse]!]! += value));
        continue;
      }
      const own = new Float64Array(sums.length);
      synapses.read(of.value, step, (synapse, value) => (own[places[synapse]!] = value));
      own.forEach((value, place) => (sums[place]! += value));
    }
    into.set(sums.subarray(this.low, this.low + this.count), at);
  }
}
