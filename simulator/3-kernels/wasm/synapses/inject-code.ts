// The function of synapses that act all the time: what they add to the inputs of a thread's neurons, from the states at the end of a step.
// What synapses of a neuron have in common is worked out once for all of them; sums are in canonical order, one synapse after the other.
import { isOwnState, type Inject, type SharedTraces, type Variable as PlanVariable } from '../../../2-plan/index.js';
import type { Connectivity } from '../../connect/index.js';
import type { Kept } from '../../network/index.js';
import type { SynapseContext } from './synapse-context.js';
import {
  column,
  LaneEmitter,
  Lanes,
  type Code,
  type F64,
  type FunctionCode,
  type I32,
  type Value,
  type Variable
} from '../code/index.js';
import { valueOf } from '../formula/formula-value.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import type { Machine } from '../machine.js';
import { inline } from '../math/index.js';
import type { Arena } from '../memory/arena.js';
import { Dependences, dependenceOf, type CommonParts } from './dependences.js';
import type { NumberedColumns } from './numbered-columns.js';
import { sourceValuesOf, type SourceValues } from './source-values.js';
import type { SynapseArrays } from './synapse-arrays.js';
import { keepsOfPre, mentionsPre, SynapseVariables, type Here } from './synapse-variables.js';
import { phaseCode } from './walk-code.js';

export interface InjectLayout {
  readonly injects: readonly Inject[];
  readonly made: SynapseContext;
  readonly connectivity: Connectivity;
  /** of the synapses, by slot, each step up to date */
  readonly states: readonly Kept[];
  readonly traces: SharedTraces | undefined;
  readonly columns: NumberedColumns;
  /** presynaptic neurons */
  readonly pre: Uint16Array | Uint32Array;
  /** what inputs are without such synapses, by number of the input, where these synapses are the first and nothing else sets the input */
  readonly rest: ReadonlyMap<number, Float64Array>;
  readonly arrays: SynapseArrays;
  readonly past?: Past;
}

/** See PastStates: the states at the end of step s are those from (s modulo rows) · size on; delays in steps, of all or by synapse. */
export interface Past {
  readonly values: ReadonlyMap<number, Float64Array>;
  readonly rows: number;
  readonly size: number;
  readonly delays: number | Uint32Array;
}

/** The function (step, thread); 1 where an entry is asked for that a list does not have. */
export const injectCode = (layout: InjectLayout, machine: Machine, arena: Arena): FunctionCode =>
  new InjectCode(layout, machine, arena).added();

class InjectCode {
  private readonly phase = phaseCode();
  private readonly f = this.phase.f;
  private readonly neuron = this.f.local('i32');
  private readonly at = this.f.local('i32');
  private readonly end = this.f.local('i32');
  private readonly synapse = this.f.local('i32');
  private readonly first = this.f.local('i32');
  private readonly second = this.f.local('i32');
  private readonly time: Variable<F64>;
  private readonly sums: ReadonlyMap<number, Variable<F64>>;
  /** of one synapse, as all values of this function have them */
  private readonly values: Injected;
  private readonly sources: SourceValues | undefined;

  constructor(
    private readonly layout: InjectLayout,
    private readonly machine: Machine,
    arena: Arena
  ) {
    const { f } = this;
    const { injects, made, past, connectivity } = layout;
    const { step, thread } = this.phase;
    this.time = f.keep(step.toF64().times(made.h));
    if (past) notePast(f, past, made, step, thread);
    this.sums = new Map(injects.map(({ input }) => [input, f.local('f64')]));
    this.values = this.injected(false);
    this.sources = sourceValuesOf([], this.values.parts.pre, connectivity, made.to.ranges.threads, arena);
  }

  added(): FunctionCode {
    const { f, layout, values, sources, neuron, at, end, sums, synapse } = this;
    const { columns, made, rest } = layout;
    const {
      values: { inputs },
      ranges
    } = made.to;
    const { thread } = this.phase;
    sources?.fill(f, { thread, pre: this.first, synapse }, values.emitter(sources.values));
    const one = this.inLoop(values);
    const two = columns.areNumbers ? this.inLoop(this.injected(true)) : undefined;
    for (const loop of [one, two]) loop?.prepare();
    neuron.set(ranges.first(thread));
    f.count(neuron, ranges.realEnd(f, thread), () => {
      for (const [input, sum] of sums) sum.set(column(rest.get(input) ?? inputs[input]!).at(neuron));
      columns.take({ f, neuron, at, end });
      if (two) this.twoByTwo(two);
      f.if(at.isBelow(end), () => {
        columns.find({ at, synapse });
        one.begin();
        f.count(at, end, () => {
          columns.find({ at, synapse });
          this.findPre(this.first, 0);
          one.run();
        });
      });
      for (const [input, sum] of sums) column(inputs[input]!).at(neuron).set(sum);
    });
    return f.gives(0);
  }

  private twoByTwo(two: InjectedInLoop): void {
    const { f, at, end, synapse } = this;
    f.if(at.plus(1).isBelow(end), () => {
      synapse.set(at);
      two.begin();
      f.while(at.plus(1).isBelow(end), () => {
        synapse.set(at);
        this.findPre(this.first, 0);
        this.findPre(this.second, 1);
        two.run();
        at.set(at.plus(2));
      });
    });
  }

  private findPre(into: Variable<I32>, behind: number): void {
    const { pre, injects, states } = this.layout;
    if (mentionsPre(injects.map(({ value }) => value)) || keepsOfPre(states))
      into.set(column(pre).at(this.synapse, behind));
  }

