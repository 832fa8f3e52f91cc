// Synapses that change, in rows: post spikes wait until the presynaptic neuron fires or somebody looks. Same
// operations in the same order for each synapse as in the reference, so the same bits.
import {
  isNumber,
  mentions,
  type EventSide,
  type LazyProgram,
  type ProjectionPlan,
  type SynapseValue
} from '../../../2-plan/index.js';
import {
  connectivityBytes,
  eachSynapse,
  rowsOf,
  rowStartBytes,
  Stretch,
  type Connectivity
} from '../../connect/index.js';
import {
  courseBytes,
  makingRowsBytes,
  SignalCourse,
  type PartBytes,
  type Ring,
  type Synapses
} from '../../network/index.js';
import { compile, kept, notFinite, savedTogether, synapseText, type Evaluate, type Saved } from '../../values/index.js';
import { span } from '../../watch/index.js';
import type { CodedPart, Machine, PhaseFunctions } from '../machine.js';
import type { Arena } from '../memory/arena.js';
import { addLazyCode } from './lazy-code.js';
import { LatestSpikes, latestSpikesBytes } from './latest-spikes.js';
import { placesInRows, type PlaceOf } from './places-in-rows.js';
import { historyBytes, PostHistory } from './post-history.js';
import { keptWithSpikes, type LazyArrays } from './row-code.js';
import { hasNeighbours } from './row-pairs.js';
import { RowsOfThreads } from './rows-of-threads.js';
import { SynapseArrays } from './synapse-arrays.js';
import { SharedStates, sharedStatesBytes } from './shared-states.js';
import { SourceBlock } from './source-block.js';
import type { SynapseContext } from './synapse-context.js';

export class WasmLazySynapses implements Synapses, CodedPart {
  readonly synapses: number;
  readonly connectivity?: Connectivity;
  private readonly rowStart: Uint32Array;
  private readonly places: () => PlaceOf;
  private readonly arrays: LazyArrays;
  private readonly rings: readonly Ring[];
  /** a word: spikes up to this step are forgotten */
  private readonly forgotten: Uint32Array;
  /** tells the synapses of a thread of the post spikes that wait */
  private replay?: (thread: number, step: number) => number;

  /**
   * `recorded`: what will be asked for. `connected` makes the same connectivity again, to name a synapse when something
   * went wrong with it. Throws NetworkError, Cancelled.
   */
  constructor(
    private readonly form: LazyProgram,
    private readonly made: SynapseContext,
    connectivity: Connectivity,
    private readonly recorded: readonly SynapseValue[],
    private readonly connected: () => Connectivity,
    private readonly arena: Arena
  ) {
    const { program, shared, sharedEvents, delay, before } = form;
    const { h, to } = made;
    const { sources, targets: targetCount } = connectivity;
    this.synapses = connectivity.synapses;
    if (recorded.length > 0) this.connectivity = connectivity;
    const { rowStart, targets } = rowsOf(connectivity, false, made.values.plan.targetBytes ?? 4, made.progress);
    this.rowStart = rowStart;
    this.places = placesInRows(connectivity, rowStart);
    const {
      spikes,
      to: {
        log: posts,
        ranges: { threads }
      }
    } = made;
    const axonal = program.side === 'axonal';
    const states = (side: EventSide, neurons: number, copies: number): SharedStates =>
      new SharedStates(program, shared[side], sharedEvents[side], neurons, copies, h, arena);
    const pre = states('pre', sources, threads);
    const post = states('post', targetCount, 1);
    const source = new SourceBlock(pre, axonal, threads, arena);
    const history = form.replays
      ? { history: new PostHistory(post, keptWithSpikes(form), targetCount, this.synapses / targetCount, arena) }
      : {};
    const course = program.course ? { course: new SignalCourse(program.course, h, arena, threads) } : {};
    const own = this.ofSynapses(connectivity);
    this.arrays = {
      ...(hasNeighbours(rowStart, targets) ? { latest: new LatestSpikes(made.to.ranges, targetCount, arena) } : {}),
      targets: arena.copy(targets),
      pre,
      post,
      source,
      ...history,
      ...course,
      ...own,
      frozen: to.values.frozen
    };
    this.forgotten = arena.u32(1);
    (axonal ? spikes : posts).keep(delay);
    spikes.keep(before);
    this.rings = program.onPre.flatMap(({ target }) => (target.kind === 'send' ? [to.ringOf(target)] : []));
    for (const ring of this.rings) ring.reserve(delay);
  }

