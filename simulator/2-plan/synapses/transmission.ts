// How spikes cross a projection: amounts that never change, programs with states of their own, Poisson counts, or continuous currents.
import {
  affine,
  coefficientOf,
  draws,
  isOwnState,
  networkError,
  mentions,
  negate,
  replace,
  variable,
  zero,
  type Formula
} from '../formula/index.js';
import type { Want } from '../neurons/index.js';
import { makesNoSynapses } from '../patterns/index.js';
import type { Assignment, Inject, Send, SynapseProgram, SynapseState, Transmission } from '../plan/index.js';
import { atArrival, isSent, onArrival } from './arrivals.js';
import { carriedIntegrator, carriedStates, inSlots } from './carried.js';
import { mergedStates } from './receptors.js';
import { planReset } from './reset.js';
import { assignsTarget, refuseReadingSources } from './target-assignments.js';
import type { DraftEvent } from './draft-events.js';
import type { DraftSynapseState, SynapseDraft } from './synapse-draft.js';

export interface PlannedTransmission {
  readonly transmission: Transmission;
  /** slot of a draft's state in the program; absent for states that were merged on the target */
  readonly slots: ReadonlyMap<number, number>;
  /** slots of these in the target group */
  readonly merged: ReadonlyMap<number, number>;
  /** of the neurons at both ends */
  readonly wants: readonly Want[];
}

/** `firstSlot`: in the target group, of the states that it gets for these synapses. */
export function planTransmission(draft: SynapseDraft, firstSlot: number): PlannedTransmission {
  const reset = planReset(draft, inline(draft.onPre, draft));
  if (reset) return { transmission: reset, slots: new Map(), merged: new Map(), wants: [] };
  const { injects, onPost, projection } = draft;
  const { group } = draft.post;
  const merged = mergedStates(draft, firstSlot);
  const places = merged?.slots ?? new Map<number, number>();
  const injecting = injects.length > 0 && !merged;
  const own = draft.states.map((_, place) => place).filter(place => !places.has(place));
  const slots = new Map(own.map((place, slot) => [place, slot]));
  const drives = injecting ? injects.map(({ input }): Want => ({ kind: 'drive', group, input })) : [];
  const makesNone = makesNoSynapses(projection.pattern);
  const others = draft.onPre.length + onPost.length + draft.signals.length + draft.recurring.length;
  if (injecting && own.length === 0 && others === 0 && !makesNone)
    return { transmission: continuous(draft), slots, merged: places, wants: drives };
  const inPlace = draft.onPre.some(assignsTarget);
  if (inPlace) refuseReadingSources(draft);
  // in a block that assigns to its target, lets stand for what they were where they are written
  const written = inPlace ? draft.onPre : atArrival(inline(draft.onPre, draft), places);
  const late = injecting ? sideOfInjecting(draft) : whatActsLate(draft, written, places, own.length > 0);
  const onPre = written.flatMap(event => planned(event, places, slots, draft, late === undefined, inPlace));
  const wants: Want[] = [
    ...drives,
    ...(merged ? [{ kind: 'receptor' as const, group, receptor: merged.receptor }] : []),
    ...onPre.flatMap(({ target }) => (target.kind === 'send' ? [arrival(group, target)] : []))
  ];
  const fixed = !injecting && own.length === 0 && isStatic(draft, onPre);
  if (makesNone) return { transmission: poisson(draft, onPre, fixed), slots, merged: places, wants };
  if (fixed) return { transmission: { kind: 'static', sends: sendsOf(onPre) }, slots, merged: places, wants };
  const side = late ?? sideOf(draft, onPost.length > 0);
  const dynamic = program(draft, onPre, own, places, slots, side, injecting);
  return {
    transmission: { kind: 'dynamic', program: dynamic },
    slots,
    merged: places,
    wants: [
      ...wants,
      ...(side === 'axonal' ? watched(draft, dynamic) : []),
      ...(inPlace ? [{ kind: 'watch' as const, group }] : [])
    ]
  };
}

