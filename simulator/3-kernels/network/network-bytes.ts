// What a network takes, in bytes, before anything of it is made: each part says so beside where it lays itself out.
import { askedValues } from './asked-values.js';
import {
  certaintyOf,
  parts as partsOf,
  type GroupPlan,
  type MemoryItem,
  type Plan,
  type ProjectionPlan,
  type SynapseValue
} from '../../2-plan/index.js';
import { foreseenBytes } from './foreseen.js';
import { longestExpected } from './synapses/delays.js';
import { pastBytes } from './synapses/past-states.js';
import type { EndPlans, PartBytes } from './synapses/part-bytes.js';

/** How a backend lays out the parts of a network. */
interface Layout {
  /** `delay`: steps for which spikes to them are under way at most */
  readonly neurons: (group: GroupPlan, delay: number) => number;
  /** of as many synapses as are expected. `recorded`: what of them will be asked for */
  readonly synapses: (plan: ProjectionPlan, ends: EndPlans, recorded: readonly SynapseValue[]) => PartBytes;
}

/** Spikes are not counted: nobody knows how many there will be. */
export function networkBytes(whole: Plan, layout: Layout): MemoryItem[] {
  const { groups, projections, step } = whole;
  const delays = groups.map(() => 0);
  for (const projection of projections)
    delays[projection.to] = Math.max(delays[projection.to]!, longestExpected(projection, step));
  const parts = projections.map((plan, i) => {
    const recorded = askedValues(whole, i);
    const ends = { from: groups[plan.from]!, to: groups[plan.to]! };
    return { plan, ...(isCounted(plan) ? layout.synapses(plan, ends, recorded) : { held: 0, making: 0 }) };
  });
  // one after the other is made
  const making = parts.reduce<(typeof parts)[number] | undefined>(
    (most, part) => (part.making > (most?.making ?? 0) ? part : most),
    undefined
  );
  return [
    ...groups.map((group, i) => ({
      what: `neurons of ${group.name}`,
      source: group.source,
      bytes: layout.neurons(group, delays[i]!)
    })),
    { what: 'spikes that are foreseen', bytes: foreseenBytes(whole, group => layout.neurons(group, 0)) },
    ...parts.map(({ plan: { name, source }, held }) => ({ what: `synapses of ${name}`, source, bytes: held })),
    ...projections.map(plan => ({
      what: `what ${plan.name} looks back to`,
      source: plan.source,
      bytes: pastBytes(plan, groups[plan.from]!.size, step)
    })),
    ...projections.map(plan => ({
      what: `lists and matrices of ${plan.name}`,
      source: plan.source,
      bytes: listBytes(plan)
    })),
    ...(making
      ? [{ what: `making the synapses of ${making.plan.name}`, source: making.plan.source, bytes: making.making }]
      : [])
  ];
}

/** Of `where` nobody knows how many. */
const isCounted = ({ recipe, expectedSynapses }: ProjectionPlan): boolean =>
  !(certaintyOf(recipe) === 'most' && expectedSynapses > 2 ** 32);

/** Values that are given by place: of pairs, of neurons, of synapses. */
function listBytes({ parameters, delay, axonal, pairwise }: ProjectionPlan): number {
  const formulas = [
    ...parameters.map(({ value }) => value),
    ...[delay, axonal].flatMap(side => (side?.kind === 'each' ? [side.value.value] : [])),
    ...(pairwise ? [pairwise] : [])
  ];
  const lists = new Set(
    formulas.flatMap(formula =>
      [...partsOf(formula)].flatMap(part => (part.kind === 'list' || part.kind === 'entry' ? [part.values] : []))
    )
  );
  return [...lists].reduce((sum, { length }) => sum + 8 * length, 0);
}
