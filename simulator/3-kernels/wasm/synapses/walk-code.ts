// A function that goes through the synapses of one neuron, and what such functions are made of.
import { FunctionCode, type I32, type Variable } from '../code/index.js';

/** It is told (neuron, step, thread, delay in steps, order of the event in the step), and gives not 0 where something went wrong. */
export interface WalkCode {
  readonly f: FunctionCode;
  readonly neuron: Variable<I32>;
  readonly step: Variable<I32>;
  readonly thread: Variable<I32>;
  readonly delay: Variable<I32>;
  readonly order: Variable<I32>;
  /** the place it has come to, and the one behind the last */
  readonly at: Variable<I32>;
  readonly end: Variable<I32>;
  /** number of the synapse, and the neuron on its other side */
  readonly synapse: Variable<I32>;
  readonly other: Variable<I32>;
}

export function walkCode(): WalkCode {
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32', 'i32'], 'i32');
  const [neuron, step, thread, delay, order] = f.parameters;
  const [at, end, synapse, other] = [f.local('i32'), f.local('i32'), f.local('i32'), f.local('i32')];
  return { f, neuron, step, thread, delay, order, at, end, synapse, other };
}

/** The function of a phase: (step, thread). `order`: of the event under way. */
export function phaseCode(): {
  readonly f: FunctionCode;
  readonly step: Variable<I32>;
  readonly thread: Variable<I32>;
  readonly order: Variable<I32>;
} {
  const f = new FunctionCode(['i32', 'i32'], 'i32');
  const [step, thread] = f.parameters;
  return { f, step, thread, order: f.local('i32') };
}

/** Tells the synapses of one neuron; `counted` is the order of the next. */
export function tell(f: FunctionCode, hear: number, values: readonly Variable<I32>[], counted?: Variable<I32>): void {
  f.returnIf(f.callI32(hear, ...values), 1);
  counted?.set(counted.plus(1));
}
