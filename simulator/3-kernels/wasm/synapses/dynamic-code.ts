// The functions of synapses with states of their own: what a thread does with the spikes of a step that reach its synapses.
import type { EventSide, SynapseProgram } from '../../../2-plan/index.js';
import type { Making } from '../../reference/synapses/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import { pushArrivals } from '../memory/arrivals.js';
import { EventCode, type EventStates } from './event-code.js';
import type { EventFaults } from './event-faults.js';
import type { LateSpikes } from './late-spikes.js';
import type { RowsOfThreads } from './rows-of-threads.js';
import { addDelaySearch, narrow } from './stretch.js';
import { mentionsPre, SynapseVariables, valuesOf, watchesPre } from './synapse-variables.js';

/** Where the synapses of a projection lie. Those of a neuron follow each other by place; numbers are those of the canonical order. */
export interface DynamicPlace {
  readonly program: SynapseProgram;
  readonly made: Making;
  readonly states: EventStates;
  /** steps: one for all, or one a synapse */
  readonly delays: number | Uint32Array;
  /** on the side of the delay: the delays by place, where they differ; those of a stretch ascend */
  readonly byPlace?: Uint32Array;
  readonly rows: { readonly ofThreads: RowsOfThreads; readonly synapse: Uint32Array; readonly targets: Uint16Array | Uint32Array };
  /** without `synapse` places are numbers */
  readonly columns: { readonly start: Uint32Array; readonly synapse?: Uint32Array };
  /** neurons before the synapses */
  readonly pre: Uint16Array | Uint32Array;
  /** of the side on which the delay lies */
  readonly late: LateSpikes;
  readonly faults: EventFaults;
}

/** Pre spikes come behind all post spikes of a step, however many delays these have. */
const firstPre = 2 ** 24;

/** The locals of a function that goes through the synapses of one neuron, then what it is told: (neuron, step, thread, delay, order of the event in the step). */
interface Walk {
  readonly b: FunctionBuilder;
  readonly neuron: Local;
  readonly step: Local;
  readonly thread: Local;
  readonly delay: Local;
  readonly order: Local;
  readonly at: Local;
  readonly end: Local;
  readonly synapse: Local;
  readonly other: Local;
}

/** Throws Unsupported. */
export function addDynamicCode(place: DynamicPlace, machine: Machine): PhaseFunctions {
  return new DynamicCode(place, machine).added();
}

class DynamicCode {
  private readonly search?: number;

  constructor(private readonly place: DynamicPlace, private readonly machine: Machine) {
    if (place.byPlace) this.search = addDelaySearch(machine, place.byPlace);
  }

  added(): PhaseFunctions {
    const { machine: { module }, place: { program: { side, onPre, onPost, states } } } = this;
    const hearPre = module.add(this.hearPre()), hearPost = onPost.length > 0 ? module.add(this.hearPost()) : undefined;
    const formulas = [...valuesOf([...onPre, ...onPost]), ...states.flatMap(({ rate, drive }) => [rate, drive])];
    const watches = watchesPre(formulas) ? { everyStep: true as const } : {}, deliver = module.add(this.deliver(hearPre, hearPost));
    return { ...watches, deliver, ...(side === 'axonal' ? { arrive: module.add(this.arrive(hearPre)) } : {}) };
  }

  /** Goes through a stretch of a row. */
  private hearPre(): FunctionBuilder {
    const { rows, program, delays } = this.place, walk = newWalk(), { b, neuron, thread, at, end } = walk, dendritic = program.side === 'dendritic';
    const sends = program.onPre.flatMap(({ target }) => target.kind === 'send' ? [this.place.made.to.rings[target.slot]!] : []);
    const arrivals = sends.map(ring => {
      const local = b.local('i32');
      pushArrivals(b, ring, walk.step, dendritic && typeof delays === 'number' ? delays : 0).set(local);
      return local;
    });
    rows.ofThreads.take(b, neuron, thread, at, end);
    if (!dendritic) this.narrowed(walk);
    const { other: post } = walk;
    this.overStretch(walk, 'pre', { pre: neuron, post }, () => {
      pushNumber(b, rows.synapse, at).set(walk.synapse);
      pushNumber(b, rows.targets, at).set(post);
    }, which => {
      const { values, slots, stride } = sends[which]!, amount = b.scratch('f64'), to = b.scratch('i32');
      b.set(amount);
      if (dendritic && typeof delays !== 'number') {
        pushNumber(b, delays, walk.synapse).get(walk.step).op('i32.add').i32(slots).op('i32.rem_u').i32(8 * stride).op('i32.mul').i32(addressOf(values)).op('i32.add');
      } else b.get(arrivals[which]!);
      b.get(post).i32(3).op('i32.shl', 'i32.add').tee(to).get(to).memory('f64.load').get(amount).op('f64.add').memory('f64.store');
    });
    return b;
  }

