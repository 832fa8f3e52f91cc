// Drive from outside in the reference backend: stimuli, and synapses that act all the time.
import { numberAt, mentions, type Plan, type StimulusPlan } from '../../2-plan/index.js';
import type { Stimulus } from '../network/index.js';
import { compile, type Evaluate } from '../values/index.js';
import type { ProgressMeter } from '../watch/index.js';
import type { Group } from './group.js';

export class Stimuli {
  protected readonly stimuli: readonly Stimulus[];
  /** steps after which a sum changes though nothing in it moves */
  private readonly edges: ReadonlySet<number>;
  private readonly inOrder: Float64Array;
  protected readonly groups: readonly Group[];

  constructor(plan: Plan, groups: readonly Group[], progress: ProgressMeter) {
    this.groups = groups.filter(group => group.plan.inputs.some(input => input.driven));
    this.stimuli = plan.stimuli.map(stimulus => stimulusOf(stimulus, groups[stimulus.group]!, progress));
    const presented = this.groups.flatMap(group => group.presented?.edges ?? []);
    this.edges = new Set([0, ...plan.stimuli.flatMap(({ from, until }) => [from, until]), ...presented]);
    this.inOrder = Float64Array.from(this.edges).sort();
  }

  /** Steps after step `step` until a sum may change. */
  untilChange(step: number): number {
    if (this.active(step).some(stimulus => this.isAlone(stimulus))) return 1;
    let low = 0;
    let high = this.inOrder.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.inOrder[middle]! <= step) low = middle + 1;
      else high = middle;
    }
    return (this.inOrder[low] ?? Infinity) - step;
  }

  /**
   * Sets all inputs to what the stimuli add in the step that begins at the end of step `step`, after which the clock of the network shows
   * `shift` steps less. False where nothing has changed since the last call.
   */
  set(step: number, shift: number, always: boolean): boolean {
    if (!always && !this.changes(step)) return false;
    for (const group of this.groups) for (const input of group.values.inputs) input.fill(0);
    for (const group of this.groups) group.presented?.set(step, shift);
    for (const {
      plan: { neurons },
      input,
      value
    } of this.active(step)) {
      for (let place = 0; place < neurons.count; place++) input[numberAt(neurons, place)]! += value(place);
    }
    return true;
  }

  /** Whether sums have to be set anew at the end of a step. */
  changes(step: number): boolean {
    return this.edges.has(step) || this.active(step).some(stimulus => this.isAlone(stimulus));
  }

  /** Whether a stimulus has to be set in each step, and nobody else does it. */
  protected isAlone({ moving }: Stimulus): boolean {
    return moving;
  }

  private active(step: number): readonly Stimulus[] {
    return this.stimuli.filter(({ plan }) => plan.from <= step && step < plan.until);
  }
}

function stimulusOf(plan: StimulusPlan, { values }: Group, progress: ProgressMeter): Stimulus {
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
