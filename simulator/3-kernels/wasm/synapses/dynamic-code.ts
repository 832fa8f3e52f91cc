// The functions of synapses with states of their own: what a thread does with the spikes of a step that reach its synapses.
import type { EventSide, SynapseProgram } from '../../../2-plan/index.js';
import type { Ring } from '../../network/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import { pushArrivals } from '../memory/arrivals.js';
import { EventCode, type EventStates } from './event-code.js';
import type { EventFaults } from './event-faults.js';
import type { LateSpikes } from './late-spikes.js';
import type { NumberedColumns } from './numbered-columns.js';
import type { NumberedRows } from './numbered-rows.js';
import type { SynapseArrays } from './synapse-arrays.js';
import { formulasOf, mentionsPre, SynapseVariables, watchesPre } from './synapse-variables.js';
import { leaveIf, phaseCode, pushNumber, told, walkCode, type WalkCode } from './walk-code.js';
import type { SynapseContext } from './synapse-context.js';

/** Where the synapses of a projection lie; their numbers are those of the canonical order. */
export interface DynamicLayout {
  readonly program: SynapseProgram;
  readonly made: SynapseContext;
  readonly states: EventStates;
  /** steps: one for all, or one a synapse */
  readonly delays: number | Uint32Array;
  readonly rows: NumberedRows;
  readonly columns: NumberedColumns;
  /** presynaptic neurons */
  readonly pre: Uint16Array | Uint32Array;
  /** of the side on which the delay lies */
  readonly late: LateSpikes;
  readonly faults: EventFaults;
  readonly arrays: SynapseArrays;
}

/** Pre spikes come behind all post spikes of a step, however many delays these have. */
const firstPre = 2 ** 24;

export function addDynamicCode(place: DynamicLayout, machine: Machine): PhaseFunctions {
  return new DynamicCode(place, machine).added();
}

class DynamicCode {
  constructor(
    private readonly place: DynamicLayout,
    private readonly machine: Machine
  ) {
    for (const side of [place.rows, place.columns]) side.addSearch(machine);
  }

  added(): PhaseFunctions {
    const {
      machine: { module },
      place: { program }
    } = this;
    const hearPre = module.add(this.hearPre());
    const hearPost = program.onPost.length > 0 ? module.add(this.hearPost()) : undefined;
    const arrive = program.side === 'axonal' ? { arrive: module.add(this.arrive(hearPre)) } : {};
    const everyStep = watchesPre(formulasOf(program)) ? { everyStep: true as const } : {};
    return { ...arrive, deliver: module.add(this.deliver(hearPre, hearPost)), ...everyStep };
  }

  /** Goes through a stretch of a row. */
  private hearPre(): FunctionBuilder {
    const { rows, program, made } = this.place;
    const walk = walkCode();
    const { b, neuron, other } = walk;
    const sends = program.onPre.flatMap(({ target }) =>
      target.kind === 'send' ? [this.arrivals(walk, made.to.ringOf(target))] : []
    );
    rows.take(walk);
    return this.overStretch(
      walk,
      'pre',
      { pre: neuron, post: other },
      () => rows.find(walk),
      which => {
        const amount = b.scratch('f64');
        const to = b.scratch('i32');
        b.set(amount);
        sends[which]!().get(other).i32(3).op('i32.shl', 'i32.add').tee(to);
        b.get(to).memory('f64.load').get(amount).op('f64.add').memory('f64.store');
      }
    );
  }

  /** What puts onto the stack where in a ring that begins which a synapse sends. */
  private arrivals({ b, step, synapse }: WalkCode, ring: Ring): () => FunctionBuilder {
    const { delays, program } = this.place;
    if (program.side === 'dendritic' && typeof delays !== 'number')
      return () => pushArrivals(b, ring, step, () => pushNumber(b, delays, synapse));
    const begin = b.local('i32');
    pushArrivals(b, ring, step, program.side === 'dendritic' && typeof delays === 'number' ? delays : 0).set(begin);
    return () => b.get(begin);
  }

  /** Goes through a stretch of a column. */
  private hearPost(): FunctionBuilder {
    const { columns, program, pre } = this.place;
    const walk = walkCode();
    const { b, neuron, other } = walk;
    const asksPre = mentionsPre(formulasOf(program));
    columns.take(walk);
    return this.overStretch(
      walk,
      'post',
      { post: neuron, pre: other },
      () => {
        columns.find(walk);
        if (asksPre) pushNumber(b, pre, walk.synapse).set(other);
      },
      () => undefined
    );
  }

  /** `find` sets the number of the synapse and the neuron on its other side. */
  private overStretch(
    { b, at, end, step, thread, synapse, order }: WalkCode,
    event: EventSide,
    ends: { readonly pre: Local; readonly post: Local },
    find: () => void,
    send: (which: number) => void
  ): FunctionBuilder {
    const { made, program, states, faults, arrays } = this.place;
    const { spend } = this.machine;
    const time = b.local('f64');
    const occasion = b.local('i32');
    b.get(step).op('f64.convert_i32_u').f64(made.h).op('f64.mul').set(time);
    const variables = new SynapseVariables(b, made, { ...ends, synapse, time, step, occasion }, arrays, this.machine);
    const code = new EventCode(b, program, states, event, variables, { step, synapse, occasion });
    leaveIf(b.get(thread).get(end).get(at).op('i32.sub').call(spend));
    code.prepare();
    b.count(
      at,
      () => b.get(end),
      () => {
        find();
        code.run(send, () => {
          faults.note(b, thread, step, order, synapse, event);
          b.i32(1).op('return');
        });
      }
    );
    return b.i32(0);
  }

  private arrive(hearPre: number): FunctionBuilder {
    const { b, step, thread, order } = phaseCode();
    b.i32(firstPre).set(order);
    this.place.late.each(b, step, (neuron, delay) => told(b, hearPre, [neuron, step, thread, delay, order], order));
    return b.i32(0);
  }

  private deliver(hearPre: number, hearPost: number | undefined): FunctionBuilder {
    const {
      late,
      program: { side },
      made
    } = this.place;
    const from = made.from;
    const to = made.to;
    const { b, step, thread, order } = phaseCode();
    if (hearPost !== undefined) {
      if (side === 'dendritic')
        late.each(b, step, (neuron, delay, rank) => told(b, hearPost, [neuron, step, thread, delay, rank]), thread);
      else to.log.each(b, step, neuron => told(b, hearPost, [neuron, step, thread, order, order]), thread);
    }
    b.i32(firstPre).set(order);
    if (side === 'dendritic')
      from.log.each(b, step, neuron => told(b, hearPre, [neuron, step, thread, order, order], order));
    return b.i32(0);
  }
}
