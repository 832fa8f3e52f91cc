// The functions of one group in a module: a step for all neurons, two lanes at a time, and what a neuron does when it fires.
import { isNumber, mentions, type Assignment, type Formula, type GroupPlan, type Variable } from '../../../2-plan/index.js';
import { addressOf } from '../memory/arena.js';
import type { Ring } from '../../reference/ring.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import { arithmetic, maskOf, Unsupported, valueOf, type Read } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type FunctionNumber, type Value } from '../lanes/index.js';
import type { Machine } from '../machine.js';
import { pushArrivals } from '../memory/arrivals.js';
import type { Uniforms } from '../random/uniforms.js';
import type { Ranges, SpikeLog } from '../threads/index.js';
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
  /** of the states that receive spikes, in their order */
  readonly rings: readonly Ring[];
  /** standard normal numbers of the step, for the states that have noise, and which those are by slot */
  readonly noise: readonly Uniforms[];
  readonly normals: readonly (Float64Array | undefined)[];
  /** not 0 for neurons whose spikes nobody hears of; absent where there are none at any time */
  readonly silenced?: Uint8Array;
  readonly ranges: Ranges;
  readonly log: SpikeLog;
  /** steps for which a neuron is refractory: one for all or one each; undefined without */
  readonly refractory?: number | Float64Array;
  readonly coefficients: Coefficients;
}

/** Bytes of two lanes. */
const pair = 16;

/** Number of the function (step, thread) that carries the neurons of a thread; 1 where a state is not finite. Throws Unsupported where something of the group has no code. `h` in ms. */
export function addGroupCode(machine: Machine, group: GroupPlan, arrays: GroupArrays, h: number): number {
  const { spike } = group, fires = spike?.kind === 'when' ? spike.condition : undefined;
  const fire = fires && machine.module.add(fireCode(group, arrays, h, machine.functionNumber));
  return machine.module.add(new StepCode(group, arrays, h, machine).build(fires, fire));
}

class StepCode {
  private readonly l = new Lanes();
  private readonly builder = new FunctionBuilder(['i32', 'i32'], ['i32']);
  private readonly at: Local;
  private readonly out: Local;
  /** step, and the times at its start, in its middle and at its end, in both lanes */
  private readonly numbers: readonly Local[];
  /** where the arrivals of the step begin, by receiving state */
  private readonly arriving: readonly Local[];
  private readonly free: Value;
  /** 0 in both lanes, or no number once a state was not finite */
  private readonly unsound: Local;

  constructor(private readonly group: GroupPlan, private readonly arrays: GroupArrays, private readonly h: number, private readonly machine: Machine) {
    const { builder } = this;
    [this.at, this.out] = [builder.local('i32'), builder.local('i32')];
    this.numbers = [0, 1, 2, 3].map(() => builder.local('v128'));
    this.arriving = arrays.rings.map(() => builder.local('i32'));
    this.unsound = builder.local('v128');
    this.free = this.l.op('gt', this.number(0), this.array('heldUntil', arrays.heldUntil));
  }

