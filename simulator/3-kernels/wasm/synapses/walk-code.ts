// A function that goes through the synapses of one neuron, and what such functions are made of.
import { FunctionBuilder, type Local } from '../encode/index.js';
import { addressOf } from '../memory/arena.js';

/** It is told (neuron, step, thread, delay in steps, order of the event in the step), and gives not 0 where something went wrong. */
export interface WalkCode {
  readonly b: FunctionBuilder;
  readonly neuron: Local;
  readonly step: Local;
  readonly thread: Local;
  readonly delay: Local;
  readonly order: Local;
  /** the place it has come to, and the one behind the last */
  readonly at: Local;
  readonly end: Local;
  /** number of the synapse, and the neuron on its other side */
  readonly synapse: Local;
  readonly other: Local;
}

export function walkCode(): WalkCode {
  const b = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32'], ['i32']);
  const [neuron, step, thread, delay, order] = b.parameters as [Local, Local, Local, Local, Local];
  const [at, end, synapse, other] = [0, 1, 2, 3].map(() => b.local('i32')) as [Local, Local, Local, Local];
  return { b, neuron, step, thread, delay, order, at, end, synapse, other };
}

/** The function of a phase: (step, thread). `order`: of the event under way. */
export function phaseCode(): {
  readonly b: FunctionBuilder;
  readonly step: Local;
  readonly thread: Local;
  readonly order: Local;
} {
  const b = new FunctionBuilder(['i32', 'i32'], ['i32']);
  const [step, thread] = b.parameters as [Local, Local];
  return { b, step, thread, order: b.local('i32') };
}

/** Puts entry `at` onto the stack. */
export function pushNumber(b: FunctionBuilder, values: Uint16Array | Uint32Array, at: Local): FunctionBuilder {
  const narrow = values.BYTES_PER_ELEMENT === 2;
  return b
    .get(at)
    .i32(narrow ? 1 : 2)
    .op('i32.shl')
    .memory(narrow ? 'i32.load16_u' : 'i32.load', addressOf(values));
}

/** Ends the function with 1 where the value on the stack is not 0. */
export const leaveIf = (b: FunctionBuilder): FunctionBuilder => b.if(() => b.i32(1).op('return'));

/** Tells the synapses of one neuron; `counted` is the order of the next. */
export function told(b: FunctionBuilder, hear: number, values: readonly Local[], counted?: Local): void {
  for (const local of values) b.get(local);
  leaveIf(b.call(hear));
  if (counted) b.get(counted).i32(1).op('i32.add').set(counted);
}