  addCode(machine: Machine): PhaseFunctions {
    const { arrays, rings, forgotten, rowStart, arena, made } = this;
    const { spikes, to } = made;
    const rows = new RowsOfThreads({ rowStart, targets: arrays.targets }, to.ranges, arena);
    // formulas of inputs look up nothing of a synapse
    const arraysOfFormulas = (): SynapseArrays => new SynapseArrays(nowhere, made.values, arena);
    return addLazyCode(
      this.form,
      { arrays, rows, rings, from: spikes, to: to.log, ranges: to.ranges, forgotten, made, arraysOfFormulas },
      machine,
      `settle ${this.name}`
    );
  }

  bind(exports: Readonly<Record<string, unknown>>): void {
    this.replay = exports[`settle ${this.name}`] as typeof this.replay;
  }

  clear(step: number): void {
    this.tell();
    this.bringCourse(step);
    this.forgotten[0] = step;
    this.arrays.pre.clear(step);
    this.arrays.post.clear(step);
    const kept = new Map([...this.arrays.own].filter(([slot]) => slot !== this.form.program.weight));
    if (kept.size > 0) this.fill(this.connectivity ?? this.connected(), kept, new Map());
  }

  settle(step: number): void {
    this.tell();
    this.arrays.pre.settle(step);
    this.arrays.post.settle(step);
    this.bringCourse(step);
  }

  write(slot: number, values: Float64Array, step: number): void {
    this.settle(step);
    const own = this.arrays.own.get(slot)!;
    const placeOf = this.places();
    eachSynapse(this.connectivity!, (synapse, pre) => {
      own[placeOf(synapse, pre)] = values[synapse]!;
    });
  }

  /** What waits happened before. */
  beforeFreezing(): void {
    this.tell();
  }

  save(): Saved {
    this.tell();
    const { own, pre, post, latest, sent, course } = this.arrays;
    const arrays = kept([
      ...own.values(),
      pre.records,
      pre.before,
      post.records,
      post.before,
      latest?.steps,
      sent,
      this.forgotten
    ]);
    const step = this.made.from.state.clock.step;
    const saved = savedTogether([arrays, ...(course ? [course.save(step)] : [])]);
    return {
      value: saved.value,
      put: values => {
        this.tell();
        saved.put(values);
      }
    };
  }

  throwFault(): void {
    for (const [slot, values] of this.arrays.own) {
      const at = values.findIndex(value => !Number.isFinite(value));
      if (at >= 0) this.throwFaultOf(slot, values[at]!, (_pre, place) => place === at);
    }
    for (const side of ['pre', 'post'] as const) {
      const found = this.arrays[side].notFinite();
      if (found)
        this.throwFaultOf(
          found.slot,
          found.value,
          (pre, _place, post) => (side === 'pre' ? pre : post) === found.neuron
        );
    }
  }

  read(value: SynapseValue, step: number, visit: (synapse: number, value: number) => void): void {
    this.tell();
    const {
      connectivity,
      made: { values }
    } = this;
    const placeOf = this.places();
    const here = { place: 0, pre: 0, post: 0 };
    const evaluate = this.evaluate(value, step, here);
    eachSynapse(connectivity!, (synapse, pre, post) => {
      values.at(pre, post);
      Object.assign(here, { place: placeOf(synapse, pre), pre, post });
      visit(synapse, evaluate(synapse));
    });
  }

  private bringCourse(step: number): void {
    const { course, own } = this.arrays;
    if (course) course.settle(own.get(course.plan.tag)!, own.get(course.plan.moved)!, step);
  }

  private get name(): string {
    return this.made.values.plan.name;
  }

  /** Tells all synapses of the post spikes that wait. */
  private tell(): void {
    for (let thread = 0; this.replay && thread < this.made.to.ranges.threads; thread++)
      if (this.replay(thread, 0)) this.throwFault();
  }

  /** What each synapse has for itself, initial values included. */
  private ofSynapses(connectivity: Connectivity): Pick<LazyArrays, 'own' | 'parameters' | 'sent'> {
    const {
      form: { own, program },
      arena,
      recorded,
      synapses
    } = this;
    const used = usedParameters(program, this.made.values.plan.parameters, recorded);
    const room = (slots: readonly number[]): Map<number, Float64Array> =>
      new Map(slots.map(slot => [slot, arena.f64(synapses)]));
    const made = { own: room(own), parameters: room(used) };
    this.fill(connectivity, made.own, made.parameters);
    const weights = program.weight === undefined ? undefined : made.own.get(program.weight);
    return weights && recorded.some(({ kind }) => kind === 'sent') ? { ...made, sent: arena.copy(weights) } : made;
  }