/** A program with its sends, states and locals in the numbering of the plan. */
function program(
  draft: SynapseDraft,
  onPre: readonly Assignment[],
  own: readonly number[],
  places: ReadonlyMap<number, number>,
  slots: ReadonlyMap<number, number>,
  side: SynapseProgram['side'],
  injecting: boolean
): SynapseProgram {
  const onPost = draft.onPost.map(event => sendOrState(event, places, slots, draft));
  const signals = draft.signals.map(({ events, ...signal }) => ({
    ...signal,
    assignments: events.map(event => sendOrState(event, places, slots, draft))
  }));
  const later = [...onPost, ...signals.flatMap(signal => signal.assignments)];
  const sent = later.find(({ target }) => target.kind === 'send' || target.kind === 'post');
  if (sent)
    throw networkError(
      'send-on-post',
      `The synapses of ${draft.projection.name} change their target at another event than a pre spike; a synapse may do that on pre alone.`,
      sent.source
    );
  const recurring = draft.recurring.map(({ every, events }) => ({
    every,
    assignments: events.map(event => sendOrState(event, places, slots, draft))
  }));
  const weight = own.findIndex(place => draft.states[place]!.rule === 'weight');
  const carried = carriedStates(draft, own, injecting);
  refuseDelay(draft, [...carried.keys()], side);
  return {
    side,
    states: own.map(place => synapseState(draft.states[place]!, place, carried.get(place))),
    onPre,
    onPost,
    ...(signals.length > 0 ? { signals } : {}),
    ...(weight < 0 ? {} : { weight }),
    ...(draft.noises.length > 0 ? { noises: draft.noises } : {}),
    ...(carried.size > 0
      ? {
          carried: carriedIntegrator(
            draft,
            own.filter(place => carried.has(place)),
            slots
          )
        }
      : {}),
    ...(recurring.length > 0 ? { recurring } : {}),
    ...(draft.totals.length > 0 ? { totals: draft.totals.map(sum => inSlots(sum, slots)) } : {}),
    ...(injecting ? { injects: injectsOf(draft, slots) } : {})
  };
}

const injectsOf = ({ injects }: SynapseDraft, slots: ReadonlyMap<number, number>): Inject[] =>
  injects.map(({ input, value }) => ({ input, value: inSlots(value, slots) }));

/** What is injected acts at once: nothing can be delayed behind the synapse. */
function refuseDendritic({ projection: { name, delay }, post }: SynapseDraft): void {
  if (delay?.side !== 'dendritic' && !delay?.other) return;
  throw networkError(
    'injects-at-once',
    `What the synapses of ${name} inject reaches ${post.population.name} at once, so nothing can be delayed behind them; write delay axonal.`,
    delay.source
  );
}

/** A spike changes what is injected when it has come to the synapse: there is no other side, so that a plastic one need not say it. */
function sideOfInjecting(draft: SynapseDraft): 'axonal' {
  refuseDendritic(draft);
  return 'axonal';
}

/** A delay must do what is written: events come later, and what is injected reads neurons as they were; what equations read of neurons does not wait. */
function refuseDelay(draft: SynapseDraft, carried: readonly number[], side: SynapseProgram['side']): void {
  const {
    projection: { name, delay },
    pre,
    states
  } = draft;
  if (!delay || (side !== 'axonal' && !delay.other)) return;
  for (const place of carried)
    mentions(states[place]!.derivative, v => {
      if (v.side !== 'pre' || v.of !== 'state') return false;
      throw networkError(
        'continuous-delay',
        `The synapses of ${name} read pre.${pre.states[v.slot]!.name} in the equation of ${states[place]!.name}, which no delay holds back; remove the delay.`,
        delay.source
      );
    });
}

/** Slots of the states of presynaptic neurons that formulas read. */
export function statesOfPre(injects: readonly Inject[]): number[] {
  const slots = new Set<number>();
  for (const { value } of injects)
    mentions(value, v => {
      if (v.side === 'pre' && v.of === 'state') slots.add(v.slot);
      return false;
    });
  return [...slots].sort((a, b) => a - b);
}

