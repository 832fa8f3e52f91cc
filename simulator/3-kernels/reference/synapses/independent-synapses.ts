// The pattern `independent`: each target draws a Poisson count of its own each step, with the summed means of the sources.
import { poisson, poissonTable, RandomStream, type PoissonTable } from '../../../0-numbers/index.js';
import { networkError, numberAt, type ProjectionPlan, type Send } from '../../../2-plan/index.js';
import { neuronNumbers, type Connectivity } from '../../connect/index.js';
import { isSteady, poissonMean, type SynapseValues } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import type { Group } from '../group.js';
import { amountsOf, delaysOf, longest, type Amounts, type Delays, type Ring } from '../../network/index.js';
import type { SynapseContext } from './synapse-context.js';
import type { Projection } from './projection.js';

export class IndependentSynapses implements Projection {
  /** none is made */
  readonly synapses = 0;
  protected readonly sends: readonly { readonly ring: Ring; readonly amounts: Amounts }[];
  protected readonly delays: Delays;
  protected readonly plan: ProjectionPlan;
  protected readonly progress: ProgressMeter;
  private readonly stream: RandomStream;
  protected readonly count: Count;

  constructor(sends: readonly Send[], { values, from, to, h, seed, progress }: SynapseContext) {
    const { plan } = values;
    const one = oneEach(values);
    const amounts = amountsOf(sends, values, one, progress);
    this.delays = delaysOf(values, one, h, progress);
    this.sends = sends.map((send, i) => ({ ring: to.ringOf(send), amounts: amounts[i]! }));
    for (const { ring } of this.sends) ring.reserve(longest(this.delays));
    this.stream = new RandomStream(seed, `${plan.name}.spikes`);
    this.count = countOf(values, from);
    this.plan = plan;
    this.progress = progress;
  }

  deliver(step: number): void {
    const {
      plan: {
        recipe: { targets }
      },
      delays,
      sends,
      stream,
      progress
    } = this;
    const count = this.count();
    for (let place = 0; place < targets.count; place++) {
      const target = numberAt(targets, place);
      const spikes = count(stream.seek(target, step).uniform());
      progress.spend(1);
      if (spikes === 0) continue;
      const arrival = step + (typeof delays === 'number' ? delays : delays[place]!);
      for (const { ring, amounts } of sends)
        ring.values[ring.at(arrival) + target]! += spikes * (typeof amounts === 'number' ? amounts : amounts[place]!);
    }
  }

  /** of the summed mean, where it never changes */
  protected get table(): PoissonTable | undefined {
    return this.count.table;
  }

  read(): void {
    throw new Error(`${this.plan.name} has no synapses to read.`);
  }
}

/** One place for values and draws a target, as if from the first source. */
function oneEach({
  plan: {
    recipe: { sources, targets }
  }
}: SynapseValues): Connectivity {
  const pre = neuronNumbers(sources.size, targets.count).fill(numberAt(sources, 0));
  const targetStart = new Uint32Array(targets.size + 1);
  for (let place = 0; place < targets.count; place++) targetStart[numberAt(targets, place) + 1] = 1;
  for (let target = 0; target < targets.size; target++) targetStart[target + 1]! += targetStart[target]!;
  return { synapses: targets.count, pre, targetStart, sources: sources.size, targets: targets.size };
}

/** The count for a uniform number in [0, 1), with the means of the moment; `table` where these never change. */
type Count = (() => (uniform: number) => number) & { readonly table?: PoissonTable };

function countOf({ plan }: SynapseValues, from: Group): Count {
  const { spike } = from.plan;
  const { sources } = plan.recipe;
  if (spike?.kind !== 'poisson') {
    const what = `The pattern independent of ${plan.name} needs a source that draws Poisson counts`;
    throw networkError('impossible-pattern', `${what}, such as poisson_source.`, plan.source);
  }
  const mean = poissonMean(spike, from.values);
  const sum = (): number => {
    let total = 0;
    for (let place = 0; place < sources.count; place++) total += mean(numberAt(sources, place));
    return total;
  };
  if (!isSteady(spike.mean))
    return () => {
      const now = sum();
      return uniform => poisson(now, uniform);
    };
  const table = poissonTable(sum());
  const drawn = (uniform: number): number => table.count(uniform);
  return Object.assign(() => drawn, { table });
}
