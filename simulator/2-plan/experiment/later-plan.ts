// The plan of a network whose parameters are set after it has run. It goes on from what it is, so that it must be laid out as before.
import type { NetworkError, Statement } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';
import type { GroupPlan, Plan, ProjectionPlan } from '../plan/index.js';

/** `make` plans with the values that are set, by `set` last. Throws NetworkError where what they change is made once. */
export function planLater(first: Plan, set: Extract<Statement, { kind: 'set' }>, make: () => Plan): Plan {
  const { parameter, source } = set;
  const late = (what: string): NetworkError =>
    networkError(
      'late-set',
      `${parameter} is set after the network has run and changes ${what}, which is made once; set it before the first run, or run each value anew with sweep ${parameter}.`,
      source
    );
  const plan = make();
  if (plan.step !== first.step) throw late('the step');
  for (const [i, group] of plan.groups.entries()) {
    const other = differsOf(first.groups[i]!, group);
    if (other) throw late(`${other} of ${group.name}`);
  }
  for (const [i, projection] of plan.projections.entries()) {
    const other = differsIn(first.projections[i]!, projection);
    if (other) throw late(`${other} of ${projection.name}`);
  }
  return plan;
}

function differsOf(before: GroupPlan, after: GroupPlan): string | undefined {
  if (!isSame([before.size, before.shape], [after.size, after.shape])) return 'the number of neurons';
  if (!isSame(before.layout, after.layout)) return 'the places';
  const states = ({ states }: GroupPlan): unknown => states.map(({ name }) => name);
  if (!isSame(states(before), states(after))) return 'which synapses share a receptor';
  return undefined;
}

function differsIn(before: ProjectionPlan, after: ProjectionPlan): string | undefined {
  if (!isSame([before.recipe, before.pairwise], [after.recipe, after.pairwise])) return 'the pattern';
  if (!isSame(before.delay, after.delay)) return 'the delay';
  const form = ({ transmission, lazy, traces }: ProjectionPlan): unknown => [transmission.kind, !lazy, traces];
  return isSame(form(before), form(after)) ? undefined : 'how the synapses are kept';
}

/** Plain data of equal content. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(key => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