/** Where the delay lies matters only if the synapse hears both sides. With a delay on either side it is the one behind the synapse that counts from there. */
function sideOf({ projection }: SynapseDraft, hearsPost: boolean): 'dendritic' | 'axonal' {
  const { delay } = projection;
  if (!delay?.side && delay && hearsPost) {
    throw networkError(
      'plastic-delay-side',
      `${projection.name} is plastic, so its delay must say where it lies; write delay dendritic (after the synapse) or delay axonal (before it).`,
      delay.source
    );
  }
  return delay?.other ? 'dendritic' : (delay?.side ?? 'dendritic');
}

/** Between events it moves as its equation says; where that has no solution, it is carried each step. */
function synapseState(state: DraftSynapseState, place: number, carried: string | undefined): SynapseState {
  const form = affine(state.derivative, v => isOwnState(v) && v.slot === place);
  const moves = form && carried === undefined;
  return {
    name: state.name,
    initial: state.initial,
    rate: moves ? coefficientOf(form, variable('state', place)) : zero,
    drive: moves ? form.rest : zero,
    ...(carried === undefined ? {} : { carried, stream: `${state.owner}.${state.name}` }),
    source: state.source,
    ...(state.dimension ? { dimension: state.dimension } : {})
  };
}

/** An event of the draft as the plan says it. A receptor's state and a state of the target are sent to, by adding alone. */
function sendOrState(
  event: DraftEvent,
  places: ReadonlyMap<number, number>,
  slots: ReadonlyMap<number, number>,
  draft: SynapseDraft,
  inPlace = assignsTarget(event)
): Assignment {
  const { target, source } = event;
  const value = inSlots(event.value, slots);
  const operator = event.operator ? { operator: event.operator } : {};
  if (target.kind === 'local') return { target: { kind: 'local', slot: target.slot }, value, source };
  const slot = target.kind === 'post' ? target.slot : places.get(target.slot);
  if (slot === undefined)
    return { target: { kind: 'state', slot: slots.get(target.slot)! }, ...operator, value, source };
  if (inPlace && target.kind === 'post') return { target: { kind: 'post', slot }, ...operator, value, source };
  if (event.operator === '+') return { target: { kind: 'send', slot }, value, source };
  if (event.operator === '-') return { target: { kind: 'send', slot }, value: negate(value), source };
  throw new Error(`${draft.projection.name} does not add to the state ${slot} of its receptor.`);
}

/** The same with what is sent told apart by what it is multiplied by on arrival, unless the whole event waits for that. */
function planned(
  event: DraftEvent,
  places: ReadonlyMap<number, number>,
  slots: ReadonlyMap<number, number>,
  draft: SynapseDraft,
  apart: boolean,
  inPlace: boolean
): Assignment[] {
  const one = sendOrState(event, places, slots, draft, inPlace);
  const parts = apart && one.target.kind === 'send' ? onArrival(one.value) : undefined;
  return (
    parts?.map(({ by, amount }) => ({
      ...one,
      target: by === undefined ? one.target : { ...one.target, by },
      value: amount
    })) ?? [one]
  );
}

/** What a synapse sends that is not linear in states of its target can be computed on arrival alone: undefined where there is none. */
function whatActsLate(
  draft: SynapseDraft,
  events: readonly DraftEvent[],
  places: ReadonlyMap<number, number>,
  hasStates: boolean
): SynapseProgram['side'] | undefined {
  const inPlace = events.find(assignsTarget);
  const late = inPlace ?? events.find(event => isSent(event, places) && onArrival(event.value) === undefined);
  if (!late) return undefined;
  const elsewhere =
    hasStates ||
    draft.onPost.length + draft.signals.length + draft.recurring.length > 0 ||
    events.some(e => mentions(e.value, v => v.of === 'time' || (v.side === 'pre' && v.of === 'state')));
  const { delay } = draft.projection;
  if (!elsewhere || (delay?.side === 'axonal' && !delay.other)) return 'axonal';
  const name = draft.post.population.name;
  if (inPlace)
    throw networkError(
      'arrival-not-linear',
      `What ${draft.projection.name} assigns to ${name} when a spike arrives depends on what is known when it is sent; write delay axonal, so that the whole block acts on arrival.`,
      late.source
    );
  throw networkError(
    'arrival-not-linear',
    `What ${draft.projection.name} adds to ${name} depends on ${name} as it is when the spike arrives, and on what is known when the spike is sent; write delay axonal, so that the synapse acts on arrival, or add what is linear in the states of post.`,
    late.source
  );
}