  private injected(isWide: boolean): Injected {
    const { layout, machine, first, second, neuron, synapse, time } = this;
    const { step, thread } = this.phase;
    const here = { pre: first, post: neuron, synapse, time, step, thread, ...(isWide ? { secondPre: second } : {}) };
    return new Injected(this.f, layout, machine, here);
  }

  private inLoop(values: Injected): InjectedInLoop {
    const { f, layout, sources, sums } = this;
    const adds = layout.injects.map(({ input }) => sums.get(input)!);
    return new InjectedInLoop(f, values, adds, sources);
  }
}

type InjectedHere = Here & Readonly<Record<'pre' | 'step' | 'thread', Variable<I32>>>;

/** What is injected, as values. */
class Injected {
  readonly impossible: ImpossibleValues;
  /** in the order of what is injected */
  readonly values: readonly Value[];
  readonly parts: CommonParts;
  private readonly variables: SynapseVariables;

  constructor(
    private readonly f: Code,
    { injects, made, states, arrays, traces, past }: InjectLayout,
    machine: Machine,
    readonly here: InjectedHere
  ) {
    const l = new Lanes(inline);
    const dependences = new Dependences();
    const impossible = (this.impossible = new ImpossibleValues(l));
    const earlier = past && new EarlierStates(f, past, here);
    this.variables = new SynapseVariables(made, earlier ? { ...here, earlier: earlier.state } : here, arrays, machine);
    const { variables } = this;
    const own = (v: PlanVariable): Value | undefined =>
      isOwnState(v)
        ? dependences.note(
            l.leaf(`state ${v.slot}`, () => variables.keptOrPair(states[v.slot]!)),
            states[v.slot]!.shared ?? 'synapse'
          )
        : undefined;
    const known = variables.read(l, own, impossible);
    const dependenceIn = (v: PlanVariable): ReturnType<typeof dependenceOf> =>
      past && earlier?.isOfSynapse && v.side === 'pre' && past.values.has(v.slot) && v.of === 'state'
        ? 'synapse'
        : dependenceOf(v, traces);
    const read = Object.assign(
      (v: PlanVariable): Value => (isOwnState(v) ? known(v) : dependences.note(known(v), dependenceIn(v))),
      known
    );
    this.values = injects.map(({ value }) => valueOf(value, l, read));
    this.parts = dependences.parts(this.roots);
  }

  get roots(): readonly Value[] {
    return [...this.impossible.roots, ...this.values];
  }

  emitter(roots: readonly Value[], sources?: SourceValues): LaneEmitter {
    const { f, here, variables } = this;
    const isWide = here.secondPre !== undefined;
    return new LaneEmitter(f, isWide, variables.functionNumber, roots, sources?.given([], this.parts.pre, here));
  }
}

/** The same within the loop over the synapses onto a neuron, of one or two at a time. */
class InjectedInLoop {
  private readonly emitter: LaneEmitter;

  /** `sums`: what each value is added to. */
  constructor(
    private readonly f: Code,
    private readonly injected: Injected,
    private readonly sums: readonly Variable<F64>[],
    sources: SourceValues | undefined
  ) {
    this.emitter = injected.emitter(injected.roots, sources);
  }

  /** Before all loops. */
  prepare(): void {
    const { emitter, injected } = this;
    emitter.hoistConstants();
    emitter.hoist(injected.parts.nothing);
  }

  /** Before the loop over the synapses onto a neuron, at the first of them. */
  begin(): void {
    this.emitter.hoist(this.injected.parts.post);
  }

  run(): void {
    const { f, emitter, sums } = this;
    const { here, impossible, values } = this.injected;
    if (!here.secondPre) {
      impossible.check(f, emitter, () => f.return(1));
      return values.forEach((value, i) => sums[i]!.set(sums[i]!.plus(emitter.number(value))));
    }
    for (const root of impossible.roots) f.returnIf(emitter.mask(root).any(), 1);
    const both = values.map(value => f.keep(emitter.lanes(value)));
    for (const lane of [0, 1] as const) both.forEach((value, i) => sums[i]!.set(sums[i]!.plus(value.lane(lane))));
  }
}

/** Keeps the states of a thread's neurons at the end of the step. */
function notePast(f: Code, { values, rows, size }: Past, { from }: SynapseContext, step: I32, thread: I32): void {
  const row = f.keep(step.and(rows - 1).times(size));
  f.each(from.ranges.first(thread), from.ranges.realEnd(f, thread), neuron => {
    for (const [slot, past] of values)
      column(past).at(row.plus(neuron)).set(column(from.values.states[slot]!).at(neuron));
  });
}

/** States of the presynaptic neuron the delay of the synapse ago. */
class EarlierStates {
  /** of all synapses, where they look back equally far */
  private readonly row?: Variable<I32>;

  constructor(
    f: Code,
    private readonly past: Past,
    private readonly here: InjectedHere
  ) {
    if (typeof past.delays === 'number') this.row = f.keep(this.first(past.delays));
  }

  /** Whether delays differ. */
  get isOfSynapse(): boolean {
    return this.row === undefined;
  }

  /** Of the neuron `pre`, or that of the synapse behind this one. */
  readonly state = (slot: number, pre: I32, behind: number): F64 | undefined => {
    const { past, here, row } = this;
    const values = past.values.get(slot);
    if (!values) return undefined;
    const begin = row ?? this.first(column(past.delays as Uint32Array).at(here.synapse, behind));
    return column(values).at(begin.plus(pre));
  };

  private first(delay: I32 | number): I32 {
    const { rows, size } = this.past;
    return this.here.step
      .minus(delay)
      .and(rows - 1)
      .times(size);
  }
}
