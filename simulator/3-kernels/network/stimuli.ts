// Drive from outside: what stimuli and presentations add to inputs, and when that changes.
import { numberAt, mentions, type Plan, type StimulusPlan } from '../../2-plan/index.js';
import { compile, type Evaluate } from '../values/index.js';
import type { ProgressMeter } from '../watch/index.js';
import type { GroupState } from './group-state.js';
import type { StepClock } from './step-clock.js';

export interface Stimulus {
  readonly plan: StimulusPlan;
  readonly input: Float64Array;
  /** of the neuron at a place of the selection */
  readonly value: Evaluate;
  /** what it is, where that does not change and differs between neurons: by place */
  readonly kept?: Float64Array;
  /** whether it changes from step to step */
  readonly moving: boolean;
}

export class Stimuli {
  readonly stimuli: readonly Stimulus[];
  /** those that something drives from outside */
  readonly groups: readonly GroupState[];
  /** steps after which a sum changes though nothing in it moves, ascending */
  private readonly edges: Float64Array;
  private readonly edge: ReadonlySet<number>;

  /** `groups`: all of the plan. Throws NetworkError. */
  constructor(
    plan: Plan,
    groups: readonly GroupState[],
    private readonly clock: StepClock,
    progress: ProgressMeter
  ) {
    this.groups = groups.filter(group => group.plan.inputs.some(input => input.driven));
    this.stimuli = plan.stimuli.map(stimulus => stimulusOf(stimulus, groups[stimulus.group]!, progress));
    this.edge = new Set([0, ...plan.stimuli.flatMap(({ from, until }) => [from, until])]);
    this.edges = Float64Array.from(this.edge).sort();
  }

  /** Whether something begins or ends at the end of this step of the experiment. */
  get isEdge(): boolean {
    return this.edge.has(this.clock.experiment);
  }

  /** Whether a sum is another one in each step. */
  get moves(): boolean {
    return this.active().some(({ moving }) => moving);
  }

  /** Steps until something begins or ends. */
  untilEdge(): number {
    const step = this.clock.experiment;
    let low = 0;
    let high = this.edges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.edges[middle]! <= step) low = middle + 1;
      else high = middle;
    }
    return (this.edges[low] ?? Infinity) - step;
  }

  /** Sets all inputs to what they are in the next step: stimuli belong to the experiment and go by its time; over a step they are what they are in its middle. */
  set(): void {
    const { clock, groups } = this;
    clock.time = (clock.experiment + 0.5) * clock.h;
    for (const { values } of groups) for (const input of values.inputs) input.fill(0);
    for (const { presented } of groups) presented?.set(clock.experiment, clock.shift);
    for (const { plan, input, value } of this.active()) {
      const { neurons } = plan;
      for (let place = 0; place < neurons.count; place++) input[numberAt(neurons, place)]! += value(place);
    }
    clock.time = clock.step * clock.h;
  }

  private active(): readonly Stimulus[] {
    const step = this.clock.experiment;
    return this.stimuli.filter(({ plan }) => plan.from <= step && step < plan.until);
  }
}

function stimulusOf(plan: StimulusPlan, { values }: GroupState, progress: ProgressMeter): Stimulus {
  const { neurons } = plan;
  const input = values.inputs[plan.input]!;
  const moving = mentions(plan.value.value, v => v.of === 'time');
  if (plan.value.value.kind === 'number') {
    const { value } = plan.value.value;
    return { plan, input, value: () => value, moving };
  }
  if (!moving) {
    const kept = values.filled(plan.value, new Float64Array(neurons.count), progress, place =>
      numberAt(neurons, place)
    );
    return { plan, input, value: place => kept[place]!, kept, moving };
  }
  const reader = {
    variable: (v: Parameters<typeof values.reader.variable>[0]): Evaluate => {
      const ofNeuron = values.reader.variable(v);
      return place => ofNeuron(numberAt(neurons, place));
    }
  };
  return { plan, input, value: compile(plan.value.value, reader), moving };
}
