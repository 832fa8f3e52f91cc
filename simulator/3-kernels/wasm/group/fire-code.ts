// What a neuron does when it fires: as functions of the module, called for one neuron.
import type { Formula, GroupPlan } from '../../../2-plan/index.js';
import { column, Cursor, FunctionCode } from '../code/index.js';
import type { Machine } from '../machine.js';
import { outcomeOf } from '../program/assignments.js';
import { anyNotFinite } from '../program/finite.js';
import type { GroupArrays } from './group-arrays.js';
import { NeuronReader } from './neuron-reader.js';
import { stepsAbove } from './steps-code.js';

/** Numbers of functions of the module. */
export interface FireFunctions {
  /**
   * (8 times the number of the neuron, step, where the number goes, how often it fired in the step before): what `on spike` says, and the refractory time where that is known
   * before the run; no number where a state is not finite any more, else 0
   */
  readonly fire: number;
  /** (8 times the number of the neuron, step): the refractory time, after the last spike of a neuron; 1 where that cannot be. Absent where `fire` does it. */
  readonly hold?: number;
}

/** `h` in ms. */
export function addFireCode(machine: Machine, group: GroupPlan, arrays: GroupArrays, h: number): FireFunctions {
  const { refractory } = group;
  const fire = machine.module.add(fireCode(machine, group, arrays, h));
  if (!refractory || arrays.refractory !== undefined) return { fire };
  return { fire, hold: machine.module.add(holdCode(machine, group, arrays, h, refractory.duration)) };
}

/** Nothing is assigned where something goes wrong, so that the reference can do the same again and say what it was. */
function fireCode(machine: Machine, group: GroupPlan, arrays: GroupArrays, h: number): FunctionCode {
  const { refractory, heldUntil, log } = arrays;
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32'], 'f64');
  const [bytes, step, out, occasion] = f.parameters;
  const at = new Cursor(bytes);
  const failed = (): void => f.return(f.f64(NaN));
  const reader = new NeuronReader(machine, group, arrays, h, { f, at, step, occasion });
  log.write(out, at.number);
  const { states, assigned } = outcomeOf(group.onSpike, {
    l: reader.l,
    state: slot => reader.array(`state ${slot}`, arrays.states[slot]!),
    read: own => reader.read(own)
  });
  const emitter = reader.emitter([...assigned.map(({ value }) => value), ...states.values()], failed);
  const numbers = assigned.map(({ value }) => emitter.number(value));
  if (numbers.length > 0) f.if(anyNotFinite(f, numbers), failed);
  for (const [slot, value] of states) column(arrays.states[slot]!).at(at).set(emitter.number(value));
  if (refractory !== undefined) {
    const steps = typeof refractory === 'number' ? refractory : column(refractory).at(at);
    column(heldUntil).at(at).set(step.toF64().plus(steps));
  }
  return f.gives(f.f64(0));
}

function holdCode(machine: Machine, group: GroupPlan, arrays: GroupArrays, h: number, duration: Formula): FunctionCode {
  const f = new FunctionCode(['i32', 'i32'], 'i32');
  const [bytes, step] = f.parameters;
  const at = new Cursor(bytes);
  const time = f.local('f64');
  const failed = (): void => f.return(1);
  const reader = new NeuronReader(machine, group, arrays, h, { f, at, step });
  const isPossible = time.assigned(reader.evaluated(duration, failed)).isAtLeast(0).and(time.isBelow(Infinity));
  f.if(isPossible.not(), failed);
  column(arrays.heldUntil)
    .at(at)
    .set(step.toF64().plus(stepsAbove(f, time, h)));
  return f.gives(0);
}
