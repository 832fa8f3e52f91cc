// Whether the spikes of the neurons behind synapses may wait until the neuron before them fires: then the synapses of a
// neuron are gone through one behind the other, and what one side alone knows is kept once a neuron. A matter of
// structure; no name of a model decides anything.
import { isNumber, parts, type Formula, type Variable } from '../formula/index.js';
import type { Assignment, ProjectionPlan, SynapseProgram, SynapseState } from '../plan.js';
import { eventSides, type EventSide } from './event-sides.js';

/** A program of synapses with its parts told apart. */
export interface LazyProgram {
  readonly program: SynapseProgram;
  /** steps between firing and arrival, the same for all synapses */
  readonly delay: number;
  /** slots of the states that are equal for all synapses of a neuron, by the side of that neuron */
  readonly shared: Readonly<Record<EventSide, readonly number[]>>;
  /** what an event does to them, in order */
  readonly sharedEvents: Readonly<Record<EventSide, readonly Assignment[]>>;
  /** slots of the states that each synapse has for itself; only events change them */
  readonly own: readonly number[];
  /** whether post spikes change anything of a synapse itself */
  readonly replays: boolean;
}

/** Undefined where synapses have to hear every spike at once, or where their formulas speak of what changes meanwhile. */
export function lazyProgram({ transmission, delay }: ProjectionPlan): LazyProgram | undefined {
  if (transmission.kind !== 'dynamic' || delay.kind !== 'fixed') return undefined;
  const { program } = transmission, { states, onPre, onPost } = program;
  if (![...onPre, ...onPost].every(({ value }) => isLocalArithmetic(value))) return undefined;
  const pre = new Sharing(program, 'pre', onPre), post = new Sharing(program, 'post', onPost);
  const own = states.map((_, slot) => slot).filter(slot => !pre.states.has(slot) && !post.states.has(slot));
  if (!own.every(slot => standsStill(states[slot]!))) return undefined;
  return {
    program, delay: delay.steps, own,
    shared: { pre: [...pre.states], post: [...post.states] }, sharedEvents: { pre: pre.events(), post: post.events() },
    replays: onPost.some(({ target }) => target.kind === 'state' && own.includes(target.slot))
  };
}

const movesAlike = ({ rate, drive, initial }: SynapseState): boolean => [rate, drive, initial.value].every(one => isNumber(one));

/** Own states are read as they are and wait for events: what they were before an instant is not kept. */
const standsStill = ({ rate, drive, reads }: SynapseState): boolean => isNumber(rate, 0) && isNumber(drive, 0) && reads === 'now';

/** Only of states, locals and parameters of the synapse: their values do not depend on when a formula is evaluated. */
function isLocalArithmetic(formula: Formula): boolean {
  for (const part of parts(formula)) {
    if (part.kind === 'variable' && !(part.side === 'own' && ['state', 'local', 'parameter'].includes(part.of))) return false;
    if (['draw', 'list', 'entry', 'text', 'distance'].includes(part.kind)) return false;
  }
  return true;
}

/** States and locals of one side that depend on nothing but each other; a weight is always the synapse's own. */
class Sharing {
  readonly states: Set<number>;
  /** found anew each time a state is taken out */
  private locals = new Set<number>();

  constructor(program: SynapseProgram, side: EventSide, private readonly assignments: readonly Assignment[]) {
    const sides = eventSides(program), slots = program.states.map((_, slot) => slot);
    this.states = new Set(slots.filter(slot => slot !== program.weight && sides[slot] === side && movesAlike(program.states[slot]!)));
    while (this.shrinks());
  }

  events(): Assignment[] {
    const { states, locals } = this;
    return this.assignments.filter(({ target: { kind, slot } }) => kind === 'state' ? states.has(slot) : kind === 'local' && locals.has(slot));
  }

  /** Takes out a state that something else changes, and says whether there was one. */
  private shrinks(): boolean {
    this.locals = new Set();
    for (const { target, value } of this.assignments) {
      const known = [...parts(value)].every(part => part.kind !== 'variable' || this.knows(part));
      if (target.kind === 'local' && known) this.locals.add(target.slot);
      if (target.kind === 'state' && !known && this.states.delete(target.slot)) return true;
    }
    return false;
  }

  private knows({ of, slot }: Variable): boolean {
    return of === 'state' ? this.states.has(slot) : of === 'local' && this.locals.has(slot);
  }
}
