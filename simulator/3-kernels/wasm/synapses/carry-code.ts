// The function that carries states of synapses over a step: those onto the neurons of a thread, one after the other, as a group carries
// its neurons. Nothing of a synapse is written where something goes wrong, so that the oracle can carry it again and say what it was.
import { isOwnState, type Integrated } from '../../../2-plan/index.js';
import type { Kept } from '../../network/index.js';
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
  readonly arrays: SynapseArrays;
  readonly faults: EventFaults;
}

/** The function (step, thread); 1 where a synapse cannot be carried on. */
export function carryCode(layout: CarryLayout, machine: Machine): FunctionCode {
  const { synapses, made, columns, pre, faults } = layout;
  const { ranges } = made.to;
  const { f, step, thread } = phaseCode();
  const [neuron, at, end] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const [synapse, other] = [f.local('i32'), f.local('i32')];
  const asksPre = mentionsPre(integratorFormulas(synapses.integrator));
  const code = new CarryCode(f, layout, machine, { pre: other, post: neuron, synapse, step });
  f.returnIf(f.callI32(machine.spend, thread, Math.ceil(synapses.size / ranges.threads)), 1);
  code.prepare();
  neuron.set(ranges.first(thread));
  f.count(neuron, ranges.realEnd(f, thread), () => {
    columns.take({ f, neuron, at, end });
    f.count(at, end, () => {
      columns.find({ at, synapse });
      if (asksPre) other.set(column(pre).at(synapse));
      code.run(() => {
        faults.note(f, thread, step, neuron, synapse, 'carry');
        f.return(1);
      });
    });
  });
  return f.gives(0);
}

type Here = Readonly<Record<'pre' | 'post' | 'synapse' | 'step', Variable<I32>>>;

class CarryCode {
  private readonly l = new Lanes(inline);
  private readonly variables: SynapseVariables;
  private readonly next: readonly { readonly into: Float64Array; readonly value: Value }[];
  private readonly emitter: LaneEmitter;
  private readonly impossible = new ImpossibleValues(this.l);

  constructor(
    private readonly f: Code,
    { synapses, made, kept, coefficients, arrays }: CarryLayout,
    machine: Machine,
    private readonly here: Here
  ) {
    const { l, impossible } = this;
    const at = here.step.toF64();
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
        times: times.map((time, i) => l.leaf(`time ${i}`, () => time)) as [Value, Value, Value],
        free: l.op('eq', l.f64(0), l.f64(0)),
        normal: () => {
          throw new Error(`A synapse of ${synapses.name} has no noise.`);
        },
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
    this.emitter = new LaneEmitter(f, false, this.variables.functionNumber, roots);
  }

  /** Before the loop over synapses. */
  prepare(): void {
    this.emitter.hoistConstants();
  }

  /** For the synapse that `here` tells. `wrong` leaves the function. */
  run(wrong: () => void): void {
    const { f, emitter, impossible, next, here } = this;
    impossible.check(f, emitter, wrong);
    const values = next.map(({ value }) => f.keep(emitter.number(value)));
    const [first, ...others] = values.map((value): F64 => value.times(0));
    const unsound = f.keep(others.reduce((sum, other) => sum.plus(other), first!));
    f.if(unsound.differs(unsound), wrong);
    next.forEach(({ into }, i) => column(into).at(here.synapse).set(values[i]!));
  }

  private own(key: string, values: Float64Array): Value {
    return this.l.leaf(key, () => this.variables.own(values));
  }
}
