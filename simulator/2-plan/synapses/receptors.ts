// Merges the synapses of a projection on their target: states that are linear and the same for all synapses add up, so one set a neuron is enough.
import { shapeText } from '../../1-model/index.js';
import {
  isNumber,
  isOwnState,
  mentions,
  parts,
  affine,
  numericFactor,
  replace,
  variable,
  zero,
  type Formula,
  type Variable
} from '../formula/index.js';
import type { ReceptorWant } from '../neurons/index.js';
import type { ReceptorForm } from '../plan/index.js';
import type { SynapseDraft } from './synapse-draft.js';

/** Places of the synapse states that `inject` depends on, directly or through equations. */
function receptorStates(draft: SynapseDraft): number[] {
  const found = new Set<number>();
  const visit = (formula: Formula): void => {
    draft.states.forEach((state, place) => {
      if (found.has(place) || !mentions(formula, v => isOwnState(v) && v.slot === place)) return;
      found.add(place);
      visit(state.derivative);
    });
  };
  draft.injects.forEach(inject => visit(inject.value));
  return [...found].sort((a, b) => a - b);
}

/** States of the synapses of a projection as its target has them. */
interface MergedStates {
  /** slot in the target group, by the place among the states of the synapses */
  readonly slots: ReadonlyMap<number, number>;
  readonly receptor: ReceptorWant;
}

/** Undefined where what the synapses inject does not add up over those of a neuron, state by state. `firstSlot`: in the target group. */
export function mergedStates(written: SynapseDraft, firstSlot: number): MergedStates | undefined {
  const draft = withValuesOfTarget(written);
  const places = receptorStates(draft);
  if (places.length === 0 || !addUp(draft, places)) return undefined;
  const slots = new Map(places.map((place, i) => [place, firstSlot + i]));
  const receptor: ReceptorWant = {
    projection: draft.projection.name,
    states: places.map(place => receptorState(draft, place, slots)),
    injects: draft.injects.map(({ input, value }) => ({ input, value: asOfTarget(value, slots) })),
    form: receptorForm(draft, places)
  };
  return { slots, receptor };
}

/** With parameters that come to one value for each target, such as `tau = post.tau`, written out: they are the same for all its synapses. */
function withValuesOfTarget(draft: SynapseDraft): SynapseDraft {
  const ofTarget = new Map(
    draft.bound.values.flatMap(({ slot, value }) =>
      slot !== undefined && isOfTarget(value) ? [[slot, value] as const] : []
    )
  );
  if (ofTarget.size === 0) return draft;
  const written = (formula: Formula): Formula =>
    replace(formula, leaf =>
      leaf.of === 'parameter' && leaf.side === 'own' ? (ofTarget.get(leaf.slot) ?? leaf) : leaf
    );
  return {
    ...draft,
    states: draft.states.map(state => ({ ...state, derivative: written(state.derivative) })),
    injects: draft.injects.map(inject => ({ ...inject, value: written(inject.value) }))
  };
}

/** Of parameters and the number of the target neuron alone: nothing is drawn, listed, or taken from the source. */
function isOfTarget(value: Formula): boolean {
  for (const part of parts(value)) {
    if (part.kind === 'variable' && !(part.side === 'post' && (part.of === 'parameter' || part.of === 'index')))
      return false;
    if (part.kind === 'draw' || part.kind === 'distance' || part.kind === 'list') return false;
  }
  return true;
}

const differs = (v: Variable): boolean =>
  v.side === 'pre' || (v.side === 'own' && (v.of === 'index' || v.of === 'parameter'));

function addUp(draft: SynapseDraft, places: readonly number[]): boolean {
  const ownOfAll = (formula: Formula): boolean => !mentions(formula, differs);
  const isLinear = (place: number): boolean => {
    const { derivative, initial, rule } = draft.states[place]!;
    const form = affine(derivative, isOwnState);
    return (
      form !== undefined &&
      rule !== 'weight' &&
      isNumber(form.rest, 0) &&
      isNumber(initial.value, 0) &&
      form.terms.every(
        ({ coefficient }) =>
          ownOfAll(coefficient) && !mentions(coefficient, v => ['state', 'input', 'time', 'noise'].includes(v.of))
      )
    );
  };
  const isProportional = ({ value }: SynapseDraft['injects'][number]): boolean => {
    const form = affine(value, isOwnState);
    return form !== undefined && isNumber(form.rest, 0) && form.terms.every(term => ownOfAll(term.coefficient));
  };
  return places.every(isLinear) && draft.injects.every(isProportional) && eventsAdd(draft, places);
}

/** Whether events add to these states on pre, and do nothing else with them. */
function eventsAdd(draft: SynapseDraft, places: readonly number[]): boolean {
  const isSummed = (v: Variable): boolean => isOwnState(v) && places.includes(v.slot);
  const later = [...draft.onPost, ...[...draft.signals, ...draft.recurring].flatMap(({ events }) => events)];
  if (draft.totals.some(sum => mentions(sum, isSummed))) return false;
  return [...draft.onPre, ...later].every(event => {
    if (mentions(event.value, isSummed)) return false;
    if (event.target.kind !== 'state' || !places.includes(event.target.slot)) return true;
    return (event.operator === '+' || event.operator === '-') && !later.includes(event);
  });
}

function receptorForm(draft: SynapseDraft, places: readonly number[]): ReceptorForm {
  const local = new Map(places.map((place, i) => [place, i]));
  const injects = draft.injects.map(({ input, value }) => ({ input, ...numericFactor(asOfTarget(value, local)) }));
  const { factor } = injects[0]!;
  return {
    equations: places.map(place => shapeText(asOfTarget(draft.states[place]!.derivative, local))).join('\n'),
    current: injects.map(item => `${item.input} ${item.factor / factor} ${shapeText(item.rest)}`).join('\n'),
    factor
  };
}

function receptorState(
  draft: SynapseDraft,
  place: number,
  slots: ReadonlyMap<number, number>
): ReceptorWant['states'][number] {
  const { name, dimension, derivative, initial, source } = draft.states[place]!;
  return {
    name: receptorStateName(draft, name),
    dimension: dimension!,
    initial: { ...initial, value: zero },
    source,
    derivative: asOfTarget(derivative, slots)
  };
}

/** How a state of synapses is called on their target. */
const receptorStateName = ({ projection }: SynapseDraft, state: string): string => `${state} of ${projection.name}`;

/** A formula of the synapse in terms of its target group. */
function asOfTarget(formula: Formula, slots: ReadonlyMap<number, number>): Formula {
  return replace(formula, leaf =>
    isOwnState(leaf) ? variable('state', slots.get(leaf.slot)) : leaf.side === 'post' ? { ...leaf, side: 'own' } : leaf
  );
}
