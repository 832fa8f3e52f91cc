// Receptors of a group that have the same equations become one: their sums add up (Rotter & Diesmann 1999, doi:10.1007/s004220050570,
// state one receptor for all inputs of one time course). So do those of one current that no neuron has two of, each with its own rates.
import { mentions, multiply, number, replace, variable, zero, type Formula, type Variable } from '../formula/index.js';
import type {
  Assignment,
  ElementValue,
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
import { sharedReceptors, type NeuronRates, type SharedReceptors } from './shared-receptors.js';

/**
 * How far states may differ from those of separate receptors, relative to their largest value: what arrives is summed, multiplied and decays
 * in another order, which differs by a few times 2^-53 a step and is forgotten as fast as the receptor decays.
 */
export const mergingTolerance = 1e-12;

export const mergedReceptors: Pass = {
  name: 'merged_receptors',
  rounds: true,
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

/**
 * By slot of a state: the slot in the merged group, whether it has become part of another state, and what it receives is multiplied by there.
 */
type Slots = readonly { readonly slot: number; readonly gone: boolean; readonly scale: number }[];

function mergedInGroup(plan: Plan, number: number): Plan {
  const group = plan.groups[number]!;
  const shared = sharedReceptors(plan, number);
  const slots = newSlots(group, shared);
  if (!slots.some(slot => slot.gone)) return plan;
  const formulas = mapFormulas(
    plan,
    (formula, place) => inNewSlots(formula, slots, leaf => isOf(leaf, place, number, plan)),
    place => sees(place, number, plan)
  );
  return {
    ...formulas,
    groups: formulas.groups.map((group, i) => (i === number ? mergedGroup(group, slots, shared) : group)),
    projections: formulas.projections.map(projection =>
      projection.to === number ? redirected(projection, slots) : projection
    )
  };
}

function newSlots({ states, receptors }: GroupPlan, { into }: SharedReceptors): Slots {
  const to = states.map((_, slot) => ({ slot, scale: 1 }));
  receptors.forEach((receptor, i) => {
    const { receptor: first, scale } = into[i]!;
    receptor.states.forEach((slot, place) => (to[slot] = { slot: receptors[first]!.states[place]!, scale }));
  });
  const kept = to.flatMap(({ slot }, old) => (slot === old ? [slot] : []));
  const places = new Map(kept.map((slot, place) => [slot, place]));
  return to.map(({ slot, scale }, old) => ({ slot: places.get(slot)!, gone: slot !== old, scale }));
}

/** Whether formulas that stand there may speak of states of the group. */
function sees(place: FormulaOwner, group: number, { projections }: Plan): boolean {
  if ('group' in place) return place.group === group;
  const { from, to } = projections[place.projection]!;
  return from === group || to === group;
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

function mergedGroup(group: GroupPlan, slots: Slots, shared: SharedReceptors): GroupPlan {
  const receptors = mergedList(group.receptors, slots, shared);
  const rates = ratesOfNeurons(group, shared);
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
    parameters: [...group.parameters, ...rates.map(({ parameter }) => parameter)],
    integrator: mergedIntegrator(withRates(group.integrator, rates), slots),
    eachStep: assigned(group.eachStep),
    onSpike: assigned(group.onSpike)
  };
}

function mergedList(receptors: readonly ReceptorPlan[], slots: Slots, { into }: SharedReceptors): ReceptorPlan[] {
  return receptors.flatMap((receptor, i) =>
    into[i]!.receptor !== i
      ? []
      : [
          {
            ...receptor,
            states: receptor.states.map(slot => slots[slot]!.slot),
            fedBy: receptors.flatMap((other, j) => (into[j]!.receptor === i ? other.fedBy : []))
          }
        ]
  );
}

/** Rates that differ between neurons, as a parameter of them. */
interface ParameterRate extends NeuronRates {
  readonly parameter: ElementValue & { readonly slot: number };
}

function ratesOfNeurons({ parameters, states }: GroupPlan, { rates }: SharedReceptors): ParameterRate[] {
  const first = parameters.reduce((next, { slot }) => Math.max(next, (slot ?? -1) + 1), 0);
  return rates.map((rate, i) => {
    const { name, source } = states[rate.row]!;
    const parameter = {
      name: `rate of ${rate.row === rate.column ? name : `${states[rate.column]!.name} in ${name}`}`,
      value: { kind: 'list', values: rate.values },
      slot: first + i,
      stream: '',
      positive: false,
      source
    } as const;
    return { ...rate, parameter };
  });
}

function withRates(integrator: IntegratorPlan, rates: readonly ParameterRate[]): IntegratorPlan {
  const { slots, matrix } = integrator.linear;
  const rateAt = new Map(rates.map(rate => [`${rate.row} ${rate.column}`, rate.parameter.slot]));
  return {
    ...integrator,
    linear: {
      ...integrator.linear,
      matrix: matrix.map(entry => {
        const parameter = rateAt.get(`${slots[entry.row]} ${slots[entry.column]}`);
        return parameter === undefined ? entry : { ...entry, value: variable('parameter', parameter) };
      })
    }
  };
}

function mergedIntegrator(integrator: IntegratorPlan, slots: Slots): IntegratorPlan {
  const { linear, remaining } = integrator;
  const stays = linear.slots.map(slot => !slots[slot]!.gone);
  const to = (slot: number): number => slots[slot]!.slot;
  let kept = 0;
  const places = stays.map(stay => (stay ? kept++ : -1));
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
  return { ...projection, transmission: redirectedTransmission(projection.transmission, slots) };
}

function redirectedTransmission(transmission: Transmission, slots: Slots): Transmission {
  const to = (slot: number): number => slots[slot]!.slot;
  switch (transmission.kind) {
    case 'continuous':
      return transmission;
    case 'static':
    case 'poisson':
      return {
        ...transmission,
        sends: transmission.sends.map(send => ({
          ...send,
          ...sentTo(send, to),
          amount: scaled(send.amount, slots[send.slot]!.scale)
        }))
      };
    case 'reset':
      return { ...transmission, resets: transmission.resets.map(reset => ({ ...reset, slot: to(reset.slot) })) };
    case 'dynamic': {
      const { program } = transmission;
      const events = (list: readonly Assignment[]): Assignment[] =>
        list.map(assignment =>
          assignment.target.kind === 'send'
            ? {
                ...withTarget(assignment, 'send', to),
                value: scaled(assignment.value, slots[assignment.target.slot]!.scale)
              }
            : withTarget(assignment, 'post', to)
        );
      return { ...transmission, program: { ...program, onPre: events(program.onPre), onPost: events(program.onPost) } };
    }
  }
}

const scaled = (amount: Formula, scale: number): Formula => (scale === 1 ? amount : multiply(amount, number(scale)));

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
