// Which states of synapses are carried each step, as they have no solution from one event to the next, and by which integrator.
import {
  affine,
  coefficientOf,
  isNumber,
  isOwnState,
  mentions,
  replace,
  variable,
  type Formula,
  type Variable
} from '../formula/index.js';
import { chooseIntegrator } from '../integrators/index.js';
import type { IntegratorPlan } from '../plan/index.js';
import type { DraftSynapseState, SynapseDraft } from './synapse-draft.js';

/** By place of the state in the draft: why, for people. `own`: places of the states that each synapse has for itself. */
export function carriedStates(draft: SynapseDraft, own: readonly number[], injecting: boolean): Map<number, string> {
  const why = new Map<number, string>();
  const moving = own.filter(place => !isNumber(draft.states[place]!.derivative, 0));
  for (const place of moving) {
    const reason = whyNotBetweenEvents(draft.states[place]!, place, draft);
    if (reason) why.set(place, reason);
  }
  const readIn = (formula: Formula, reason: string): void => {
    for (const place of moving)
      if (!why.has(place) && mentions(formula, v => isOwnState(v) && v.slot === place)) why.set(place, reason);
  };
  if (injecting)
    for (const { value } of draft.injects) readIn(value, 'the current of the synapse depends on it at all times');
  // a Map goes on to what is added while it is gone through
  for (const place of why.keys())
    readIn(draft.states[place]!.derivative, `${draft.states[place]!.name}' depends on it`);
  return why;
}

/** `slots`: of the states of the draft in the program. Throws NetworkError. */
export function carriedIntegrator(
  draft: SynapseDraft,
  places: readonly number[],
  slots: ReadonlyMap<number, number>
): IntegratorPlan {
  const system = places.map(place => ({
    name: draft.states[place]!.name,
    slot: slots.get(place)!,
    derivative: inSlots(draft.states[place]!.derivative, slots),
    own: true
  }));
  return chooseIntegrator(system, draft.states[places[0]!]!.source);
}

/** A formula of the draft with its states in the numbering of the program. */
export const inSlots = (formula: Formula, slots: ReadonlyMap<number, number>): Formula =>
  replace(formula, leaf => (isOwnState(leaf) ? variable('state', slots.get(leaf.slot)) : leaf));

/** Between events only x' = rate x + drive with constants of the synapse has an exact solution. */
function whyNotBetweenEvents(
  { name, derivative }: DraftSynapseState,
  place: number,
  draft: SynapseDraft
): string | undefined {
  const itself = (v: Variable): boolean => isOwnState(v) && v.slot === place;
  const read = namesRead(derivative, draft, itself);
  if (read.length > 0) return `${name}' depends on ${read.join(', ')}`;
  if (mentions(derivative, v => v.of === 'noise')) return `${name}' has noise`;
  const form = affine(derivative, itself);
  if (!form) return `${name}' is not linear in ${name}`;
  const rate = coefficientOf(form, variable('state', place));
  return isNumber(rate) && rate.value > 0
    ? `${name} grows by itself, and may leave the numbers at any time`
    : undefined;
}

/** As its model calls it. */
const lastName = (input: string): string => input.split(' of ')[0]!;

/** What of the formula changes between events: `V of post`, `t`. */
function namesRead(formula: Formula, { states, pre, post }: SynapseDraft, itself: (v: Variable) => boolean): string[] {
  const names = new Set<string>();
  mentions(formula, v => {
    if (v.of === 'time') names.add('t');
    if (v.of === 'frozen') names.add('what is frozen');
    if (v.of === 'input') names.add(lastName(post.definition.inputs[v.slot]!.name));
    if (v.of !== 'state' || itself(v)) return false;
    if (v.side === 'own') names.add(states[v.slot]!.name);
    else names.add(`${v.side}.${(v.side === 'pre' ? pre : post).states[v.slot]!.name}`);
    return false;
  });
  return [...names];
}
