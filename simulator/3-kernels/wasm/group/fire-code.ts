// What a neuron does when it fires: as functions of the module, called for one neuron.
import type { Assignment, Formula, GroupPlan } from '../../../2-plan/index.js';
import { column, Cursor, FunctionCode, type F64, type Variable } from '../code/index.js';
import { arithmetic } from '../formula/formula-value.js';
import type { Machine } from '../machine.js';
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
  const fire = machine.module.add(new FireCode(machine, group, arrays, h).build());
  if (!refractory || arrays.refractory !== undefined) return { fire };
  return { fire, hold: machine.module.add(holdCode(machine, group, arrays, h, refractory.duration)) };
}

class FireCode {
  private readonly f = new FunctionCode(['i32', 'i32', 'i32', 'i32'], 'f64');
  private readonly locals = new Map<number, Variable<F64>>();

  constructor(
    private readonly machine: Machine,
    private readonly group: GroupPlan,
    private readonly arrays: GroupArrays,
    private readonly h: number
  ) {}

  build(): FunctionCode {
    const {
      f,
      group,
      arrays: { refractory, heldUntil, log }
    } = this;
    const [bytes, step, out] = f.parameters;
    const at = new Cursor(bytes);
    log.write(out, at.number);
    for (const assignment of group.onSpike) this.assign(assignment);
    if (refractory !== undefined) {
      const steps = typeof refractory === 'number' ? refractory : column(refractory).at(at);
      column(heldUntil).at(at).set(step.toF64().plus(steps));
    }
    return f.gives(f.f64(0));
  }

  private assign({ target, operator, value }: Assignment): void {
    const { f, locals, arrays, group } = this;
    const [bytes, step, , occasion] = f.parameters;
    const at = new Cursor(bytes);
    const failed = (): void => f.return(f.f64(NaN));
    const reader = new NeuronReader(this.machine, group, arrays, this.h, { f, at, step, locals, occasion });
    const right = reader.value(value);
    const state = target.kind === 'state' ? arrays.states[target.slot]! : undefined;
    const result =
      operator && state ? arithmetic(operator, reader.array(`state ${target.slot}`, state), right, reader.l)! : right;
    const number = reader.number(result, failed);
    if (!state) return this.localOf(target.slot).set(number);
    const kept = f.keep(number);
    column(state).at(at).set(kept);
    f.if(kept.times(0).differs(0), failed);
  }

  private localOf(slot: number): Variable<F64> {
    const known = this.locals.get(slot) ?? this.f.local('f64');
    this.locals.set(slot, known);
    return known;
  }
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
