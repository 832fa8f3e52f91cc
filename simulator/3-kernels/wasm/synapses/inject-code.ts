// The function of synapses that act all the time: what they add to the inputs of a thread's neurons, from the states at the end of a step.
import type { Transmission } from '../../../2-plan/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { valueOf } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type Value } from '../lanes/index.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { NumberedColumns } from './numbered-columns.js';
import type { SynapseArrays } from './synapse-arrays.js';
import { mentionsPre, SynapseVariables } from './synapse-variables.js';
import { leaveIf, phaseCode, pushNumber } from './walk-code.js';
import type { SynapseContext } from './synapse-context.js';

export interface InjectLayout {
  readonly injects: Extract<Transmission, { kind: 'continuous' }>['injects'];
  readonly made: SynapseContext;
  readonly columns: NumberedColumns;
  /** presynaptic neurons */
  readonly pre: Uint16Array | Uint32Array;
  /** what inputs are without such synapses, by number of the input, where these synapses are the first and nothing else sets the input */
  readonly rest: ReadonlyMap<number, Float64Array>;
  readonly arrays: SynapseArrays;
}

/** The function (step, thread); 1 where an entry is asked for that a list does not have. */
export function injectCode(
  { injects, made, columns, pre, rest, arrays }: InjectLayout,
  machine: Machine
): FunctionBuilder {
  const { b, step, thread } = phaseCode();
  const [neuron, last, at, end] = [0, 1, 2, 3].map(() => b.local('i32')) as [Local, Local, Local, Local];
  const synapse = b.local('i32');
  const other = b.local('i32');
  const time = b.local('f64');
  const variables = new SynapseVariables(b, made, { pre: other, post: neuron, synapse, time }, arrays, machine);
  const l = new Lanes();
  let outside: Value | undefined;
  const read = variables.read(l, undefined, mask => (outside = outside ? l.op('or', outside, mask) : mask));
  const values = injects.map(({ value }) => valueOf(value, l, read));
  const checks = outside ? [outside] : [];
  const emitter = new LaneEmitter(b, false, variables.functionNumber, [...checks, ...values]);
  const {
    values: { inputs },
    ranges
  } = made.to;
  const sums = new Map(injects.map(({ input }) => [input, b.local('f64')]));
  const asksPre = mentionsPre(injects.map(({ value }) => value));
  const atNeuron = (): FunctionBuilder => b.get(neuron).i32(3).op('i32.shl');
  b.get(step).op('f64.convert_i32_u').f64(made.h).op('f64.mul').set(time);
  emitter.hoistConstants();
  ranges.pushFrom(b, thread).set(neuron);
  ranges.pushTo(b, thread).tee(last).i32(ranges.size).get(last).i32(ranges.size).op('i32.lt_u', 'select').set(last);
  b.count(
    neuron,
    () => b.get(last),
    () => {
      for (const [input, sum] of sums)
        atNeuron()
          .memory('f64.load', addressOf(rest.get(input) ?? inputs[input]!))
          .set(sum);
      columns.take({ b, neuron, at, end });
      b.count(
        at,
        () => b.get(end),
        () => {
          columns.find({ b, at, synapse });
          if (asksPre) pushNumber(b, pre, synapse).set(other);
          for (const check of checks) {
            emitter.push(check);
            leaveIf(b);
          }
          injects.forEach(({ input }, i) => {
            b.get(sums.get(input)!);
            emitter.push(values[i]!);
            b.op('f64.add').set(sums.get(input)!);
          });
        }
      );
      for (const [input, sum] of sums) atNeuron().get(sum).memory('f64.store', addressOf(inputs[input]!));
    }
  );
  return b.i32(0);
}
