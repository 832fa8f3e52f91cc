// Whether neurons can fire, as far as their plan shows before a run.
import {
  affine,
  binary,
  coefficientOf,
  isNumber,
  mentions,
  number,
  parts,
  replace,
  variable,
  type Formula
} from '../formula/index.js';
import type { ElementValue, GroupPlan, Plan, Transmission } from '../plan/index.js';

/** One state of a neuron and its threshold, in the simulator's units. */
export interface Potential {
  readonly state: GroupPlan['states'][number];
  readonly value: number;
  /** where the spike rule compares the state with one number */
  readonly threshold?: number;
}

/**
 * Where the one state of neurons without any drive from outside settles, if they never fire on the way: the state is linear, so it goes
 * straight from its initial value to rest, and the spike rule compares it with something constant. Undefined where they may fire.
 */
export function settlesBelowThreshold(plan: Plan, group: number): Potential | undefined {
  const {
    states,
    spike,
    integrator: { linear }
  } = plan.groups[group]!;
  const hasSources = plan.projections.some(p => p.to === group);
  if (
    hasSources ||
    spike?.kind !== 'when' ||
    states.length !== 1 ||
    linear.slots.length !== 1 ||
    !linear.noise.every(({ factor }) => isNumber(factor, 0))
  )
    return undefined;
  const rate = linear.matrix[0]?.value;
  const drive = linear.drive[0]!;
  // A stimulus stands in the drive as a variable, so that it is no number.
  if (!rate || !isNumber(rate) || rate.value >= 0 || !isNumber(drive)) return undefined;
  const value = -drive.value / rate.value;
  const ends = endsOf(states[0]!.initial);
  if (!isComparison(spike.condition) || !ends || [value, ...ends].some(x => fires(spike.condition, 0, x) !== false))
    return undefined;
  return { state: states[0]!, value, ...thresholdOf(spike.condition, 0) };
}

/** The reset after which the spike rule still holds: such a neuron fires again as soon as it may. Undefined where there is none. */
export function firesAfterReset({
  states,
  spike,
  onSpike
}: GroupPlan): (Potential & { readonly source: GroupPlan['onSpike'][number]['source'] }) | undefined {
  if (spike?.kind !== 'when' || spike.rising) return undefined;
  const { condition } = spike;
  for (const { target, operator, value, source } of onSpike) {
    if (
      target.kind !== 'state' ||
      operator !== undefined ||
      !isNumber(value) ||
      fires(condition, target.slot, value.value) !== true
    )
      continue;
    return { state: states[target.slot]!, value: value.value, source, ...thresholdOf(condition, target.slot) };
  }
  return undefined;
}

/**
 * The states of a spike rule that goes on to hold, so that a neuron fires in each step for as long: nothing assigns them when it fires,
 * and it is not refractory then. Undefined where something ends it.
 */
export function firesEachStep({ projections }: Plan, group: number, plan: GroupPlan): readonly string[] | undefined {
  const { spike, refractory, onSpike, eachStep, states } = plan;
  if (spike?.kind !== 'when' || spike.rising || refractory) return undefined;
  const compared = [...parts(spike.condition)].filter(
    part => part.kind === 'binary' && ['>', '>=', '<', '<='].includes(part.operator)
  );
  const decides = (slot: number): boolean =>
    compared.some(formula => mentions(formula, v => v.of === 'state' && v.slot === slot));
  const deciding = states.flatMap((_, slot) => (decides(slot) ? [slot] : []));
  const isAssigned = [...onSpike, ...eachStep].some(
    ({ target }) => target.kind === 'state' && deciding.includes(target.slot)
  );
  const isReset = projections.some(({ to, transmission }) => to === group && resets(transmission));
  return deciding.length === 0 || isAssigned || isReset ? undefined : deciding.map(slot => states[slot]!.name);
}

/** Whether spikes set states of their target, or make it refractory. */
const resets = (transmission: Transmission): boolean =>
  transmission.kind === 'reset' ||
  (transmission.kind === 'dynamic' && transmission.program.onPre.some(({ target }) => target.kind === 'post'));

/** Undefined where more than this state decides. */
function fires(condition: Formula, slot: number, value: number): boolean | undefined {
  const result = replace(condition, leaf => (leaf.of === 'state' && leaf.slot === slot ? number(value) : leaf));
  return isNumber(result) ? result.value !== 0 : undefined;
}

/** A comparison of linear sides holds on one side of a single value. */
function isComparison(condition: Formula): condition is Extract<Formula, { kind: 'binary' }> {
  if (condition.kind !== 'binary' || !['>', '>=', '<', '<='].includes(condition.operator)) return false;
  return (
    affine(condition.left, v => v.of === 'state') !== undefined &&
    affine(condition.right, v => v.of === 'state') !== undefined
  );
}

function thresholdOf(condition: Formula, slot: number): { threshold?: number } {
  if (!isComparison(condition)) return {};
  const difference = affine(binary('-', condition.left, condition.right), v => v.of === 'state');
  const coefficient = difference && coefficientOf(difference, variable('state', slot));
  const hasOthers = mentions(condition, v => v.of === 'state' && v.slot !== slot);
  if (!difference || !coefficient || !isNumber(coefficient) || !isNumber(difference.rest) || hasOthers) return {};
  return { threshold: -difference.rest.value / coefficient.value };
}

/** The least and the largest initial value; undefined where they are not known. */
function endsOf({ value }: ElementValue): readonly number[] | undefined {
  const ends = value.kind === 'draw' && value.distribution === 'uniform' ? value.arguments : [value];
  const known = ends.flatMap(end => (isNumber(end) ? [end.value] : []));
  return known.length === ends.length ? known : undefined;
}