  build(condition: Formula | undefined, fire: number | undefined): FunctionBuilder {
    const { builder, at, l, out, unsound, machine, arrays: { ranges, log } } = this, [step, thread] = builder.parameters as [Local, Local];
    const begin = builder.local('i32'), end = builder.local('i32');
    const states = this.received(), spike = condition && l.op('and', maskOf(condition, l, this.reader(states)), this.free);
    this.setNumbers(step);
    this.arrays.rings.forEach((ring, i) => pushArrivals(builder, ring, step).set(this.arriving[i]!));
    ranges.pushFrom(builder, thread).i32(3).op('i32.shl').set(at);
    ranges.pushTo(builder, thread).i32(3).op('i32.shl').set(end);
    this.drawNormals(step, end);
    log.pushNext(builder, thread).tee(begin).set(out);
    const emitter = new LaneEmitter(builder, true, machine.functionNumber, [...states, ...(spike ? [spike] : [])]);
    emitter.hoistConstants();
    builder.count(at, () => builder.get(end), () => {
      this.store(states, emitter);
      if (!spike) return;
      const lanes = builder.local('i32');
      emitter.push(spike);
      builder.op('i64x2.bitmask').tee(lanes).if(() => {
        for (const lane of [0, 1]) builder.get(lanes).i32(1 << lane).op('i32.and').if(() => this.fired(lane, fire!));
      });
    }, pair);
    log.close(builder, step, thread, begin, out);
    builder.get(unsound).f64x2(0).op('f64x2.ne', 'v128.any_true').if(() => builder.i32(1).op('return'));
    ranges.pushTo(builder, thread);
    ranges.pushFrom(builder, thread).op('i32.sub').set(end);
    return builder.get(thread).get(end).call(machine.spend);
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

  private setNumbers(step: Local): void {
    const { builder, h } = this, f64 = (): FunctionBuilder => builder.get(step).op('f64.convert_i32_u'), [number, start, middle, end] = this.numbers as [Local, Local, Local, Local];
    f64().op('f64x2.splat').set(number);
    f64().f64(1).op('f64.sub').f64(h).op('f64.mul', 'f64x2.splat').set(start);
    f64().f64(0.5).op('f64.sub').f64(h).op('f64.mul', 'f64x2.splat').set(middle);
    f64().f64(h).op('f64.mul', 'f64x2.splat').set(end);
  }

  /** For the neurons from `at` to `end`, both in bytes. */
  private drawNormals(step: Local, end: Local): void {
    const { builder, at, machine: { random } } = this;
    for (const noise of this.arrays.noise) noise.pushDraw(builder, random.uniforms, step, () => builder.get(at), () => builder.get(end)).call(random.normals);
  }

  /** Writes the states back, and empties what arrived. */
  private store(states: readonly Value[], emitter: LaneEmitter): void {
    const { builder, at, arrays, unsound } = this, kept = states.map(value => {
      const local = builder.local('v128');
      emitter.push(value);
      builder.set(local);
      return local;
    });
    kept.forEach((local, slot) => builder.get(at).get(local).memory('v128.store', addressOf(arrays.states[slot]!)));
    this.arriving.forEach(ring => builder.get(ring).get(at).op('i32.add').f64x2(0).memory('v128.store'));
    kept.forEach(local => builder.get(local).f64x2(0).op('f64x2.mul').get(unsound).op('f64x2.add').set(unsound));
  }

  private fired(lane: number, fire: number): void {
    const { builder, at, out, unsound, arrays: { silenced } } = this, [step] = builder.parameters;
    builder.get(at).i32(8 * lane).op('i32.add').get(step!).get(out).call(fire).op('f64x2.splat').get(unsound).op('f64x2.add').set(unsound);
    if (silenced) builder.get(at).i32(3).op('i32.shr_u').memory('i32.load8_u', addressOf(silenced) + lane).if(() => undefined, () => this.count());
    else this.count();
  }

  private count(): void {
    this.builder.get(this.out).i32(4).op('i32.add').set(this.out);
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

  private number(which: number): Value {
    return this.l.leaf(`number ${which}`, builder => void builder.get(this.numbers[which]!));
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
    return this.l.leaf(`arrivals ${receiving}`, builder => void builder.get(this.arriving[receiving]!).get(this.at).op('i32.add').memory('v128.load'));
  }
}

/** (8 times the number of the neuron, step, where the number goes): what `on spike` says, and the refractory time; no number where a state is not finite any more, else 0. */
function fireCode(group: GroupPlan, arrays: GroupArrays, h: number, functionNumber: FunctionNumber): FunctionBuilder {
  const builder = new FunctionBuilder(['i32', 'i32', 'i32'], ['f64']), [at, step, out] = builder.parameters;
  const locals = new Map<number, Local>(), unsound = builder.local('f64');
  builder.get(out!).get(at!).i32(3).op('i32.shr_u').memory('i32.store');
  for (const assignment of group.onSpike) assign(assignment);
  if (arrays.refractory !== undefined) {
    builder.get(at!).get(step!).op('f64.convert_i32_u');
    if (typeof arrays.refractory === 'number') builder.f64(arrays.refractory);
    else builder.get(at!).memory('f64.load', addressOf(arrays.refractory));
    builder.op('f64.add').memory('f64.store', addressOf(arrays.heldUntil));
  }
  builder.get(unsound);
  return builder;

  function assign({ target, operator, value }: Assignment): void {
    const l = new Lanes(), load = (key: string, values: Float64Array): Value => l.leaf(key, b => void b.get(at!).memory('f64.load', addressOf(values)));
    const read: Read = (v: Variable) => {
      switch (v.of) {
        case 'state': return load(`state ${v.slot}`, arrays.states[v.slot]!);
        case 'parameter': return load(`parameter ${v.slot}`, arrays.parameters[v.slot]!);
        case 'input': return group.inputs[v.slot]!.driven ? load(`input ${v.slot}`, arrays.inputs[v.slot]!) : l.f64(0);
        case 'time': return l.leaf('time', b => void b.get(step!).op('f64.convert_i32_u').f64(h).op('f64.mul'));
        case 'local': return l.leaf(`local ${v.slot}`, b => void b.get(locals.get(v.slot)!));
        case 'index': return l.leaf('index', b => void b.get(at!).i32(3).op('i32.shr_u', 'f64.convert_i32_u'));
        case 'noise': throw new Unsupported(v.of);
      }
    };
    const right = valueOf(value, l, read), state = target.kind === 'local' ? undefined : arrays.states[target.slot]!;
    const result = operator && state ? arithmetic(operator, load(`state ${target.slot}`, state), right, l)! : right;
    new LaneEmitter(builder, false, functionNumber, [result]).push(result);
    if (!state) {
      builder.set(localOf(target.slot));
      return;
    }
    const value64 = builder.scratch('f64');
    builder.set(value64).get(at!).get(value64).memory('f64.store', addressOf(state));
    builder.get(value64).f64(0).op('f64.mul').get(unsound).op('f64.add').set(unsound);
  }

  function localOf(slot: number): Local {
    const known = locals.get(slot) ?? builder.local('f64');
    locals.set(slot, known);
    return known;
  }
}

/** Whether the refractory time of a neuron is known before the run. */
export const isFixed = (formula: Formula): boolean => isNumber(formula) || !mentions(formula, v => v.of !== 'parameter');
