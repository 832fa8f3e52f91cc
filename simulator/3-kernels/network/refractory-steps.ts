// For how many steps neurons are refractory after a spike.
import { stepsAbove } from '../../0-numbers/index.js';
import { isNumber, networkError, showTime, type RefractoryPlan } from '../../2-plan/index.js';
import { isSteady, type Evaluate, type GroupValues } from '../values/index.js';

export class RefractorySteps {
  /** where they do not change in a run: one number for all neurons, or one each */
  readonly known?: Float64Array;
  private readonly asked: Evaluate;

  /** `h`: the step in ms. Throws NetworkError. */
  constructor(
    private readonly plan: RefractoryPlan,
    private readonly values: GroupValues,
    private readonly h: number
  ) {
    const { duration } = plan;
    this.asked = values.compileEvent(duration);
    if (!isSteady(duration)) return;
    const length = isNumber(duration) ? 1 : values.plan.size;
    this.known = Float64Array.from({ length }, (_, neuron) => this.computed(neuron));
  }

  /** Of a neuron at this moment. Throws NetworkError. */
  of(neuron: number): number {
    const { known } = this;
    if (!known) return this.computed(neuron);
    return known[known.length === 1 ? 0 : neuron]!;
  }

  private computed(neuron: number): number {
    const time = this.asked(neuron);
    if (time >= 0 && time < Infinity) return stepsAbove(time, this.h);
    const what = `The refractory time of neuron ${neuron} of ${this.values.plan.name}`;
    throw networkError(
      'refractory-time',
      `${what} is ${showTime(time)}; give a time of 0 ms or more.`,
      this.plan.source
    );
  }
}