  /** Goes through a stretch of a column. */
  private hearPost(): FunctionBuilder {
    const { columns, program: { side, onPost, states }, pre } = this.place, walk = newWalk(), { b, neuron, at, end, other } = walk;
    const asksPre = mentionsPre([...valuesOf(onPost), ...states.flatMap(({ rate, drive }) => [rate, drive])]);
    pushNumber(b, columns.start, neuron).set(at);
    b.get(neuron).i32(2).op('i32.shl').memory('i32.load', addressOf(columns.start) + 4).set(end);
    if (side === 'dendritic') this.narrowed(walk);
    this.overStretch(walk, 'post', { post: neuron, pre: other }, () => {
      if (columns.synapse) pushNumber(b, columns.synapse, at);
      else b.get(at);
      b.set(walk.synapse);
      if (asksPre) pushNumber(b, pre, walk.synapse).set(other);
    }, () => undefined);
    return b;
  }

  private narrowed({ b, at, end, delay }: Walk): void {
    if (this.search !== undefined) narrow(b, this.search, at, end, delay);
  }

  /** `find` sets the number of the synapse and the neuron on its other side. */
  private overStretch(walk: Walk, event: EventSide, ends: { readonly pre: Local; readonly post: Local }, find: () => void, send: (which: number) => void): void {
    const { b, at, end, step, thread, synapse, order } = walk, { made, program, states, faults } = this.place, { functionNumber, spend } = this.machine, time = b.local('f64');
    b.get(step).op('f64.convert_i32_u').f64(made.h).op('f64.mul').set(time);
    const variables = new SynapseVariables(b, made, { ...ends, synapse, time }), code = new EventCode(b, program, states, event, variables, step, synapse, functionNumber);
    leaveIf(b.get(thread).get(end).get(at).op('i32.sub').call(spend));
    code.prepare();
    b.count(at, () => b.get(end), () => {
      find();
      code.run(send, () => {
        faults.note(b, thread, step, order, synapse, event);
        b.i32(1).op('return');
      });
    });
    b.i32(0);
  }

  private arrive(hearPre: number): FunctionBuilder {
    const { b, step, thread, order } = newPhase();
    b.i32(firstPre).set(order);
    this.place.late.each(b, step, (neuron, delay) => this.heard(b, hearPre, [neuron, step, thread, delay, order], order));
    return b.i32(0);
  }

  private deliver(hearPre: number, hearPost: number | undefined): FunctionBuilder {
    const { late, program: { side }, made } = this.place, from = made.from as WasmGroup, to = made.to as WasmGroup, { b, step, thread, order } = newPhase();
    if (hearPost !== undefined) {
      if (side === 'dendritic') late.each(b, step, (neuron, delay, rank) => this.heard(b, hearPost, [neuron, step, thread, delay, rank]), thread);
      else to.log.each(b, step, neuron => this.heard(b, hearPost, [neuron, step, thread, order, order]), thread);
    }
    b.i32(firstPre).set(order);
    if (side === 'dendritic') from.log.each(b, step, neuron => this.heard(b, hearPre, [neuron, step, thread, order, order], order));
    return b.i32(0);
  }

  /** Tells the synapses of one neuron; `counted` is the order of the next. */
  private heard(b: FunctionBuilder, hear: number, told: readonly Local[], counted?: Local): void {
    for (const local of told) b.get(local);
    leaveIf(b.call(hear));
    if (counted) b.get(counted).i32(1).op('i32.add').set(counted);
  }
}

function newWalk(): Walk {
  const b = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32'], ['i32']), [neuron, step, thread, delay, order] = b.parameters as [Local, Local, Local, Local, Local];
  const [at, end, synapse, other] = [0, 1, 2, 3].map(() => b.local('i32')) as [Local, Local, Local, Local];
  return { b, neuron, step, thread, delay, order, at, end, synapse, other };
}

/** (step, thread) */
function newPhase(): { readonly b: FunctionBuilder; readonly step: Local; readonly thread: Local; readonly order: Local } {
  const b = new FunctionBuilder(['i32', 'i32'], ['i32']), [step, thread] = b.parameters as [Local, Local];
  return { b, step, thread, order: b.local('i32') };
}

/** Puts entry `at` onto the stack. */
function pushNumber(b: FunctionBuilder, values: Uint16Array | Uint32Array, at: Local): FunctionBuilder {
  const narrow = values.BYTES_PER_ELEMENT === 2;
  return b.get(at).i32(narrow ? 1 : 2).op('i32.shl').memory(narrow ? 'i32.load16_u' : 'i32.load', addressOf(values));
}

/** Ends the function with 1 where the value on the stack is not 0. */
const leaveIf = (b: FunctionBuilder): FunctionBuilder => b.if(() => b.i32(1).op('return'));
