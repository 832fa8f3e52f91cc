// The functions of synapses with states of their own: what a thread does with the spikes of a step that reach its synapses.
import type { EventSide, SharedTraces, SynapseEvent, SynapseProgram } from '../../../2-plan/index.js';
import { nobody, type Ring } from '../../network/index.js';
import type { SynapseContext } from './synapse-context.js';
import { column, type F64, type FunctionCode, type I32, type Place, type Variable } from '../code/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import { arrivalsAddress, arrivalsFrom } from '../memory/arrivals.js';
import { sinceStart } from './course-code.js';
import { EventCode, type EventStates } from './event-code.js';
import type { EventFaults } from './event-faults.js';
import type { LateSpikes } from './late-spikes.js';
import type { NumberedColumns } from './numbered-columns.js';
import type { NumberedRows } from './numbered-rows.js';
import { SharedEventCode } from './shared-event-code.js';
import type { SynapseArrays } from './synapse-arrays.js';
import { TotalsCode } from './totals-code.js';
import { formulasOf, keepsOfPre, mentionsPre, SynapseVariables, watchesPre } from './synapse-variables.js';
import type { SpikeLog } from '../threads/index.js';
import { phaseCode, tell, walkCode, type WalkCode } from './walk-code.js';

/** Where the synapses of a projection lie; their numbers are those of the canonical order. */
export interface DynamicLayout {
  readonly program: SynapseProgram;
  readonly made: SynapseContext;
  readonly states: EventStates;
  /** what of them is kept once a neuron; absent: nothing */
  readonly traces?: SharedTraces;
  /** steps that the target is away: one for all, or one a synapse; absent where spikes reach it with their synapse */
  readonly dendritic?: number | Uint32Array;
  readonly rows: NumberedRows;
  readonly columns: NumberedColumns;
  /** the synapses onto each neuron in canonical order, where somebody needs them so; else `columns` */
  readonly inOrder: NumberedColumns;
  /** see EventSynapses */
  readonly summedOnPre: Uint32Array | undefined;
  /** what other neurons are to the synapses, in the order of the program */
  readonly signals: readonly PlacedSignal[];
  /** presynaptic neurons */
  readonly pre: Uint16Array | Uint32Array;
  readonly late: Late;
  readonly faults: EventFaults;
  readonly arrays: SynapseArrays;
}

export interface PlacedSignal {
  readonly log: SpikeLog;
  /** by neuron, see `hearersOf` */
  readonly hearers: Uint32Array;
  readonly isForAll: boolean;
}

/** By side, of those that have a delay. */
export type Late = Partial<Record<EventSide, LateSpikes>>;

/** How a function goes through a stretch of synapses. */
interface Going {
  /** sets the places to those of the stretch */
  readonly take: () => void;
  /** sets the number of the synapse and the neuron on its other side */
  readonly find: () => void;
  /** what is done before the event of a synapse; absent: nothing */
  readonly before?: () => void;
  readonly send: (which: number, amount: F64) => void;
  /** what is summed before; absent: nothing */
  readonly totals?: TotalsCode;
}

/** Pre spikes come behind all post spikes of a step, however many delays these have. */
const firstPre = 2 ** 24;
/** and signals behind these */
const firstSignal = 2 ** 25;

export function addDynamicCode(place: DynamicLayout, machine: Machine): PhaseFunctions {
  return new DynamicCode(place, machine).added();
}

class DynamicCode {
  constructor(
    private readonly place: DynamicLayout,
    private readonly machine: Machine
  ) {
    for (const side of new Set([place.rows, place.columns, place.inOrder])) side.addSearch(machine);
  }

  added(): PhaseFunctions {
    const {
      machine: { module },
      place: { program, dendritic }
    } = this;
    const hearPre = module.add(this.hearPre());
    const { columns, inOrder, signals } = this.place;
    const hearPost = program.onPost.length > 0 ? module.add(this.hearColumn('post', columns)) : undefined;
    const hearSignals = signals.map((_, i) => module.add(this.hearColumn(i, inOrder)));
    const assigns = program.onPre.some(({ target }) => target.kind === 'post');
    const arrive = dendritic === undefined ? { [assigns ? 'assign' : 'arrive']: module.add(this.arrive(hearPre)) } : {};
    const everyStep = watchesPre(formulasOf(program)) ? { everyStep: true as const } : {};
    return { ...arrive, deliver: module.add(this.deliver(hearPre, hearPost, hearSignals)), ...everyStep };
  }

  /** Goes through a stretch of a row. */
  private hearPre(): FunctionCode {
    const { rows, program, made } = this.place;
    const walk = walkCode();
    const { neuron, other } = walk;
    const sends = program.onPre.flatMap(({ target }) =>
      target.kind === 'send' ? [this.arrivals(walk, made.to.ringOf(target))] : []
    );
    const { summedOnPre } = this.place;
    const sum = summedOnPre && this.machine.module.add(this.sumOnPre(summedOnPre));
    const ends = { pre: neuron, post: other };
    return this.overStretch(walk, 'pre', ends, {
      take: () => rows.take(walk),
      find: () => rows.find(walk),
      before: () => {
        if (sum === undefined) return;
        const { f, step, thread, order } = walk;
        const isNew = column(summedOnPre!).at(other).differs(step);
        f.if(isNew, () => tell(f, sum, [other, step, thread, order, order]));
      },
      send: (which, amount) => sends[which]!().add(amount)
    });
  }

