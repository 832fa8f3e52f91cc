// The functions of one group in a module: a step for all neurons, two lanes at a time, and what a neuron does when it fires.
import { isNumber, mentions, type Assignment, type Formula, type GroupPlan, type Variable } from '../../../2-plan/index.js';
import { addressOf } from '../memory/arena.js';
import { FunctionBuilder, type Local, type ModuleBuilder } from '../encode/index.js';
import { arithmetic, maskOf, Unsupported, valueOf, type Read } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type FunctionNumber, type Value } from '../lanes/index.js';
import type { Coefficients } from './coefficients.js';
import { nextStates } from './next-states.js';

/** Where the numbers of a group lie. */
export interface GroupArrays {
  /** by slot */
  readonly states: readonly Float64Array[];
  readonly parameters: readonly Float64Array[];
  readonly inputs: readonly Float64Array[];
  /** last step in which a neuron is refractory */
  readonly heldUntil: Float64Array;
  /** by state slot: standard normal numbers of the step, for those that have noise */
  readonly normals: readonly (Float64Array | undefined)[];
  /** steps for which a neuron is refractory: one for all or one each; undefined without */
  readonly refractory?: number | Float64Array;
  readonly coefficients: Coefficients;
}

/** Bytes of two lanes. */
const pair = 16;

/** Name of the exported function: (step, three times in ms, address of the fired neurons, address of the arrivals of each receiving state) to their number, or -1 where a state is not finite. */
export const stepName = (group: string): string => `step ${group}`;

/** Throws Unsupported where something of the group has no code. `h` in ms. */
export function addGroupCode(module: ModuleBuilder, group: GroupPlan, arrays: GroupArrays, h: number, functionNumber: FunctionNumber): void {
  const { spike } = group, fires = spike?.kind === 'when' ? spike.condition : undefined;
  const fire = fires && module.add(fireCode(group, arrays, functionNumber));
  module.add(new StepCode(group, arrays, h, functionNumber).build(fires, fire), stepName(group.name));
}

class StepCode {
  private readonly l = new Lanes();
  private readonly builder: FunctionBuilder;
  private readonly at: Local;
  private readonly free: Value;

  constructor(private readonly group: GroupPlan, private readonly arrays: GroupArrays, private readonly h: number, private readonly functionNumber: FunctionNumber) {
    const receiving = group.states.filter(state => state.receives);
    this.builder = new FunctionBuilder(['f64', 'f64', 'f64', 'f64', 'i32', ...receiving.map(() => 'i32' as const)], ['i32']);
    this.at = this.builder.local('i32');
    this.free = this.l.op('gt', this.number(0), this.array('heldUntil', arrays.heldUntil));
  }

  build(condition: Formula | undefined, fire: number | undefined): FunctionBuilder {
    const { builder, at, l } = this, out = builder.parameters[4]!, begin = builder.local('i32');
    const states = this.received(), spike = condition && l.op('and', maskOf(condition, l, this.reader(states)), this.free);
    builder.get(out).set(begin);
    builder.count(at, () => builder.i32(Math.ceil(this.group.size / 2) * pair), () => {
      const emitter = new LaneEmitter(builder, true, this.functionNumber, [...states, ...(spike ? [spike] : [])]);
      this.store(states, emitter);
      if (!spike) return;
      const lanes = builder.local('i32');
      emitter.push(spike);
      builder.op('i64x2.bitmask').tee(lanes).if(() => {
        for (const lane of [0, 1]) builder.get(lanes).i32(1 << lane).op('i32.and').if(() => this.fired(lane, fire!, out));
      });
    }, pair);
    return builder.get(out).get(begin).op('i32.sub').i32(2).op('i32.shr_u');
  }

  /** By slot, at the end of the step with what arrived in it. */
  private received(): Value[] {
    const { l, group, arrays, free } = this, states = arrays.states.map((values, slot) => this.array(`state ${slot}`, values));
    const times = [this.number(1), this.number(2), this.number(3)] as const;
    const normal = (slot: number): Value => this.array(`normal ${slot}`, arrays.normals[slot]!);
    const next = nextStates(group, { l, states, read: this.reader(states), times, free, normal, coefficient: (...entry) => this.coefficient(...entry) }, this.h);
    let receiving = 0;
    return next.map((value, slot) => {
      const state = group.states[slot]!;
      if (!state.receives) return value;
      const sum = l.op('add', value, this.arrivals(receiving++));
      return state.held ? l.op('select', free, sum, value) : sum;
    });
  }

  /** Writes the states back, empties what arrived, and leaves the function where a state is not finite. */
  private store(states: readonly Value[], emitter: LaneEmitter): void {
    const { builder, at, arrays } = this, kept = states.map(value => {
      const local = builder.local('v128');
      emitter.push(value);
      builder.set(local);
      return local;
    });
    kept.forEach((local, slot) => builder.get(at).get(local).memory('v128.store', addressOf(arrays.states[slot]!)));
    builder.parameters.slice(5).forEach(ring => builder.get(ring).get(at).op('i32.add').f64x2(0).memory('v128.store'));
    kept.forEach((local, i) => {
      builder.get(local).f64x2(0).op('f64x2.mul');
      if (i > 0) builder.op('f64x2.add');
    });
    builder.f64x2(0).op('f64x2.ne', 'v128.any_true').if(() => builder.i32(-1).op('return'));
  }