  /** Initial values of states, and parameters. */
  private fill(
    connectivity: Connectivity,
    states: ReadonlyMap<number, Float64Array>,
    parameters: ReadonlyMap<number, Float64Array>
  ): void {
    const {
      made: { values, progress },
      form: { program }
    } = this;
    const placeOf = this.places();
    const initial = [...states].map(([slot, into]) => {
      const first = program.states[slot]!.initial;
      return { into, first, column: values.element(first) };
    });
    if (!values.differ && initial.every(({ first }) => isNumber(first.value))) {
      if (connectivity.synapses > 0)
        for (const { into, column } of initial) into.fill(column(new Stretch(1).begin(1))[0]!);
      return;
    }
    const given = [...parameters].map(([slot, into]) => ({
      into,
      column: values.column({ kind: 'variable', of: 'parameter', side: 'own', slot })
    }));
    const places = new Uint32Array(span);
    values.stretches(connectivity, progress, stretch => {
      const { length, number, pre } = stretch;
      for (let i = 0; i < length; i++) places[i] = placeOf(number[i]!, pre[i]!);
      for (const { into, column } of [...initial, ...given]) {
        const found = column(stretch);
        for (let i = 0; i < length; i++) into[places[i]!] = found[i]!;
      }
    });
  }

  /** `here`: the synapse that is looked at. */
  private evaluate(
    value: SynapseValue,
    step: number,
    here: { readonly place: number; readonly pre: number; readonly post: number }
  ): Evaluate {
    const {
      arrays: { own, parameters, pre, post, sent, course },
      form: { shared },
      made: {
        values: { reader }
      }
    } = this;
    const stateOf = (slot: number): Evaluate => {
      const values = own.get(slot);
      const place = shared.pre.indexOf(slot);
      if (values) return () => values[here.place]!;
      return place >= 0
        ? () => pre.peek(place, here.pre, step)
        : () => post.peek(shared.post.indexOf(slot), here.post, step);
    };
    switch (value.kind) {
      case 'state':
        return stateOf(value.slot);
      case 'sent':
        return () => sent![here.place]!;
      case 'value':
        return compile(value.value, {
          ...reader,
          variable: v => {
            if (v.of === 'course') return () => course!.at(v.slot, step);
            if (v.side !== 'own' || v.of === 'time' || v.of === 'index') return reader.variable(v);
            return v.of === 'state' ? stateOf(v.slot) : () => parameters.get(v.slot)![here.place]!;
          }
        });
    }
  }

  /** Throws NetworkError that names the first synapse that `isIt`. */
  private throwFaultOf(slot: number, value: number, isIt: (pre: number, place: number, post: number) => boolean): void {
    const { name, source } = this.form.program.states[slot]!;
    const placeOf = this.places();
    eachSynapse(this.connectivity ?? this.connected(), (synapse, pre, post) => {
      if (!isIt(pre, placeOf(synapse, pre), post)) return;
      this.made.values.at(pre, post);
      throw notFinite(name, synapseText(this.made.values, synapse), value, source);
    });
  }
}

/** No synapses. */
const nowhere: Connectivity = { synapses: 0, pre: new Uint16Array(), sources: 0, targets: 0 };

/** What these synapses take, see `networkBytes`. */
export function lazySynapsesBytes(
  { program, own, shared, replays }: LazyProgram,
  plan: ProjectionPlan,
  recorded: readonly SynapseValue[]
): PartBytes {
  const { recipe, parameters, targetBytes = 4, expectedSynapses: synapses } = plan;
  const { sources, targets } = recipe;
  const isSent = program.weight !== undefined && recorded.some(({ kind }) => kind === 'sent');
  const each = targetBytes + 8 * (own.length + usedParameters(program, parameters, recorded).length + (isSent ? 1 : 0));
  return {
    held:
      // the rows as they were made, and those of a thread
      2 * rowStartBytes(sources.size) +
      sharedStatesBytes(program, shared.pre, sources.size) +
      sharedStatesBytes(program, shared.post, targets.size) +
      (replays
        ? historyBytes(targets.size, synapses / targets.size, keptWithSpikes({ program, shared, own }).length)
        : 0) +
      each * synapses +
      latestSpikesBytes(targets.size) +
      courseBytes(program.course) +
      (recorded.length > 0 ? connectivityBytes(recipe, synapses) : 0),
    making: makingRowsBytes(plan, 0)
  };
}

/** Slots of the parameters that events and what is recorded read. */
function usedParameters(
  { onPre, onPost }: LazyProgram['program'],
  parameters: ProjectionPlan['parameters'],
  recorded: readonly SynapseValue[]
): number[] {
  const formulas = [...onPre, ...onPost, ...recorded.filter(value => value.kind === 'value')].map(item => item.value);
  const reads = (slot: number): boolean =>
    formulas.some(formula => mentions(formula, v => v.side === 'own' && v.of === 'parameter' && v.slot === slot));
  return parameters.flatMap(({ slot }) => (slot !== undefined && reads(slot) ? [slot] : []));
}
