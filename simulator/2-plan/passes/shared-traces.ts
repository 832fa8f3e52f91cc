// Which states of synapses are equal for all synapses of a neuron: those that one side alone changes, by nothing but each other.
// They may be kept once a neuron of that side. A matter of structure; no name of a model decides anything. The same bits.
import { isNumber, parts, type Formula } from '../formula/index.js';
import type { Assignment, EventSide, Plan, ProjectionPlan, SynapseProgram, SynapseState } from '../plan/index.js';
import { eventSides } from './event-sides.js';
import type { Pass } from './pass.js';

export const sharedTraces: Pass = {
  name: 'shared_traces',
  apply: plan => ({ ...plan, projections: plan.projections.map(withTraces) }),
  did: plan => plan.projections.flatMap(projection => movedTexts(projection, plan))
};

function withTraces(projection: ProjectionPlan): ProjectionPlan {
  const { transmission } = projection;
  if (transmission.kind !== 'dynamic') return projection;
  const { program } = transmission;
  const pre = new Sharing(program, 'pre', program.onPre);
  const post = new Sharing(program, 'post', program.onPost);
  if (pre.states.size + post.states.size === 0) return projection;
  return {
    ...projection,
    traces: {
      states: { pre: [...pre.states], post: [...post.states] },
      events: { pre: pre.events(), post: post.events() }
    }
  };
}

/** `x of c once a neuron of A` */
function movedTexts({ name, transmission, from, to, traces }: ProjectionPlan, { groups }: Plan): string[] {
  if (!traces || transmission.kind !== 'dynamic') return [];
  const { states } = transmission.program;
  const moved = (side: EventSide, group: number): string[] => {
    const names = traces.states[side].map(slot => states[slot]!.name);
    return names.length ? [`${names.join(', ')} of ${name} once a neuron of ${groups[group]!.name}`] : [];
  };
  return [...moved('pre', from), ...moved('post', to)];
}

const movesAlike = ({ rate, drive, initial, carried }: SynapseState): boolean =>
  carried === undefined && [rate, drive, initial.value].every(formula => isNumber(formula));

/** States and locals of one side that depend on nothing but each other; a weight is always the synapse's own. */
class Sharing {
  readonly states: Set<number>;
  /** found anew each time a state is taken out */
  private locals = new Set<number>();

  constructor(
    program: SynapseProgram,
    side: EventSide,
    private readonly assignments: readonly Assignment[]
  ) {
    const sides = eventSides(program);
    const slots = program.states.map((_, slot) => slot);
    this.states = new Set(
      slots.filter(slot => slot !== program.weight && sides[slot] === side && movesAlike(program.states[slot]!))
    );
    while (this.shrinks());
  }

  events(): Assignment[] {
    const { states, locals } = this;
    return this.assignments.filter(({ target: { kind, slot } }) =>
      kind === 'state' ? states.has(slot) : kind === 'local' && locals.has(slot)
    );
  }

  /** Takes out a state that something else changes, and says whether there was one. */
  private shrinks(): boolean {
    this.locals = new Set();
    for (const { target, value } of this.assignments) {
      const known = [...parts(value)].every(part => this.knows(part));
      if (target.kind === 'local' && known) this.locals.add(target.slot);
      if (target.kind === 'state' && !known && this.states.delete(target.slot)) return true;
    }
    return false;
  }

  /** Draws, lists and distances belong to a synapse. */
  private knows(part: Formula): boolean {
    if (part.kind !== 'variable') return !['draw', 'list', 'entry', 'text', 'distance'].includes(part.kind);
    return (
      part.side === 'own' &&
      (part.of === 'state' ? this.states.has(part.slot) : part.of === 'local' && this.locals.has(part.slot))
    );
  }
}