  private fired(lane: number, fire: number, out: Local): void {
    const { builder, at } = this, [step, , , end] = builder.parameters;
    builder.get(at).i32(8 * lane).op('i32.add').get(step!).get(end!).get(out).call(fire);
    builder.get(out).i32(4).op('i32.add').set(out);
  }

  private reader(states: readonly Value[]): Read {
    const { arrays, group } = this;
    return variable => {
      switch (variable.of) {
        case 'state': return states[variable.slot]!;
        case 'parameter': return this.array(`parameter ${variable.slot}`, arrays.parameters[variable.slot]!);
        case 'input': return group.inputs[variable.slot]!.driven ? this.array(`input ${variable.slot}`, arrays.inputs[variable.slot]!) : this.l.f64(0);
        case 'time': return this.number(3);
        case 'index': return this.l.leaf('index', builder => void builder.get(this.at).i32(3).op('i32.shr_u', 'f64.convert_i32_u', 'f64x2.splat').f64x2(0).f64(1).replaceLane(1).op('f64x2.add'));
        case 'noise': case 'local': throw new Unsupported(variable.of);
      }
    };
  }

  /** A parameter of the function in both lanes. */
  private number(parameter: number): Value {
    return this.l.leaf(`number ${parameter}`, builder => void builder.get(builder.parameters[parameter]!).op('f64x2.splat'));
  }

  /** Two neighbours of an array. */
  private array(key: string, values: Float64Array): Value {
    return this.l.leaf(key, builder => void builder.get(this.at).memory('v128.load', addressOf(values)));
  }

  private coefficient(...entry: Parameters<Coefficients['at']>): Value | undefined {
    const value = this.arrays.coefficients.at(...entry);
    if (value === 0) return undefined;
    return typeof value === 'number' ? this.l.f64(value) : this.array(`coefficient ${addressOf(value)}`, value);
  }

  private arrivals(receiving: number): Value {
    return this.l.leaf(`arrivals ${receiving}`, builder => void builder.get(builder.parameters[5 + receiving]!).get(this.at).op('i32.add').memory('v128.load'));
  }
}

/** (8 times the number of the neuron, step, its time in ms, where the number goes): what `on spike` says, and the refractory time. */
function fireCode(group: GroupPlan, arrays: GroupArrays, functionNumber: FunctionNumber): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'f64', 'f64', 'i32']), [at, step, time, out] = builder.parameters;
  const locals = new Map<number, Local>();
  builder.get(out!).get(at!).i32(3).op('i32.shr_u').memory('i32.store');
  for (const assignment of group.onSpike) assign(assignment);
  if (arrays.refractory !== undefined) {
    builder.get(at!).get(step!);
    if (typeof arrays.refractory === 'number') builder.f64(arrays.refractory);
    else builder.get(at!).memory('f64.load', addressOf(arrays.refractory));
    builder.op('f64.add').memory('f64.store', addressOf(arrays.heldUntil));
  }
  return builder;

  function assign({ target, operator, value }: Assignment): void {
    const l = new Lanes(), load = (key: string, values: Float64Array): Value => l.leaf(key, b => void b.get(at!).memory('f64.load', addressOf(values)));
    const read: Read = (v: Variable) => {
      switch (v.of) {
        case 'state': return load(`state ${v.slot}`, arrays.states[v.slot]!);
        case 'parameter': return load(`parameter ${v.slot}`, arrays.parameters[v.slot]!);
        case 'input': return group.inputs[v.slot]!.driven ? load(`input ${v.slot}`, arrays.inputs[v.slot]!) : l.f64(0);
        case 'time': return l.leaf('time', b => void b.get(time!));
        case 'local': return l.leaf(`local ${v.slot}`, b => void b.get(locals.get(v.slot)!));
        case 'index': return l.leaf('index', b => void b.get(at!).i32(3).op('i32.shr_u', 'f64.convert_i32_u'));
        case 'noise': throw new Unsupported(v.of);
      }
    };
    const right = valueOf(value, l, read), state = target.kind === 'local' ? undefined : arrays.states[target.slot]!;
    const result = operator && state ? arithmetic(operator, load(`state ${target.slot}`, state), right, l)! : right;
    if (state) builder.get(at!);
    new LaneEmitter(builder, false, functionNumber, [result]).push(result);
    if (state) builder.memory('f64.store', addressOf(state));
    else builder.set(localOf(target.slot));
  }

  function localOf(slot: number): Local {
    const known = locals.get(slot) ?? builder.local('f64');
    locals.set(slot, known);
    return known;
  }
}

/** Whether the refractory time of a neuron is known before the run. */
export const isFixed = (formula: Formula): boolean => isNumber(formula) || !mentions(formula, v => v.of !== 'parameter');
