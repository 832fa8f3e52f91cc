// The function that carries states of synapses over a step: those onto the neurons of a thread, one after the other, as a group carries
// its neurons. Nothing of a synapse is written where something goes wrong, so that the oracle can carry it again and say what it was.
import { isOwnState, type Integrated } from '../../../2-plan/index.js';
import type { Kept } from '../../network/index.js';
import {
  column,
  LaneEmitter,
  Lanes,
  pairs,
  type Code,
  type F64,
  type F64x2,
  FunctionCode,
  type I32,
  type Value,
  type Variable
} from '../code/index.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import type { Coefficients } from '../group/coefficients.js';
import { nextStates } from '../group/next-states.js';
import type { Machine } from '../machine.js';
import { inline } from '../math/index.js';
import { addressOf } from '../memory/arena.js';
import type { EventFaults } from './event-faults.js';
import type { NumberedColumns } from './numbered-columns.js';
import type { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';
import type { SynapseNormals } from './synapse-normals.js';
import { integratorFormulas, mentionsPre, SynapseVariables } from './synapse-variables.js';
import { phaseCode } from './walk-code.js';

export interface CarryLayout {
  readonly synapses: Integrated;
  readonly made: SynapseContext;
  /** by slot */
  readonly kept: readonly Kept[];
  readonly columns: NumberedColumns;
  /** presynaptic neurons */
  readonly pre: Uint16Array | Uint32Array;
  readonly coefficients: Coefficients;
  readonly normals: SynapseNormals;
  readonly arrays: SynapseArrays;
  readonly faults: EventFaults;
}

/** The function (step, thread); 1 where a synapse cannot be carried on. Where those of a neuron lie behind each other, two at a time. */
export function carryCode(layout: CarryLayout, machine: Machine): FunctionCode {
  const { synapses, made, columns, pre } = layout;
  const { ranges } = made.to;
  const { f, step, thread } = phaseCode();
  const [neuron, at, end] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const [synapse, first, second] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const asksPre = mentionsPre(integratorFormulas(synapses.integrator));
  const one = machine.module.add(oneCode(layout, machine));
  const carryOne = (behind: number): void => f.returnIf(f.callI32(one, step, thread, neuron, synapse.plus(behind)), 1);
  const here = { pre: first, post: neuron, synapse, step, secondPre: second };
  const two = columns.areNumbers ? new CarryCode(f, layout, machine, here) : undefined;
  f.returnIf(f.callI32(machine.spend, thread, Math.ceil(synapses.size / ranges.threads)), 1);
  two?.prepare();
  two?.find(thread);
  layout.normals.drawShared(f, machine.random, step, thread);
  neuron.set(ranges.first(thread));
  f.count(neuron, ranges.realEnd(f, thread), () => {
    columns.take({ f, neuron, at, end });
    if (two)
      f.while(at.plus(1).isBelow(end), () => {
        synapse.set(at);
        if (asksPre) {
          first.set(column(pre).at(synapse));
          second.set(column(pre).at(synapse, 1));
        }
        two.draw(thread);
        two.runTwo(() => {
          carryOne(0);
          carryOne(1);
        });
        at.set(at.plus(2));
      });
    f.count(at, end, () => {
      columns.find({ at, synapse });
      carryOne(0);
    });
  });
  return f.gives(0);
}

/** The function (step, thread, neuron, synapse); 1 where the synapse cannot be carried on. */
function oneCode(layout: CarryLayout, machine: Machine): FunctionCode {
  const { synapses, pre, faults } = layout;
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32'], 'i32');
  const [step, thread, neuron, synapse] = f.parameters;
  const other = f.local('i32');
  if (mentionsPre(integratorFormulas(synapses.integrator))) other.set(column(pre).at(synapse));
  const code = new CarryCode(f, layout, machine, { pre: other, post: neuron, synapse, step });
  code.find(thread);
  code.runOne(() => {
    faults.note(f, thread, step, neuron, synapse, 'carry');
    f.return(1);
  });
  return f.gives(0);
}

type Here = Readonly<Record<'pre' | 'post' | 'synapse' | 'step', Variable<I32>>> & {
  /** where code is for two synapses */
  readonly secondPre?: Variable<I32>;
};

class CarryCode {
  private readonly l = new Lanes(inline);
  private readonly variables: SynapseVariables;
  private readonly next: readonly { readonly into: Float64Array; readonly value: Value }[];
  private readonly emitter: LaneEmitter;
  private readonly impossible = new ImpossibleValues(this.l);
  private readonly normals: ReturnType<SynapseNormals['in']>;

  constructor(
    private readonly f: Code,
    { synapses, made, kept, coefficients, normals, arrays }: CarryLayout,
    private readonly machine: Machine,
    private readonly here: Here
  ) {
    const { l, impossible } = this;
    const at = here.step.toF64();
    const isWide = here.secondPre !== undefined;
    this.normals = normals.in(f, l, isWide);
    const times = [at.minus(1), at.minus(0.5), at].map(time => f.keep(time.times(made.h)));
    this.variables = new SynapseVariables(made, { ...here, time: times[2]! }, arrays, machine);
    const states = kept.map(({ now }, slot) => this.own(`state ${slot}`, now));
    const own = (v: Parameters<typeof isOwnState>[0]): Value | undefined =>
      isOwnState(v) ? states[v.slot] : undefined;
    const moved = nextStates(
      synapses,
      {
        l,
        states,
        read: this.variables.read(l, own, impossible),
        times: times.map((time, i) => l.leaf(`time ${i}`, () => (isWide ? time.splat() : time))) as [
          Value,
          Value,
          Value
        ],
        free: l.op('eq', l.f64(0), l.f64(0)),
        normal: (stream, shared) => this.normals.value(stream, shared, here),
        entries: (...entry) => coefficients.row(...entry),
        coefficient: (...entry) => {
          const value = coefficients.at(...entry);
          if (value === 0) return undefined;
          return typeof value === 'number' ? l.f64(value) : this.own(`coefficient ${addressOf(value)}`, value);
        }
      },
      made.h
    );
    const { linear, remaining } = synapses.integrator;
    const slots = [...linear.slots, ...remaining.map(({ slot }) => slot)];
    this.next = slots.map(slot => ({ into: kept[slot]!.now, value: moved[slot]! }));
    const roots = [...impossible.roots, ...this.next.map(({ value }) => value)];
    this.emitter = new LaneEmitter(f, isWide, this.variables.functionNumber, roots);
  }

  /** Before the loop over synapses. */
  prepare(): void {
    this.emitter.hoistConstants();
  }

  /** Before the loop, or the one synapse: where the numbers lie that all synapses share. */
  find(thread: I32): void {
    this.normals.find(thread);
  }

  /** Before two synapses are carried. */
  draw(thread: I32): void {
    this.normals.draw(this.machine.random, this.here, thread);
  }

  /** For the synapse that `here` tells. `wrong` leaves the function. */
  runOne(wrong: () => void): void {
    const { f, emitter, impossible, next, here } = this;
    impossible.check(f, emitter, wrong);
    const values = next.map(({ value }) => f.keep(emitter.number(value)));
    const [first, ...others] = values.map((value): F64 => value.times(0));
    const unsound = f.keep(others.reduce((sum, other) => sum.plus(other), first!));
    f.if(unsound.differs(unsound), wrong);
    next.forEach(({ into }, i) => column(into).at(here.synapse).set(values[i]!));
  }

  /** For the two that `here` tells. Where one of them cannot be carried on, nothing is written, and `wrong` done. */
  runTwo(wrong: () => void): void {
    const { f, emitter, impossible, next, here } = this;
    const values = next.map(({ value }) => f.keep(emitter.lanes(value)));
    const [first, ...others] = values.map((value): F64x2 => value.times(0));
    const unsound = f.keep(others.reduce((sum, other) => sum.plus(other), first!));
    const isUnsound = impossible.roots.reduce(
      (sum, root) => sum.plus(emitter.mask(root).any()),
      unsound.differs(unsound).any()
    );
    f.if(isUnsound, wrong, () => next.forEach(({ into }, i) => pairs(into).at(here.synapse).set(values[i]!)));
  }

  private own(key: string, values: Float64Array): Value {
    return this.l.leaf(key, () => this.variables.ownOrPair(values));
  }
}
