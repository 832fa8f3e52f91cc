// Synapses that act all the time, such as gap junctions: each step every synapse adds to an input of its target.
import type { SynapseValue, Transmission } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import { readValues, type SynapseContext } from '../../network/index.js';
import { injectionOf } from './injection-of.js';
import type { Projection } from './projection.js';

export class ContinuousSynapses implements Projection {
  readonly synapses: number;
  readonly inject: () => void;

  /** `context` keeps the parameters, which are made here. Throws NetworkError. */
  constructor(
    injects: Extract<Transmission, { kind: 'continuous' }>['injects'],
    private readonly context: SynapseContext,
    readonly connectivity: Connectivity
  ) {
    this.synapses = connectivity.synapses;
    this.inject = injectionOf(injects, context, connectivity);
    context.values.stretches(connectivity, context.progress, () => undefined);
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    readValues(value, this.context.values, this.connectivity, visit);
  }
}
