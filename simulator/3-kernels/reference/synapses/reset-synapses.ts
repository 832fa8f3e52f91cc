// Synapses whose spikes reset their targets and make them refractory, in the step in which they arrive.
import { stepsAbove } from '../../../0-numbers/index.js';
import { networkError, showTime, type SynapseValue, type Transmission } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import { delaysOf, type Delays } from '../../network/index.js';
import { compile } from '../../values/index.js';
import { DelayLine } from './delay-line.js';
import type { SynapseContext } from './synapse-context.js';
import type { Projection } from './projection.js';
import { Walk } from './walk.js';

type Reset = Extract<Transmission, { kind: 'reset' }>;

/** The neuron is held from the step of arrival on: it neither fires in it nor takes what else arrives, and for the time given after it. */
export class ResetSynapses implements Projection {
  readonly synapses: number;
  private readonly walk: Walk;
  protected readonly delays: Delays;
  /** neurons for one delay, else synapses */
  private readonly line: DelayLine;
  private readonly act: (synapse: number, step: number) => void;

  constructor(
    protected readonly reset: Reset,
    protected readonly made: SynapseContext,
    readonly connectivity: Connectivity
  ) {
    const { values, to, h, progress } = made;
    const { resets, refractory } = reset;
    this.synapses = connectivity.synapses;
    this.walk = new Walk(values, connectivity);
    this.delays = delaysOf(values, connectivity, h, progress);
    this.line = new DelayLine();
    const sets = resets.map(({ slot, value }) => ({
      state: to.values.states[slot]!,
      evaluate: compile(value, values.reader)
    }));
    const duration = refractory && compile(refractory.duration, values.reader);
    values.each(connectivity, progress, () => undefined);
    this.act = (synapse, step) => {
      const { post } = values.site;
      const time = duration?.(synapse) ?? 0;
      if (!(time >= 0 && time < Infinity))
        throw networkError(
          'refractory-time',
          `The refractory time that ${values.plan.name} gives is ${showTime(time)}; give a time of 0 ms or more.`,
          refractory!.source
        );
      for (const { state, evaluate } of sets) state[post] = evaluate(synapse);
      to.hold(post, step + stepsAbove(time, h));
      progress.spend(1);
    };
  }

  hold(step: number): void {
    const { line, walk, act, delays } = this;
    const hear = (synapse: number): void => act(synapse, step);
    line.take(
      step,
      typeof delays === 'number' ? neuron => walk.ofSource(neuron, hear) : synapse => walk.one(synapse, hear)
    );
  }

  deliver(step: number): void {
    const {
      line,
      walk,
      delays,
      made: {
        from: { fired }
      }
    } = this;
    for (let f = 0; f < fired.length; f++) {
      const neuron = fired.values[f]!;
      if (typeof delays === 'number') line.enter(step + delays, neuron);
      else walk.ofSource(neuron, synapse => line.enter(step + delays[synapse]!, synapse));
    }
  }

  clear(_step: number): void {
    this.line.clear();
  }

  save(): () => void {
    return this.line.save();
  }

  read(value: SynapseValue, _step: number, visit: (synapse: number, value: number) => void): void {
    if (value.kind !== 'value') throw new Error('A synapse that resets has no state.');
    const evaluate = compile(value.value, this.made.values.reader);
    this.walk.all(synapse => visit(synapse, evaluate(synapse)));
  }

  /** What a spike does that reaches one synapse. Throws NetworkError. */
  protected hear(synapse: number, step: number): void {
    this.walk.one(synapse, () => this.act(synapse, step));
  }
}
