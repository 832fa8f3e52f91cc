// The function of synapses that act all the time: what they add to the inputs of a thread's neurons, from the states at the end of a step.
import { isOwnState, type Inject, type Variable } from '../../../2-plan/index.js';
import type { Kept } from '../../network/index.js';
import type { SynapseContext } from './synapse-context.js';
import { column, LaneEmitter, Lanes, type FunctionCode, type Value } from '../code/index.js';
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
}

/** The function (step, thread); 1 where an entry is asked for that a list does not have. */
export function injectCode(
  { injects, made, states, columns, pre, rest, arrays }: InjectLayout,
  machine: Machine
): FunctionCode {
  const { f, step, thread } = phaseCode();
  const [at, end, synapse, other] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')];
  const neuron = f.local('i32');
  const time = f.keep(step.toF64().times(made.h));
  const variables = new SynapseVariables(made, { pre: other, post: neuron, synapse, time }, arrays, machine);
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
  neuron.set(ranges.first(thread));
  f.count(neuron, ranges.realEnd(f, thread), () => {
    for (const [input, sum] of sums) sum.set(column(rest.get(input) ?? inputs[input]!).at(neuron));
    columns.take({ f, neuron, at, end });
    f.count(at, end, () => {
      columns.find({ at, synapse });
      if (asksPre) other.set(column(pre).at(synapse));
      impossible.check(f, emitter, () => f.return(1));
      injects.forEach(({ input }, i) => sums.get(input)!.set(sums.get(input)!.plus(emitter.number(values[i]!))));
    });
    for (const [input, sum] of sums) column(inputs[input]!).at(neuron).set(sum);
  });
  return f.gives(0);
}
