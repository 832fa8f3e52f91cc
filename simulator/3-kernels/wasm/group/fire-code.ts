// What a neuron does when it fires: as functions of the module, called for one neuron.
import type { Assignment, Formula, GroupPlan } from '../../../2-plan/index.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import { arithmetic } from '../formula/formula-value.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { GroupArrays } from './group-arrays.js';
import { NeuronReader, type NeuronCursor } from './neuron-reader.js';
import { pushStepsAbove } from './steps-code.js';

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
  private readonly b = new FunctionBuilder(['i32', 'i32', 'i32', 'i32'], ['f64']);
  private readonly locals = new Map<number, Local>();

  constructor(
    private readonly machine: Machine,
    private readonly group: GroupPlan,
    private readonly arrays: GroupArrays,
    private readonly h: number
  ) {}

  build(): FunctionBuilder {
    const {
      b,
      group,
      arrays: { refractory, heldUntil }
    } = this;
    const [at, step, out] = b.parameters as [Local, Local, Local];
    b.get(out).get(at).i32(3).op('i32.shr_u').memory('i32.store');
    for (const assignment of group.onSpike) this.assign(assignment);
    if (refractory !== undefined) {
      b.get(at).get(step).op('f64.convert_i32_u');
      if (typeof refractory === 'number') b.f64(refractory);
      else b.get(at).memory('f64.load', addressOf(refractory));
      b.op('f64.add').memory('f64.store', addressOf(heldUntil));
    }
    return b.f64(0);
  }

  private assign({ target, operator, value }: Assignment): void {
    const { b, locals, arrays, group } = this;
    const [at, step, , occasion] = b.parameters as [Local, Local, Local, Local];
    const failed = (): void => void b.f64(NaN).op('return');
    const reader = new NeuronReader(this.machine, group, arrays, this.h, { b, at, step, locals, occasion });
    const right = reader.value(value);
    const state = target.kind === 'state' ? arrays.states[target.slot]! : undefined;
    const result =
      operator && state ? arithmetic(operator, reader.array(`state ${target.slot}`, state), right, reader.l)! : right;
    reader.push([result], failed);
    if (!state) {
      b.set(this.localOf(target.slot));
      return;
    }
    const value64 = b.scratch('f64');
    b.set(value64).get(at).get(value64).memory('f64.store', addressOf(state));
    b.get(value64).f64(0).op('f64.mul').f64(0).op('f64.ne').if(failed);
  }

  private localOf(slot: number): Local {
    const known = this.locals.get(slot) ?? this.b.local('f64');
    this.locals.set(slot, known);
    return known;
  }
}

function holdCode(
  machine: Machine,
  group: GroupPlan,
  arrays: GroupArrays,
  h: number,
  duration: Formula
): FunctionBuilder {
  const b = new FunctionBuilder(['i32', 'i32'], ['i32']);
  const [at, step] = b.parameters as [Local, Local];
  const time = b.local('f64');
  const cursor: NeuronCursor = { b, at, step };
  const reader = new NeuronReader(machine, group, arrays, h, cursor);
  const failed = (): void => void b.i32(1).op('return');
  reader.push([reader.value(duration)], failed);
  b.tee(time).f64(0).op('f64.ge').get(time).f64(Infinity).op('f64.lt', 'i32.and', 'i32.eqz').if(failed);
  b.get(at).get(step).op('f64.convert_i32_u').get(time);
  pushStepsAbove(b, h).op('f64.add').memory('f64.store', addressOf(arrays.heldUntil));
  return b.i32(0);
}