  /** Sums the synapses onto a neuron before the first pre spike of a step comes to it. */
  private sumOnPre(summed: Uint32Array): FunctionCode {
    const walk = walkCode();
    const { f, neuron, step } = walk;
    column(summed).at(neuron).set(step);
    new TotalsCode(f, { ...this.place, columns: this.place.inOrder }, 'pre', walk, this.machine).run();
    return f.gives(0);
  }

  /** What arrives at the target of the synapse in the step in which what it sends does. */
  private arrivals({ f, step, synapse, other }: WalkCode, ring: Ring): () => Place<'f64'> {
    const { dendritic = 0 } = this.place;
    if (typeof dendritic !== 'number') {
      const begin = f.local('i32');
      return () => {
        begin.set(arrivalsAddress(ring, step, column(dendritic).at(synapse)));
        return arrivalsFrom(begin).at(other);
      };
    }
    const begin = f.keep(arrivalsAddress(ring, step, dendritic));
    return () => arrivalsFrom(begin).at(other);
  }

  /** Goes through a stretch of a column. */
  private hearColumn(event: SynapseEvent, columns: NumberedColumns): FunctionCode {
    const {
      machine,
      place: { program, pre }
    } = this;
    const walk = walkCode();
    const { neuron, other } = walk;
    const asksPre = mentionsPre(formulasOf(program)) || keepsOfPre(this.place.states.kept);
    const totals = new TotalsCode(walk.f, { ...this.place, columns }, event, walk, machine);
    const ends = { post: neuron, pre: other };
    return this.overStretch(walk, event, ends, {
      take: () => columns.take(walk),
      find: () => {
        columns.find(walk);
        if (asksPre) other.set(column(pre).at(walk.synapse));
      },
      send: () => undefined,
      ...(totals.isEmpty ? {} : { totals })
    });
  }

  private overStretch(
    { f, at, end, step, thread, synapse, order }: WalkCode,
    event: SynapseEvent,
    ends: { readonly pre: Variable<I32>; readonly post: Variable<I32> },
    { take, find, before, send, totals }: Going
  ): FunctionCode {
    const { made, program, states, faults, arrays, traces } = this.place;
    const { spend } = this.machine;
    const time = f.keep(step.toF64().times(made.h));
    const occasion = f.local('i32');
    const since = arrays.course ? { since: sinceStart(f, arrays.course, step, thread) } : {};
    const here = { ...ends, thread, synapse, time, step, occasion, ...since };
    const variables = new SynapseVariables(made, here, arrays, this.machine);
    const code = new EventCode(f, program, states, event, variables, { step, synapse, occasion });
    take();
    const isOfSide = event === 'pre' || event === 'post';
    const shared = traces && isOfSide ? new SharedEventCode(f, traces, states, event, variables, step) : undefined;
    if (shared) {
      f.returnIf(at.isAtLeast(end), 0);
      find();
      shared.bring();
    }
    if (totals) {
      totals.run();
      take();
    }
    f.returnIf(f.callI32(spend, thread, end.minus(at)), 1);
    code.prepare();
    f.count(at, end, () => {
      find();
      before?.();
      code.run(send, () => {
        faults.note(f, thread, step, order, synapse, event);
        f.return(1);
      });
    });
    shared?.run();
    return f.gives(0);
  }

  private arrive(hearPre: number): FunctionCode {
    const code = phaseCode();
    this.preSpikes(code, hearPre);
    return code.f.gives(0);
  }

  private deliver(hearPre: number, hearPost: number | undefined, hearSignals: readonly number[]): FunctionCode {
    const {
      late,
      dendritic,
      made: { to }
    } = this.place;
    const code = phaseCode();
    const { f, step, thread, order } = code;
    if (hearPost !== undefined) {
      if (late.post)
        late.post.each(
          f,
          step,
          (neuron, delay, rank) => tell(f, hearPost, [neuron, step, thread, delay, rank]),
          thread
        );
      else to.log.each(f, step, neuron => tell(f, hearPost, [neuron, step, thread, order, order]), thread);
    }
    if (dendritic !== undefined) this.preSpikes(code, hearPre);
    if (hearSignals.length > 0) order.set(firstSignal);
    hearSignals.forEach((hear, i) => this.deliverSignal(code, hear, this.place.signals[i]!));
    return f.gives(0);
  }

  /** A thread tells the synapses onto its own neurons. */
  private deliverSignal(
    { f, step, thread, order }: ReturnType<typeof phaseCode>,
    hear: number,
    { log, hearers, isForAll }: PlacedSignal
  ): void {
    const { ranges } = this.place.made.to;
    const first = f.keep(ranges.first(thread));
    const end = f.keep(ranges.realEnd(f, thread));
    const target = f.local('i32');
    log.each(f, step, neuron => {
      target.set(column(hearers).at(neuron));
      const told = (): void => tell(f, hear, [target, step, thread, order, order]);
      f.if(target.differs(nobody | 0), () => {
        if (isForAll) f.each(first, end, each => tell(f, hear, [each, step, thread, order, order]));
        else f.if(target.isAtLeast(first), () => f.if(target.isBelow(end), told));
        order.set(order.plus(1));
      });
    });
  }

  /** Tells the synapses of the spikes that reach them in a step. */
  private preSpikes({ f, step, thread, order }: ReturnType<typeof phaseCode>, hearPre: number): void {
    const { late, made, rows } = this.place;
    order.set(firstPre);
    if (late.pre)
      late.pre.each(f, step, (neuron, delay) => {
        const told = (): void => tell(f, hearPre, [neuron, step, thread, delay, order], order);
        const may = rows.mayHave(neuron, delay);
        if (may) f.if(may, told);
        else told();
      });
    else made.spikes.each(f, step, neuron => tell(f, hearPre, [neuron, step, thread, order, order], order));
  }
}
