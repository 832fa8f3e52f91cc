// The pattern `independent`: each target draws a Poisson count of its own each step.
import { poisson, RandomStream } from '../../../0-numbers/index.js';
import { numberAt } from '../../../2-plan/index.js';
import type { IndependentDraws, SynapseContext } from '../../network/index.js';
import type { Projection } from './projection.js';

export class IndependentSynapses implements Projection {
  /** none is made */
  readonly synapses = 0;
  private readonly stream: RandomStream;

  constructor(
    private readonly draws: IndependentDraws,
    private readonly context: SynapseContext
  ) {
    this.stream = new RandomStream(context.seed, draws.stream);
  }

  deliver(step: number): void {
    const { progress, values } = this.context;
    const { targets } = values.plan.recipe;
    const { delays, sends } = this.draws;
    const count = this.count();
    for (let place = 0; place < targets.count; place++) {
      const target = numberAt(targets, place);
      const spikes = count(this.stream.seek(target, step).uniform());
      progress.spend(1);
      if (spikes === 0) continue;
      const arrival = step + (typeof delays === 'number' ? delays : delays[place]!);
      for (const { ring, amounts } of sends)
        ring.values[ring.at(arrival) + target]! += spikes * (typeof amounts === 'number' ? amounts : amounts[place]!);
    }
  }

  read(): void {
    throw new Error(`${this.context.values.plan.name} has no synapses to read.`);
  }

  /** The count for a uniform number in [0, 1), with the means of the moment. */
  private count(): (uniform: number) => number {
    const { table, mean } = this.draws;
    if (table) return uniform => table.count(uniform);
    const now = mean();
    return uniform => poisson(now, uniform);
  }
}
