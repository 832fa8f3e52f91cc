// Synapses that act all the time, such as gap junctions: each step every synapse adds to an input of its target.
import type { SynapseValue, Transmission } from '../../../2-plan/index.js';
import { eachSynapse, type Connectivity } from '../../connect/index.js';
import { compile, type Evaluate, type SynapseValues } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import type { SynapseContext } from './synapse-context.js';
import type { Projection } from './projection.js';

type Continuous = Extract<Transmission, { kind: 'continuous' }>;

export class ContinuousSynapses implements Projection {
  readonly synapses: number;
  private readonly values: SynapseValues;
  private readonly progress: ProgressMeter;
  private readonly injects: readonly { readonly input: Float64Array; readonly value: Evaluate }[];

  constructor(
    protected readonly plans: Continuous['injects'],
    protected readonly made: SynapseContext,
    readonly connectivity: Connectivity
  ) {
    const { values, to, progress } = made;
    this.values = values;
    this.progress = progress;
    this.synapses = connectivity.synapses;
    this.injects = plans.map(({ input, value }) => ({
      input: to.values.inputs[input]!,
      value: compile(value, values.reader)
    }));
    values.each(connectivity, progress, () => undefined);
  }

  inject(_step: number): void {
    const { values, injects, progress } = this;
    eachSynapse(this.connectivity, (synapse, pre, post) => {
      values.at(pre, post);
      for (const { input, value } of injects) input[post]! += value(synapse);
      progress.spend(1);
    });
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    if (value.kind !== 'value') throw new Error('A continuous synapse has no state.');
    const evaluate = compile(value.value, this.values.reader);
    eachSynapse(this.connectivity, (synapse, pre, post) => {
      this.values.at(pre, post);
      visit(synapse, evaluate(synapse));
    });
  }
}
