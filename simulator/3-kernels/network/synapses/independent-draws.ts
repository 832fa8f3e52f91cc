// The pattern `independent`: each target draws a Poisson count of its own each step, with the summed means of the sources.
import { poissonTable, type PoissonTable } from '../../../0-numbers/index.js';
import { networkError, numberAt, type Send, type SpikePlan } from '../../../2-plan/index.js';
import { neuronNumbers, type Connectivity } from '../../connect/index.js';
import { isSteady, poissonMean, type SynapseValues } from '../../values/index.js';
import { amountsOf } from './amounts.js';
import { delaysOf, longest, type Delays } from './delays.js';
import type { Sent } from './static-rows.js';
import type { SynapseContext } from './synapse-context.js';

export class IndependentDraws {
  /** amounts and delays by place of the target */
  readonly sends: readonly Sent[];
  readonly delays: Delays;
  /** name of the random numbers */
  readonly stream: string;
  readonly spike: Extract<SpikePlan, { kind: 'poisson' }>;
  /** the summed mean at this moment; throws NetworkError where that of a source is impossible */
  readonly mean: () => number;
  /** of the summed mean, where it never changes */
  readonly table?: PoissonTable;

  /** Throws NetworkError. */
  constructor(sends: readonly Send[], { values, from, to, h, progress }: SynapseContext) {
    const { plan } = values;
    const { sources } = plan.recipe;
    const one = oneEach(values);
    const amounts = amountsOf(sends, values, one, progress);
    this.delays = delaysOf(values, one, h, progress);
    this.sends = sends.map((send, i) => ({ ring: to.state.ringOf(send), amounts: amounts[i]! }));
    for (const { ring } of this.sends) ring.reserve(longest(this.delays));
    this.stream = `${plan.name}.spikes`;
    const { spike } = from.state.plan;
    if (spike?.kind !== 'poisson') {
      const what = `The pattern independent of ${plan.name} needs a source that draws Poisson counts`;
      throw networkError('impossible-pattern', `${what}, such as poisson_source.`, plan.source);
    }
    this.spike = spike;
    const meanOf = poissonMean(spike, from.state.values);
    this.mean = () => {
      let total = 0;
      for (let place = 0; place < sources.count; place++) total += meanOf(numberAt(sources, place));
      return total;
    };
    if (isSteady(spike.mean)) this.table = poissonTable(this.mean());
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
