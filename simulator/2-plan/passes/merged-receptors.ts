// Receptors of a group that have the same equations and currents become one: their sums add up (Rotter & Diesmann 1999,
// doi:10.1007/s004220050570, state one receptor for all inputs of one time course).
import { mentions, replace, variable, zero, type Formula, type Variable } from '../formula/index.js';
import type {
  Assignment,
  GroupPlan,
  IntegratorPlan,
  Plan,
  ProjectionPlan,
  ReceptorPlan,
  Transmission
} from '../plan/index.js';
import { listed } from './listed.js';
import { mapFormulas, type FormulaOwner } from './map-formulas.js';
import type { Pass } from './pass.js';

/**
 * How far states may differ from those of separate receptors, relative to their largest value: what arrives is summed and decays
 * in another order, which differs by a few times 2^-53 a step and is forgotten as fast as the receptor decays.
 */
export const mergingTolerance = 1e-12;

export const mergedReceptors: Pass = {
  name: 'merged_receptors',
  apply: plan => plan.groups.reduce((merged, _, group) => mergedInGroup(merged, group), plan),
  did: (after, before) =>
    after.groups.flatMap(({ name, receptors }, i) =>
      receptors.length < before.groups[i]!.receptors.length
        ? receptors
            .filter(receptor => receptor.fedBy.length > 1)
            .map(receptor => `${listed(receptor.fedBy)} in ${name}`)
        : []
    )
};

/** By slot of a state: the slot in the merged group, and whether it has become part of another state. */
type Slots = readonly { readonly slot: number; readonly gone: boolean }[];

function mergedInGroup(plan: Plan, number: number): Plan {
  const group = plan.groups[number]!;
  const slots = newSlots(group);
  if (!slots.some(slot => slot.gone)) return plan;
  const formulas = mapFormulas(plan, (formula, place) =>
    inNewSlots(formula, slots, leaf => isOf(leaf, place, number, plan))
  );
  return {
    ...formulas,
    groups: formulas.groups.map((group, i) => (i === number ? mergedGroup(group, slots) : group)),
    projections: formulas.projections.map(projection =>
      projection.to === number ? redirected(projection, slots) : projection
    )
  };
}

/** Each receptor goes to the first of its form. */
function newSlots({ states, receptors }: GroupPlan): Slots {
  const into = states.map((_, slot) => slot);
  for (const receptor of receptors) {
    const first = receptors.find(item => item.form === receptor.form)!;
    receptor.states.forEach((slot, i) => (into[slot] = first.states[i]!));
  }
  const kept = into.filter((to, slot) => to === slot);
  return into.map((to, slot) => ({ slot: kept.indexOf(to), gone: to !== slot }));
}

/** Whether a variable is a state of the group, seen from where its formula stands. */
function isOf({ of, side }: Variable, place: FormulaOwner, group: number, { projections }: Plan): boolean {
  if (of !== 'state') return false;
  if ('group' in place) return place.group === group;
  const { from, to } = projections[place.projection]!;
  return side === 'pre' ? from === group : side === 'post' && to === group;
}

/** What a receptor adds is proportional to its states: without them the formula is that of the receptor which now stands for both. */
function inNewSlots(formula: Formula, slots: Slots, concerns: (leaf: Variable) => boolean): Formula {
  if (!mentions(formula, concerns)) return formula;
  return replace(formula, leaf => {
    if (!concerns(leaf)) return leaf;
    const { slot, gone } = slots[leaf.slot]!;
    return gone ? zero : variable('state', slot, leaf.side);
  });
}

function mergedGroup(group: GroupPlan, slots: Slots): GroupPlan {
  const receptors = mergedList(group.receptors, slots);
  const to = (slot: number): number => slots[slot]!.slot;
  const states = group.states
    .filter((_, slot) => !slots[slot]!.gone)
    .map((state, slot) => {
      const receptor = receptors.findIndex(receptor => receptor.states.includes(slot));
      const factors = group.states.flatMap((state, old) => (to(old) === slot ? (state.scaledBy ?? []).map(to) : []));
      const scaledBy = [...new Set(factors)].sort((a, b) => a - b);
      return {
        ...state,
        receives: group.states.some((state, old) => state.receives && to(old) === slot),
        ...(scaledBy.length ? { scaledBy } : {}),
        ...(receptor < 0 ? {} : { receptor })
      };
    });
  const assigned = (list: readonly Assignment[]): Assignment[] =>
    list.map(assignment => withTarget(assignment, 'state', to));
  return {
    ...group,
    states,
    receptors,
    integrator: mergedIntegrator(group.integrator, slots),
    eachStep: assigned(group.eachStep),
    onSpike: assigned(group.onSpike)
  };
}

function mergedList(receptors: readonly ReceptorPlan[], slots: Slots): ReceptorPlan[] {
  return receptors
    .filter((receptor, i) => receptors.findIndex(other => other.form === receptor.form) === i)
    .map(receptor => ({
      ...receptor,
      states: receptor.states.map(slot => slots[slot]!.slot),
      fedBy: receptors.flatMap(other => (other.form === receptor.form ? other.fedBy : []))
    }));
}

function mergedIntegrator(integrator: IntegratorPlan, slots: Slots): IntegratorPlan {
  const { linear, remaining } = integrator;
  const stays = linear.slots.map(slot => !slots[slot]!.gone);
  const to = (slot: number): number => slots[slot]!.slot;
  const places = stays.map((_, place) => stays.slice(0, place).filter(Boolean).length);
  const staying = <T>(list: readonly T[]): T[] => list.filter((_, place) => stays[place]);
  return {
    ...integrator,
    remaining: remaining.map(state => ({ ...state, slot: to(state.slot) })),
    linear: {
      slots: staying(linear.slots).map(to),
      drive: staying(linear.drive),
      noise: linear.noise.filter(({ row }) => stays[row]).map(item => ({ ...item, row: places[item.row]! })),
      matrix: linear.matrix
        .filter(({ row, column }) => stays[row] && stays[column])
        .map(({ row, column, value }) => ({ row: places[row]!, column: places[column]!, value }))
    }
  };
}

/** Spikes go where their receptor went. */
function redirected(projection: ProjectionPlan, slots: Slots): ProjectionPlan {
  return { ...projection, transmission: redirectedTransmission(projection.transmission, slot => slots[slot]!.slot) };
}

function redirectedTransmission(transmission: Transmission, to: (slot: number) => number): Transmission {
  switch (transmission.kind) {
    case 'continuous':
      return transmission;
    case 'static':
    case 'poisson':
      return { ...transmission, sends: transmission.sends.map(send => ({ ...send, ...sentTo(send, to) })) };
    case 'reset':
      return { ...transmission, resets: transmission.resets.map(reset => ({ ...reset, slot: to(reset.slot) })) };
    case 'dynamic': {
      const { program } = transmission;
      const events = (list: readonly Assignment[]): Assignment[] =>
        list.map(assignment => withTarget(assignment, 'send', to));
      return { ...transmission, program: { ...program, onPre: events(program.onPre), onPost: events(program.onPost) } };
    }
  }
}

const withTarget = (
  assignment: Assignment,
  kind: Assignment['target']['kind'],
  to: (slot: number) => number
): Assignment =>
  assignment.target.kind === kind ? { ...assignment, target: { kind, ...sentTo(assignment.target, to) } } : assignment;

const sentTo = (
  { slot, by }: { readonly slot: number; readonly by?: number },
  to: (slot: number) => number
): { readonly slot: number; readonly by?: number } => ({
  slot: to(slot),
  ...(by === undefined ? {} : { by: to(by) })
});
