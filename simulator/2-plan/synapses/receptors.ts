// Merges the synapses of a projection on their target: states that are linear and the same for all synapses add up, so one set a neuron is enough.
import { shapeText } from '../../1-model/index.js';
import {
  networkError,
  isNumber,
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
import type { ElementValue, ReceptorForm } from '../plan/index.js';
import type { SynapseDraft } from './synapse-draft.js';

/** Places of the synapse states that `inject` depends on, directly or through equations. */
export function receptorStates(draft: SynapseDraft): number[] {
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

/** `firstSlot`: in the target group. Throws where the states differ between synapses or don't add up. */
export function mergedStates(written: SynapseDraft, places: readonly number[], firstSlot: number): MergedStates {
  const draft = withValuesOfTarget(written);
  const weight = places.find(place => draft.states[place]!.name === 'weight');
  if (weight !== undefined && draft.projection.plasticity)
    throw networkError(
      'synapse-not-mergeable',
      `The weights of ${draft.projection.name} are plastic, and its synapse ${draft.projection.synapse.model} injects with its weight at all times, which works with constant weights only; leave the rule out, or use a synapse that sends its weight with each spike, such as exp_current.`,
      draft.projection.plasticity.source
    );
  const several = differing(draft, places);
  if (several)
    throw networkError(
      'synapse-not-mergeable',
      `${several.name} of ${draft.projection.name} differs between synapses, and ${draft.projection.synapse.model} sums the currents of all synapses of a neuron with one ${several.name}; give it one value, a parameter of the target such as post.${several.name}, or write a connect statement for each value.`,
      several.source
    );
  const reason = whyNotMergeable(draft, places);
  if (reason)
    throw networkError(
      'synapse-not-mergeable',
      `The synapses of ${draft.projection.name} inject a current whose state cannot be summed over the synapses of a neuron: ${reason}. Make its equations linear and the same for all synapses.`,
      draft.injects[0]!.source
    );
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

const isOwnState = (v: Variable): boolean => v.of === 'state' && v.side === 'own';
const differs = (v: Variable): boolean =>
  v.side === 'pre' || (v.side === 'own' && (v.of === 'index' || v.of === 'parameter'));

/** A parameter in the equations that has a value of its own for each synapse. */
function differing(draft: SynapseDraft, places: readonly number[]): ElementValue | undefined {
  const derivatives = places.map(place => draft.states[place]!.derivative);
  return draft.bound.values.find(({ slot }) =>
    derivatives.some(derivative =>
      mentions(derivative, v => v.of === 'parameter' && v.side === 'own' && v.slot === slot)
    )
  );
}

function whyNotMergeable(draft: SynapseDraft, places: readonly number[]): string | undefined {
  for (const place of places) {
    const state = draft.states[place]!;
    const form = affine(state.derivative, isOwnState);
    if (!form) return `${state.name}' is not linear`;
    if (!isNumber(form.rest, 0)) return `${state.name}' has a constant term`;
    const odd = form.terms.find(term =>
      mentions(term.coefficient, v => differs(v) || v.of === 'state' || v.of === 'time')
    );
    if (odd) return `${state.name}' has a coefficient that is not the same for all synapses and times`;
    if (!isNumber(state.initial.value, 0)) return `${state.name} does not begin at 0`;
  }
  for (const inject of draft.injects) {
    const form = affine(inject.value, isOwnState);
    if (!form || !isNumber(form.rest, 0))
      return `the current is not proportional to ${places.map(p => draft.states[p]!.name).join(', ')}`;
    if (form.terms.some(term => mentions(term.coefficient, differs)))
      return 'the current has a factor that differs between synapses';
  }
  return whyEventsDiffer(draft, places);
}

function whyEventsDiffer(draft: SynapseDraft, places: readonly number[]): string | undefined {
  const name = (place: number): string => draft.states[place]!.name;
  const summed = (v: Variable): boolean => isOwnState(v) && places.includes(v.slot);
  for (const event of [...draft.onPre, ...draft.onPost]) {
    if (mentions(event.value, summed)) return `an event reads ${places.map(name).join(' or ')}`;
    if (event.target.kind !== 'state' || !places.includes(event.target.slot)) continue;
    if (event.operator !== '+' && event.operator !== '-')
      return `an event sets ${name(event.target.slot)} instead of adding to it`;
    if (draft.onPost.includes(event)) return `${name(event.target.slot)} changes on post`;
  }
  return undefined;
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
export const receptorStateName = ({ projection }: SynapseDraft, state: string): string =>
  `${state} of ${projection.name}`;

/** A formula of the synapse in terms of its target group. */
function asOfTarget(formula: Formula, slots: ReadonlyMap<number, number>): Formula {
  return replace(formula, leaf =>
    isOwnState(leaf) ? variable('state', slots.get(leaf.slot)) : leaf.side === 'post' ? { ...leaf, side: 'own' } : leaf
  );
}
