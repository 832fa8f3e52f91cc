// Synapses that act all the time, such as gap junctions: each step every synapse adds to an input of its target.
import type { SynapseValue, Transmission } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import { pastOf, readValues, type PastStates, type SynapseContext } from '../../network/index.js';
import { savedTogether, type Reader, type Saved } from '../../values/index.js';
import { injectionOf } from './injection-of.js';
import type { Projection } from './projection.js';

export class ContinuousSynapses implements Projection {
  readonly synapses: number;
  readonly inject: (step: number) => void;
  private readonly past: PastStates | undefined;
  private readonly reader: Reader | undefined;

  /** `context` keeps the parameters, which are made here. Throws NetworkError. */
  constructor(
    injects: Extract<Transmission, { kind: 'continuous' }>['injects'],
    private readonly context: SynapseContext,
    readonly connectivity: Connectivity
  ) {
    const { values, progress } = context;
    this.synapses = connectivity.synapses;
    this.past = pastOf(context, connectivity);
    this.reader = this.past?.over(values.reader);
    this.inject = injectionOf(injects, context, connectivity, this.reader, this.past);
    values.stretches(connectivity, progress, () => undefined);
  }

  clear(): void {
    this.past?.clear();
  }

  save(): Saved {
    return this.past?.save() ?? savedTogether([]);
  }

  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void {
    this.past?.lookFrom(step);
    readValues(value, this.context.values, this.connectivity, visit, this.reader);
  }
}
