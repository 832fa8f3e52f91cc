// What the synapses of a projection have in common that share a neuron on one side: states that only that side's events change, and
// whose equations read only constants, that side and each other.
import { isNumber, parts, type Formula } from '../formula/index.js';
import type {
  Assignment,
  DelayPlan,
  EventSide,
  ProjectionPlan,
  RemainingState,
  SynapseProgram,
  SynapseState
} from '../plan/index.js';
import { totalsIn } from '../synapses/index.js';
import { eventSides } from './event-sides.js';
import { mayWait } from './lazy-replay.js';

/** States and locals of one side that depend on nothing but each other; a weight is always the synapse's own. */
export class Sharing {
  readonly states: Set<number>;
  /** slots of parameters that are equal for all synapses of a neuron; none where synapses may wait, which know nothing of them */
  readonly parameters: readonly number[];
  /** found anew each time a state is taken out */
  private locals = new Set<number>();
  private readonly assignments: readonly Assignment[];
  private readonly isLazy: boolean;

  /** `without`: states that are of the other side already. */
  constructor(
    private readonly projection: ProjectionPlan,
    private readonly program: SynapseProgram,
    private readonly side: EventSide,
    without: ReadonlySet<number>
  ) {
    this.assignments = side === 'pre' ? program.onPre : program.onPost;
    this.isLazy = mayWait(program);
    this.parameters = this.isLazy ? [] : this.commonParameters();
    this.states = new Set(
      program.states.flatMap((_, slot) =>
        slot !== program.weight && !without.has(slot) && this.mayShare(slot) ? [slot] : []
      )
    );
    while (this.shrinks());
  }

  events(): Assignment[] {
    const { states, locals } = this;
    return this.assignments.filter(({ target: { kind, slot } }) =>
      kind === 'state' ? states.has(slot) : kind === 'local' && locals.has(slot)
    );
  }

  /** Before it is known which others do. */
  private mayShare(slot: number): boolean {
    const { program, side } = this;
    const state = program.states[slot]!;
    const changes = eventSides(program)[slot];
    const isChanged = this.isChanged(slot);
    if (isChanged ? changes !== side : changes === 'both') return false;
    if (isChanged && !this.arriveTogether()) return false;
    if (state.carried !== undefined) return this.isCommon(state.initial.value);
    return changes === side && movesAlike(state) && (standsStill(state) || !this.isBroughtEarly());
  }

  /** Whether states of a synapse are brought to a step in which no spike of the side comes: what comes at regular times does so, and sums before pre spikes. */
  private isBroughtEarly(): boolean {
    const { recurring, onPre } = this.program;
    return recurring !== undefined || (this.side === 'pre' && totalsIn(onPre).length > 0);
  }

  private isChanged(slot: number): boolean {
    const { onPre, onPost, signals = [], recurring = [] } = this.program;
    const all = [...onPre, ...onPost, ...[...signals, ...recurring].flatMap(({ assignments }) => assignments)];
    return all.some(({ target }) => target.kind === 'state' && target.slot === slot);
  }

  /** Whether a spike of a neuron of the side reaches all its synapses in one step. */
  private arriveTogether(): boolean {
    const { projection, program, side } = this;
    const { delay, axonal } = projection;
    const before = program.side === 'axonal' ? [delay, ...(axonal ? [axonal] : [])] : axonal ? [axonal] : [];
    const behind = program.side === 'axonal' ? [] : [delay];
    return (side === 'pre' ? before : behind).every(one => this.isEqual(one));
  }

  private isEqual(delay: DelayPlan): boolean {
    return delay.kind === 'fixed' || this.isCommon(delay.value.value);
  }

  /** Takes out a state that something else changes or moves, and says whether there was one. */
  private shrinks(): boolean {
    this.locals = new Set();
    for (const { target, value } of this.assignments) {
      const known = this.knowsAll(value);
      if (target.kind === 'local' && known) this.locals.add(target.slot);
      if (target.kind === 'state' && !known && this.states.delete(target.slot)) return true;
    }
    return [...this.states].some(slot => !this.movesByItself(slot) && this.states.delete(slot));
  }

  /** Whether a carried state moves by nothing but what the synapses of a neuron have in common. */
  private movesByItself(slot: number): boolean {
    const { carried } = this.program;
    if (this.program.states[slot]!.carried === undefined || !carried) return true;
    const { linear, remaining } = carried;
    const row = linear.slots.indexOf(slot);
    if (row < 0) {
      const moved = remaining.find(state => state.slot === slot);
      return (
        moved !== undefined && moved.noises.length === 0 && this.formulasOf(moved).every(one => this.knowsAll(one))
      );
    }
    // one exponential of all: a coefficient of another state may be in the last bit of this one
    return (
      linear.noise.length === 0 &&
      linear.matrix.every(({ value }) => this.isCommon(value)) &&
      linear.matrix.every(entry => entry.row !== row || this.states.has(linear.slots[entry.column]!)) &&
      this.knowsAll(linear.drive[row]!)
    );
  }

  private formulasOf(state: RemainingState): Formula[] {
    switch (state.kind) {
      case 'conditional':
        return [state.rate, state.drive];
      case 'derivative':
        return [state.derivative];
      case 'relaxing':
        return [state.rate, state.derivative];
    }
  }

  private commonParameters(): number[] {
    const { parameters } = this.projection;
    const found = new Set<number>();
    // one may be made from others
    for (let size = -1; size < found.size; ) {
      size = found.size;
      for (const { slot, value } of parameters) if (slot !== undefined && this.isCommon(value, found)) found.add(slot);
    }
    return [...found];
  }

  /** Of what is worked out before the run: equal for all synapses of a neuron. */
  private isCommon(formula: Formula, parameters: ReadonlySet<number> = new Set(this.parameters)): boolean {
    return [...parts(formula)].every(part => {
      if (part.kind !== 'variable') return isArithmetic(part);
      return part.side === 'own' ? part.of === 'parameter' && parameters.has(part.slot) : this.isOfSide(part);
    });
  }

  private knowsAll(formula: Formula): boolean {
    return [...parts(formula)].every(part => this.knows(part));
  }

  private knows(part: Formula): boolean {
    if (part.kind !== 'variable') return isArithmetic(part);
    if (part.side !== 'own') return !this.isLazy && this.isOfSide(part);
    switch (part.of) {
      case 'state':
        return this.states.has(part.slot);
      case 'local':
        return this.locals.has(part.slot);
      case 'parameter':
        return this.parameters.includes(part.slot);
      default:
        return part.of === 'time';
    }
  }

  private isOfSide({ side, of }: Extract<Formula, { kind: 'variable' }>): boolean {
    return side === this.side && ['state', 'parameter', 'input', 'index'].includes(of);
  }
}

/** Draws, lists and distances belong to a synapse. */
const isArithmetic = (part: Formula): boolean => !['draw', 'list', 'entry', 'text', 'distance'].includes(part.kind);

const movesAlike = ({ rate, drive, initial }: SynapseState): boolean =>
  [rate, drive, initial.value].every(formula => isNumber(formula));

const standsStill = ({ rate, drive }: SynapseState): boolean => isNumber(rate, 0) && isNumber(drive, 0);
