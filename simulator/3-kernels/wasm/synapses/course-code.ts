// The course of a signal that all synapses of a projection share, in generated code. Each thread takes the signal in for itself: all of them
// write the same numbers, and none waits for another.
import { numberAt, type ProjectionPlan } from '../../../2-plan/index.js';
import type { SignalCourse } from '../../network/index.js';
import { column, LaneEmitter, Lanes, type Code, type FunctionCode, type I32, type Variable } from '../code/index.js';
import { valueOf } from '../formula/formula-value.js';
import type { Machine } from '../machine.js';
import type { SynapseArrays } from './synapse-arrays.js';
import type { SynapseContext } from './synapse-context.js';
import { SynapseVariables } from './synapse-variables.js';
import { phaseCode } from './walk-code.js';

/** Steps since the last start, at a step. */
export const sinceStart = (f: Code, { begun }: SignalCourse, step: I32, thread: I32): Variable<I32> =>
  f.keep(step.minus(column(begun).at(thread)));

/** The function (step, thread) that takes a step in, at its start. */
export function courseCode(
  course: SignalCourse,
  made: SynapseContext,
  arrays: SynapseArrays,
  machine: Machine
): FunctionCode {
  const { f, step, thread } = phaseCode();
  const at = sinceStart(f, course, step, thread);
  const post = f.local('i32');
  post.set(firstTarget(made.values.plan));
  const time = f.keep(step.toF64().times(made.h));
  const variables = new SynapseVariables(made, { post, synapse: post, time }, arrays, machine);
  const l = new Lanes();
  const signal = valueOf(course.plan.signal, l, variables.read(l));
  const taken = new LaneEmitter(f, false, variables.functionNumber, [signal]).number(signal);
  const [, , integral] = course.columns;
  const before = column(integral).at(f.keep(at.minus(1)));
  column(integral)
    .at(at)
    .set(before.plus(column(course.middle).at(at).times(taken)));
  return f.gives(0);
}

/** Behind what synapses do when it starts anew. */
export const startCourse = ({ begun }: SignalCourse, step: I32, thread: I32): void =>
  column(begun).at(thread).set(step);

const firstTarget = ({ recipe }: ProjectionPlan): number => numberAt(recipe.targets, 0);
