// The function of synapses that act all the time: what they add to the inputs of a thread's neurons, from the states at the end of a step.
import { isOwnState, type Inject, type Variable } from '../../../2-plan/index.js';
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
  type Value
} from '../code/index.js';
import { valueOf } from '../formula/formula-value.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import type { Machine } from '../machine.js';
import type { NumberedColumns } from './numbered-columns.js';
import type { SynapseArrays } from './synapse-arrays.js';
import { mentionsPre, SynapseVariables } from './synapse-variables.js';
import { phaseCode } from './walk-code.js';

export interface InjectLayout {
  readonly injects: readonly Inject[];
  readonly made: SynapseContext;
  /** of the synapses, by slot, each step up to date */
  readonly states: readonly Kept[];
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
export function injectCode(
  { injects, made, states, columns, pre, rest, arrays, past }: InjectLayout,
  machine: Machine
): FunctionCode {
  const { f, step, thread } = phaseCode();
  const [at, end, synapse, other] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')];
  const neuron = f.local('i32');
  const time = f.keep(step.toF64().times(made.h));
  const earlier = past && earlierStates(f, past, step, synapse, other);
  const here = { pre: other, post: neuron, synapse, time, ...(earlier ? { earlier: earlier.state } : {}) };
  const variables = new SynapseVariables(made, here, arrays, machine);
  const l = new Lanes();
  const impossible = new ImpossibleValues(l);
  const own = (v: Variable): Value | undefined =>
    isOwnState(v) ? l.leaf(`state ${v.slot}`, () => variables.own(states[v.slot]!.now)) : undefined;
  const read = variables.read(l, own, impossible);
  const values = injects.map(({ value }) => valueOf(value, l, read));
  const emitter = new LaneEmitter(f, false, variables.functionNumber, [...impossible.roots, ...values]);
  const {
    values: { inputs },
    ranges
  } = made.to;
  const sums = new Map(injects.map(({ input }) => [input, f.local('f64')]));
  const asksPre = mentionsPre(injects.map(({ value }) => value));
  emitter.hoistConstants();
  if (past) notePast(f, past, made, step, thread);
  neuron.set(ranges.first(thread));
  f.count(neuron, ranges.realEnd(f, thread), () => {
    for (const [input, sum] of sums) sum.set(column(rest.get(input) ?? inputs[input]!).at(neuron));
    columns.take({ f, neuron, at, end });
    f.count(at, end, () => {
      columns.find({ at, synapse });
      if (asksPre) other.set(column(pre).at(synapse));
      earlier?.find();
      impossible.check(f, emitter, () => f.return(1));
      injects.forEach(({ input }, i) => sums.get(input)!.set(sums.get(input)!.plus(emitter.number(values[i]!))));
    });
    for (const [input, sum] of sums) column(inputs[input]!).at(neuron).set(sum);
  });
  return f.gives(0);
}

/** Keeps the states of a thread's neurons at the end of the step. */
function notePast(f: Code, { values, rows, size }: Past, { from }: SynapseContext, step: I32, thread: I32): void {
  const row = f.keep(step.and(rows - 1).times(size));
  f.each(from.ranges.first(thread), from.ranges.realEnd(f, thread), neuron => {
    for (const [slot, past] of values)
      column(past).at(row.plus(neuron)).set(column(from.values.states[slot]!).at(neuron));
  });
}

/** States of the presynaptic neuron the delay of the synapse ago: `find` goes to the synapse. */
function earlierStates(
  f: Code,
  { values, rows, size, delays }: Past,
  step: I32,
  synapse: I32,
  pre: I32
): { readonly find: () => void; readonly state: (slot: number) => F64 | undefined } {
  const at = f.local('i32');
  const first = (delay: I32 | number): I32 =>
    step
      .minus(delay)
      .and(rows - 1)
      .times(size);
  const row = typeof delays === 'number' ? f.keep(first(delays)) : undefined;
  return {
    find: () => at.set((row ?? first(column(delays as Uint32Array).at(synapse))).plus(pre)),
    state: slot => {
      const past = values.get(slot);
      return past && column(past).at(at);
    }
  };
}
