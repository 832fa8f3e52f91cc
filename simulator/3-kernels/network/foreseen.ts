// What connections lose that lose so many spikes of a presentation: the neurons that send them, which take no synapses, are carried over it
// by themselves before it begins.
import { placeOf, type GroupPlan, type Plan, type ProjectionPlan } from '../../2-plan/index.js';
import type { Advance, Kernels, Shown, SpikeBatch } from '../kernels.js';
import type { Loss, Neurons } from './engine.js';
import type { StepClock } from './step-clock.js';

type Losses = readonly (Loss | undefined)[];

export class Foreseen {
  /** numbers of the groups whose spikes must be foreseen */
  private readonly groups: readonly number[];
  private readonly sources: Kernels;

  /** `make` makes a network of the groups alone. Throws NetworkError. */
  constructor(
    private readonly plan: Plan,
    private readonly losses: Losses,
    make: (plan: Plan) => Kernels
  ) {
    this.groups = foreseenGroups(plan);
    this.sources = make(planOf(plan, this.groups));
  }

  /** The next steps are one presentation, of which nothing was lost. `all`: the groups of the network. */
  presentation(
    steps: number,
    { step, experiment, shift }: StepClock,
    all: readonly Neurons[],
    shown: readonly Shown[]
  ): Pick<Advance, 'ended' | 'faults'> {
    const { groups, sources } = this;
    sources.restore({ step, parts: groups.map(group => all[group]!.save().value) }, experiment);
    sources.present(
      shown.flatMap(one => (groups.includes(one.group) ? [{ ...one, group: groups.indexOf(one.group) }] : []))
    );
    const { spikes, ...end } = sources.advance(steps);
    if (end.ended) return end;
    this.losses.forEach((loss, i) => {
      if (!loss?.lost.plan.perPresentation) return;
      const { from, recipe } = this.plan.projections[i]!;
      loss.lost.limitTo(numbersOf(spikes[groups.indexOf(from)]!, recipe, shift, loss.lost));
    });
    return {};
  }
}

/** From the next step on nothing is presented. */
export function loseNothing(losses: Losses): void {
  for (const loss of losses) if (loss?.lost.plan.perPresentation !== undefined) loss.lost.limit = 0;
}

/** Groups whose spikes must be known before a presentation, so that some of them can be lost. */
export const foreseenGroups = ({ projections }: Pick<Plan, 'projections'>): number[] => [
  ...new Set(projections.flatMap(({ from, lost }) => (lost?.perPresentation ? [from] : [])))
];

/** The bytes of these. */
export const foreseenBytes = (plan: Plan, bytesOf: (group: GroupPlan) => number): number =>
  foreseenGroups(plan).reduce((sum, group) => sum + bytesOf(plan.groups[group]!), 0);

function planOf(plan: Plan, chosen: readonly number[]): Plan {
  const renumbered = <T extends { readonly group: number }>(list: readonly T[]): T[] =>
    list.flatMap(one => (chosen.includes(one.group) ? [{ ...one, group: chosen.indexOf(one.group) }] : []));
  const groups = chosen.map(group => plan.groups[group]!);
  return {
    ...plan,
    groups,
    projections: [],
    stimuli: renumbered(plan.stimuli),
    silences: renumbered(plan.silences),
    records: { ...plan.records, traces: [], weights: [] },
    memory: plan.memory.filter(({ what }) => groups.some(({ name }) => what === `neurons of ${name}`))
  };
}

/** Those of the spikes of the neurons that a projection comes from. `shift`: steps by which the experiment is ahead of the network. */
function numbersOf(
  { length, steps, neurons }: SpikeBatch,
  { sources }: ProjectionPlan['recipe'],
  shift: number,
  lost: Loss['lost']
): Float64Array {
  const numbers: number[] = [];
  let occasion = 0;
  for (let i = 0; i < length; i++) {
    const [neuron, step] = [neurons[i]!, steps[i]!];
    const isAgain = i > 0 && neurons[i - 1] === neuron && steps[i - 1] === step;
    occasion = isAgain ? occasion + 1 : 0;
    if (placeOf(sources, neuron) >= 0) numbers.push(lost.numberOf(neuron, step - shift, occasion));
  }
  return Float64Array.from(numbers);
}
