// A population with everything that lives on its neurons: its own model, and what is wanted of it from outside.
import { add, asWritten, replace, zero, type Formula, type Scope, type Variable } from '../formula/index.js';
import type { ReceptorPlan, StatePlan } from '../plan/index.js';
import type { NeuronDraft } from './neuron-draft.js';
import type { ReceptorWant, Want } from './wants.js';

interface GroupState {
  readonly plan: StatePlan;
  /** inputs not written out */
  readonly derivative: Formula;
}

interface GroupInput {
  readonly driven: boolean;
  /** what receptors inject */
  readonly injected: Formula;
}

export class Group {
  readonly states: readonly GroupState[];
  readonly inputs: readonly GroupInput[];
  readonly receptors: readonly ReceptorPlan[];
  readonly watched: boolean;
  /** the first is that of its own states, where it has one */
  readonly flags: number;

  /** `wants`: of this population, in the order of the plan. */
  constructor(
    readonly draft: NeuronDraft,
    wants: readonly Want[]
  ) {
    const receptors = wants.flatMap(want => (want.kind === 'receptor' ? [want.receptor] : []));
    const arrivals = arrivalsOf(wants);
    const own = draft.states.map(({ derivative, ...state }, slot) => ({
      plan: { ...state, ...received(arrivals.get(slot)) },
      derivative
    }));
    this.states = [...own, ...statesOf(receptors, own.length, arrivals)];
    this.receptors = placed(receptors, own.length);
    this.inputs = draft.definition.inputs.map((_, input) => ({
      driven: wants.some(want => want.kind === 'drive' && want.input === input),
      injected: receptors
        .flatMap(receptor => receptor.injects)
        .reduce<Formula>((sum, inject) => (inject.input === input ? add(sum, inject.value) : sum), zero)
    }));
    this.watched = wants.some(want => want.kind === 'watch');
    this.flags = wants.filter(want => want.kind === 'flag').length;
  }

  /** A formula of these neurons with each input written out: what receptors inject, and the drive from outside if there is any. */
  withInputs(formula: Formula, construction?: Scope['construction']): Formula {
    return replace(formula, leaf => (leaf.of === 'input' ? this.totalInput(leaf) : leaf), construction);
  }

  /** The same for formulas of `codeScope`. */
  codeWithInputs(formula: Formula): Formula {
    return this.withInputs(formula, asWritten);
  }

  private totalInput(leaf: Variable): Formula {
    const { driven, injected } = this.inputs[leaf.slot]!;
    return driven ? add(injected, leaf) : injected;
  }
}

/** The groups of the plan. `wants`: of all populations. */
export function buildGroups(drafts: readonly NeuronDraft[], wants: readonly Want[]): Group[] {
  const wanted = drafts.map((): Want[] => []);
  for (const want of wants) wanted[want.group]!.push(want);
  return drafts.map((draft, group) => new Group(draft, wanted[group]!));
}

/** For each state to which something is added on arrival, the slots of those by which a part of it is multiplied. */
function arrivalsOf(wants: readonly Want[]): ReadonlyMap<number, ReadonlySet<number>> {
  const arrivals = new Map<number, Set<number>>();
  for (const want of wants) {
    if (want.kind !== 'arrival') continue;
    const factors = arrivals.get(want.slot) ?? new Set();
    if (want.by !== undefined) factors.add(want.by);
    arrivals.set(want.slot, factors);
  }
  return arrivals;
}

const received = (factors: ReadonlySet<number> | undefined): Pick<StatePlan, 'receives' | 'scaledBy'> => ({
  receives: factors !== undefined,
  ...(factors?.size ? { scaledBy: [...factors].sort((a, b) => a - b) } : {})
});

function statesOf(
  receptors: readonly ReceptorWant[],
  firstSlot: number,
  arrivals: ReadonlyMap<number, ReadonlySet<number>>
): GroupState[] {
  return receptors
    .flatMap(({ states }, receptor) => states.map(state => ({ ...state, receptor })))
    .map(({ derivative, ...state }, i) => ({
      plan: { ...state, held: false, ...received(arrivals.get(firstSlot + i)) },
      derivative
    }));
}

function placed(receptors: readonly ReceptorWant[], firstSlot: number): ReceptorPlan[] {
  let slot = firstSlot;
  return receptors.map(({ projection, states, form }) => ({
    states: states.map(() => slot++),
    fedBy: [projection],
    form
  }));
}
