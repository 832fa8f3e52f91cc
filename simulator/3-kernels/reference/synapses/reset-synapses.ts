// Synapses whose spikes reset their targets and make them refractory, in the step in which they arrive.
import type { Saved } from '../../values/index.js';
import type { SynapseValue, Transmission } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import { delaysOf, readValues, type Delays, type SynapseContext } from '../../network/index.js';
import type { Group } from '../group.js';
import { arrivingOf } from './arriving.js';
import { DelayLine } from './delay-line.js';
import type { Projection } from './projection.js';
import { resetOf } from './reset-of.js';
import { Walk } from './walk.js';

/** The neuron is held from the step of arrival on: it neither fires in it nor takes what else arrives, and for the time given after it. */
export class ResetSynapses implements Projection {
  readonly synapses: number;
  private readonly walk: Walk;
  private readonly delays: Delays;
  private readonly arriving: ReturnType<typeof arrivingOf>;
  /** neurons for one delay, else synapses */
  private readonly line = new DelayLine();
  private readonly reset: (synapse: number, step: number) => void;

  /** `context` keeps the parameters, which are made here. Throws NetworkError. */
  constructor(
    plan: Extract<Transmission, { kind: 'reset' }>,
    private readonly context: SynapseContext<Group>,
    readonly connectivity: Connectivity
  ) {
    const { values, h, progress } = context;
    this.synapses = connectivity.synapses;
    this.arriving = arrivingOf(context);
    this.walk = new Walk(values, connectivity);
    this.delays = delaysOf(values, connectivity, h, progress);
    this.reset = resetOf(plan, context);
    values.stretches(connectivity, progress, () => undefined);
  }

  hold(step: number): void {
    const { line, walk, delays, reset, context } = this;
    const hear = (synapse: number): void => {
      reset(synapse, step);
      context.progress.spend(1);
    };
    line.take(
      step,
      typeof delays === 'number' ? neuron => walk.ofSource(neuron, hear) : synapse => walk.one(synapse, hear)
    );
  }

  deliver(step: number): void {
    const { line, walk, delays } = this;
    const fired = this.arriving(step);
    for (let f = 0; f < fired.length; f++) {
      const neuron = fired.values[f]!;
      if (typeof delays === 'number') line.enter(step + delays, neuron);
      else walk.ofSource(neuron, synapse => line.enter(step + delays[synapse]!, synapse));
    }
  }

  clear(): void {
    this.line.clear();
  }

  save(): Saved {
    return this.line.save();
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    readValues(value, this.context.values, this.connectivity, visit);
  }
}