const arrival = (group: number, { slot, by }: Assignment['target']): Want => ({
  kind: 'arrival',
  group,
  slot,
  ...(by === undefined ? {} : { by })
});

/** Axonal synapses act on arrival, and may look at neurons then. */
const watched = ({ pre, post }: SynapseDraft, { onPre }: SynapseProgram): Want[] =>
  [{ side: 'pre', group: pre.group } as const, { side: 'post', group: post.group } as const]
    .filter(end => onPre.some(({ value }) => mentions(value, v => v.of === 'state' && v.side === end.side)))
    .map(({ group }) => ({ kind: 'watch', group }));

/** Locals written out where nothing changes between their definition and their use. */
function inline(events: readonly DraftEvent[], draft: SynapseDraft): readonly DraftEvent[] {
  if (
    events.some(
      event =>
        mentions(event.value, isOwnState) ||
        (event.target.kind === 'state' && draft.states[event.target.slot]!.rule !== 'synapse')
    )
  )
    return events;
  const locals = new Map<number, Formula>();
  const written = (formula: Formula): Formula =>
    replace(formula, leaf => (leaf.of === 'local' ? (locals.get(leaf.slot) ?? leaf) : leaf));
  return events.flatMap(event => {
    const value = written(event.value);
    if (event.target.kind !== 'local') return [{ ...event, value }];
    locals.set(event.target.slot, value);
    return [];
  });
}

const isStatic = (draft: SynapseDraft, onPre: readonly Assignment[]): boolean =>
  draft.onPost.length + draft.signals.length + draft.recurring.length === 0 &&
  onPre.every(
    ({ target, value }) =>
      target.kind === 'send' &&
      !draws(value) &&
      !mentions(value, v => ['state', 'input', 'time', 'total'].includes(v.of))
  );

const sendsOf = (onPre: readonly Assignment[]): Send[] =>
  onPre.map(({ target: { slot, by }, value }) => ({ slot, ...(by === undefined ? {} : { by }), amount: value }));

function poisson(draft: SynapseDraft, onPre: readonly Assignment[], fixed: boolean): Transmission {
  const { projection, pre } = draft;
  const { source } = projection.pattern;
  if (pre.definition.spike?.kind !== 'count')
    throw networkError(
      'impossible-pattern',
      `The pattern ${projection.pattern.name} of ${projection.name} needs a source that draws spikes, such as poisson_source; use all_to_all for ${pre.population.name}.`,
      source
    );
  if (!fixed || onPre.some(event => mentions(event.value, v => v.side === 'pre'))) {
    throw networkError(
      'impossible-pattern',
      `The synapses of ${projection.name} differ or change, which the pattern ${projection.pattern.name} cannot do; use all_to_all.`,
      source
    );
  }
  return { kind: 'poisson', sends: sendsOf(onPre) };
}

function continuous(draft: SynapseDraft): Transmission {
  const { projection, injects } = draft;
  refuseDendritic(draft);
  if (projection.delay && statesOfPre(injects).length === 0)
    throw networkError(
      'continuous-delay',
      `What the synapses of ${projection.name} inject depends on no state of ${draft.pre.population.name}, so the delay would do nothing; remove it.`,
      projection.delay.source
    );
  return { kind: 'continuous', injects: injects.map(({ input, value }) => ({ input, value })) };
}
