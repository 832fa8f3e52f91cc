// The function that carries the neurons of one group over a step: states two lanes at a time, then those that fire.
import type { Assignment, Draw, GroupPlan, ListValue, SpikePlan, Variable } from '../../../2-plan/index.js';
import { addressOf } from '../memory/arena.js';
import { FunctionBuilder, type Local } from '../encode/index.js';
import { drawnValue } from '../formula/drawn-value.js';
import { arithmetic, both, maskOf, valueOf, withoutCode, type Read } from '../formula/formula-value.js';
import { LaneEmitter, Lanes, type Value } from '../lanes/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import { inline } from '../math/index.js';
import { pushArrivals } from '../memory/arrivals.js';
import type { Coefficients } from './coefficients.js';
import { addFireCode, type FireFunctions } from './fire-code.js';
import { FiringPass, type StepLocals } from './firing-pass.js';
import type { GroupArrays } from './group-arrays.js';
import { nextStates } from './next-states.js';
import { StepNormals } from './step-normals.js';
import { drawUniforms, pushNumbersOfNeurons, setStepNumbers } from './step-numbers.js';
import type { WrongKind } from './wrong-neurons.js';

/** What is looked at when all neurons were carried over a step, where no condition of two lanes says who fires. */
export type Fire = (pass: FiringPass) => void;

/** What a function does of a step: all, the equations and `each step` alone, or what comes behind them. */
type Share = 'whole' | 'equations' | 'rest';

/**
 * The functions (step, thread) that carry the neurons of a thread; 1 where one of them cannot be carried on. `h` in ms.
 */
export function addGroupCode(
  machine: Machine,
  group: GroupPlan,
  arrays: GroupArrays,
  h: number,
  fire: Fire | undefined
): PhaseFunctions {
  const functions = addFireCode(machine, group, arrays, h);
  const shared = (share: Share): number =>
    machine.module.add(new StepCode(group, arrays, h, machine, functions, share).build(fire));
  return group.watched ? { equations: shared('equations'), neurons: shared('rest') } : { neurons: shared('whole') };
}

class StepCode {
  private readonly l = new Lanes(inline);
  private readonly b = new FunctionBuilder(['i32', 'i32'], ['i32']);
  private readonly at: Local;
  private readonly locals: StepLocals;
  /** step, and the times at its start, in its middle and at its end, in both lanes */
  private readonly numbers: readonly Local[];
  /** where the arrivals of the step begin, by receiving state */
  private readonly arriving: readonly Local[];
  private readonly normals: StepNormals;
  private readonly free: Value;
  /** not behind the last neuron; undefined where there is nothing */
  private readonly real: Value | undefined;
  /** 0 in both lanes, or no number once a neuron cannot be carried on */
  private readonly unsound: Local;
  /** of a rate: lanes in which it cannot be, and what is expected of a step (rate h), kept for those that may fire */
  private rate?: { readonly impossible: Value; readonly expected: Value; readonly lanes: Local; readonly kept: Local };
  /** lanes that cannot be carried: found before anything of them is written back */
  private failing?: Value;

  constructor(
    private readonly group: GroupPlan,
    private readonly arrays: GroupArrays,
    private readonly h: number,
    private readonly machine: Machine,
    private readonly functions: FireFunctions,
    private readonly share: Share
  ) {
    const { b, l } = this;
    const [step, thread] = b.parameters as [Local, Local];
    this.at = b.local('i32');
    this.locals = { step, thread, begin: b.local('i32'), out: b.local('i32') };
    this.numbers = [0, 1, 2, 3].map(() => b.local('v128'));
    this.arriving = share === 'equations' ? [] : arrays.rings.map(() => b.local('i32'));
    this.normals = new StepNormals(b, l, arrays, this.at);
    this.unsound = b.local('v128');
    const heldUntil = this.array('heldUntil', arrays.heldUntil);
    this.free = l.op('gt', this.number(0), heldUntil);
    if (group.size % 2 === 1) this.real = l.op('lt', heldUntil, l.f64(Infinity));
  }

  build(fire: Fire | undefined): FunctionBuilder {
    const {
      b,
      at,
      machine,
      share,
      arrays: { ranges, log, uniforms },
      locals: { step, thread, begin, out }
    } = this;
    const end = b.local('i32');
    const moved = share === 'rest' ? this.stored() : this.eachStep(this.integrated());
    const states = share === 'equations' ? [...moved, ...this.noted()] : this.received(moved);
    const spikes = share === 'equations' ? undefined : this.spikes(states);
    setStepNumbers(b, step, this.h, this.numbers);
    this.arriving.forEach((local, i) => pushArrivals(b, this.arrays.rings[i]!, step).set(local));
    ranges.pushFrom(b, thread).i32(3).op('i32.shl').set(at);
    ranges.pushTo(b, thread).i32(3).op('i32.shl').set(end);
    if (share !== 'rest') this.normals.draw(machine.random, step, thread, [at, end]);
    if (uniforms && share !== 'equations')
      drawUniforms(b, machine.random, step, [at, end], uniforms).op('drop', 'drop');
    if (share === 'equations') {
      if (states.length > 0) this.loop(end, states, undefined);
      this.returnWhereUnsound();
      return b.i32(0);
    }
    log.pushNext(b, thread).tee(begin).set(out);
    if (states.length > 0 || spikes) this.loop(end, states, spikes);
    this.returnWhereUnsound();
    if (fire)
      this.unlessAtRest(() =>
        fire(new FiringPass(b, machine, this.group, this.arrays, this.h, this.functions, this.locals))
      );
    log.close(b, step, thread, begin, out);
    b.get(thread);
    ranges.pushTo(b, thread);
    return ranges.pushFrom(b, thread).op('i32.sub').call(machine.spend);
  }

  /** Over all pairs of lanes. */
  private loop(end: Local, states: readonly Value[], spikes: Value | undefined): void {
    const { b, at, failing, real } = this;
    const masks = [failing, real, spikes, this.rate?.impossible, this.rate?.expected].filter(
      mask => mask !== undefined
    );
    const emitter = new LaneEmitter(b, true, this.arrays.lists.functionNumber(this.machine), [...states, ...masks]);
    emitter.hoistConstants();
    b.count(
      at,
      () => b.get(end),
      () => {
        if (failing) this.leaveWhereFailing(failing, emitter);
        this.store(states, emitter);
        if (!spikes) return;
        const lanes = b.local('i32');
        emitter.push(spikes);
        b.op('i64x2.bitmask').set(lanes);
        this.keepRate(emitter);
        b.get(lanes).if(() => {
          for (const lane of [0, 1] as const)
            b.get(lanes)
              .i32(1 << lane)
              .op('i32.and')
              .if(() => this.fired(lane));
        });
      },
      16 // bytes of two lanes
    );
  }

  /** By slot, after the integrator's step. */
  private integrated(): Value[] {
    const { l, group, free } = this;
    const states = this.stored();
    if (states.length === 0) return [];
    const times = [this.number(1), this.number(2), this.number(3)] as const;
    return nextStates(
      group,
      {
        l,
        states,
        read: this.reader(states),
        times,
        free,
        normal: this.normals.value,
        coefficient: (...entry) => this.coefficient(...entry)
      },
      this.h
    );
  }

  /** By slot, as they are in memory. */
  private stored(): Value[] {
    return this.arrays.states.map((values, slot) => this.array(`state ${slot}`, values));
  }

  /** What `each step` assigns. */
  private eachStep(integrated: readonly Value[]): Value[] {
    const states = [...integrated];
    const locals: Value[] = [];
    for (const assignment of this.group.eachStep) this.assign(assignment, states, locals);
    return states;
  }

  /** With what arrives; nothing that arrives sees anything else that does. */
  private received(states: readonly Value[]): Value[] {
    const { l, group, free } = this;
    let ring = 0;
    return states.map((value, slot) => {
      const { receives, held, scaledBy = [] } = group.states[slot]!;
      if (!receives) return value;
      const arriving = scaledBy.reduce(
        (all, by) => l.op('add', all, l.op('mul', this.arrivals(ring++), states[by]!)),
        this.arrivals(ring++)
      );
      const sum = l.op('add', value, arriving);
      return held ? l.op('select', free, sum, value) : sum;
    });
  }

  private assign({ target, operator, value }: Assignment, states: Value[], locals: Value[]): void {
    const { l, group, free } = this;
    const held = target.kind === 'state' && group.states[target.slot]!.held;
    const when = held ? free : undefined;
    const right = valueOf(value, l, this.reader(states, locals), when);
    if (target.kind === 'local') {
      locals[target.slot] = right;
      return;
    }
    const before = states[target.slot]!;
    const result = operator ? arithmetic(operator, before, right, l) : right;
    if (!result) return withoutCode(`The assignment ${operator}= of ${group.name}`);
    this.fail(both(l, when, l.op('ne', l.op('mul', result, l.f64(0)), l.f64(0))));
    states[target.slot] = held ? l.op('select', free, result, before) : result;
  }

  /** Which lanes fire, where that is decided for two at a time. */
  private spikes(states: readonly Value[]): Value | undefined {
    const {
      l,
      group: { spike },
      arrays: { presented, uniforms },
      h
    } = this;
    const shown = presented && l.leaf('shown', b => void presented.push(b, 'isShown').op('i32x4.splat'), 'mask');
    const may = shown ? l.op('and', this.free, shown) : this.free;
    const read = this.reader(states);
    if (spike?.kind === 'when') {
      const fresh = spike.rising ? l.op('and', may, l.op('not', this.heldBefore(spike))) : may;
      return l.op('and', maskOf(spike.condition, l, read, fresh), fresh);
    }
    if (spike?.kind !== 'rate') return undefined;
    const rate = valueOf(spike.rate, l, read, may);
    const expected = l.op('mul', rate, l.f64(h));
    const impossible = l.op('not', l.op('ge', rate, l.f64(0)));
    this.rate = { impossible, expected, lanes: this.b.local('i32'), kept: this.b.local('v128') };
    // 1 - exp(-x) is below x, and is worked out where that leaves a spike possible; a rate that cannot be is found in its place
    const mayFire = l.op('lt', this.array('uniform', uniforms!.values), l.op('mul', expected, l.f64(1 + 2 ** -40)));
    return l.op('and', may, l.op('or', mayFire, impossible));
  }

  /** What is kept of that for the rest of the step. */
  private noted(): Value[] {
    const { arrays, group, l } = this;
    const noted = arrays.heldBefore && group.spike?.kind === 'when' ? [this.heldBefore(group.spike)] : [];
    return noted.map(held => l.op('select', held, l.f64(1), l.f64(0)));
  }

  /** Whether the condition held at the end of the last step. */
  private heldBefore({ condition }: Extract<SpikePlan, { kind: 'when' }>): Value {
    const { l, arrays, share } = this;
    if (share === 'rest') return l.op('ne', this.array('held before', arrays.heldBefore!), l.f64(0));
    return maskOf(condition, l, this.reader(this.stored(), [], this.number(1)));
  }

  private keepRate(emitter: LaneEmitter): void {
    if (!this.rate) return;
    const { impossible, expected, lanes, kept } = this.rate;
    emitter.push(impossible);
    this.b.op('i64x2.bitmask').set(lanes);
    emitter.push(expected);
    this.b.set(kept);
  }

  /** Writes the states back, and empties what arrived. */
  private store(states: readonly Value[], emitter: LaneEmitter): void {
    const { b, at, arrays, unsound, real } = this;
    const kept = states.map(value => {
      const local = b.local('v128');
      emitter.push(value);
      b.set(local);
      return local;
    });
    const into = [...arrays.states, ...(arrays.heldBefore ? [arrays.heldBefore] : [])];
    kept.forEach((local, place) => b.get(at).get(local).memory('v128.store', addressOf(into[place]!)));
    this.arriving.forEach(ring => b.get(ring).get(at).op('i32.add').f64x2(0).memory('v128.store'));
    kept.forEach(local => {
      b.get(local).f64x2(0).op('f64x2.mul');
      if (real) {
        emitter.push(real);
        b.op('v128.and');
      }
      b.get(unsound).op('f64x2.add').set(unsound);
    });
  }

  private leaveWhereFailing(failing: Value, emitter: LaneEmitter): void {
    const { b, at } = this;
    const lanes = b.local('i32');
    emitter.push(failing);
    b.op('i64x2.bitmask')
      .tee(lanes)
      .if(() => {
        b.get(at).get(lanes).i32(1).op('i32.and', 'i32.eqz').i32(3).op('i32.shl', 'i32.add');
        this.note(this.share === 'rest' ? 'arrivals' : 'states');
        b.i32(1).op('return');
      });
  }

  /** One of the neurons at `at`, unless something went wrong before: what it does then must not hide that. */
  private fired(lane: 0 | 1): void {
    const {
      b,
      unsound,
      functions: { fire, hold },
      arrays: { silenced },
      locals: { step, out }
    } = this;
    const neuron = (): FunctionBuilder =>
      b
        .get(this.at)
        .i32(8 * lane)
        .op('i32.add');
    b.block(done => {
      b.get(unsound).f64x2(0).op('f64x2.ne', 'v128.any_true').branchIf(done);
      const spoilt = (kind: WrongKind): void => {
        neuron();
        this.note(kind);
        b.f64x2(NaN).set(unsound).branch(done);
      };
      if (this.rate) {
        b.get(this.rate.lanes)
          .i32(1 << lane)
          .op('i32.and')
          .if(() => spoilt('spikes'));
        b.get(this.at).memory('f64.load', addressOf(this.arrays.uniforms!.values) + 8 * lane);
        b.get(this.rate.kept)
          .extractLane(lane)
          .op('f64.neg')
          .call(this.machine.functionNumber('expm1', false))
          .op('f64.neg', 'f64.lt', 'i32.eqz')
          .branchIf(done);
      }
      neuron()
        .get(step)
        .get(out)
        .i32(0)
        .call(fire)
        .f64(0)
        .op('f64.ne')
        .if(() => spoilt('reset'));
      if (hold !== undefined)
        neuron()
          .get(step)
          .call(hold)
          .if(() => spoilt('refractory'));
      if (silenced)
        b.get(this.at)
          .i32(3)
          .op('i32.shr_u')
          .memory('i32.load8_u', addressOf(silenced) + lane)
          .branchIf(done);
      b.get(out).i32(4).op('i32.add').set(out);
    });
  }

  /** Notes the neuron whose number times 8 is on the stack. */
  private note(kind: WrongKind): void {
    this.arrays.wrong.note(this.b, this.locals.step, this.locals.thread, kind);
  }

  private returnWhereUnsound(): void {
    const { b, unsound } = this;
    b.get(unsound)
      .f64x2(0)
      .op('f64x2.ne', 'v128.any_true')
      .if(() => b.i32(1).op('return'));
  }

  /** Encoders fire while something is presented. */
  private unlessAtRest(action: () => void): void {
    const {
      b,
      arrays: { presented }
    } = this;
    if (presented) presented.push(b, 'isShown').if(action);
    else action();
  }

  private reader(states: readonly Value[], locals: readonly Value[] = [], time = this.number(3)): Read {
    const { arrays, group, l } = this;
    const read = (variable: Variable): Value => {
      switch (variable.of) {
        case 'state':
          return states[variable.slot]!;
        case 'parameter':
          return this.array(`parameter ${variable.slot}`, arrays.parameters[variable.slot]!);
        case 'input':
          return group.inputs[variable.slot]!.driven
            ? this.array(`input ${variable.slot}`, arrays.inputs[variable.slot]!)
            : l.f64(0);
        case 'time':
          return time;
        case 'index':
          return this.index();
        case 'local':
          return locals[variable.slot]!;
        case 'noise':
          return withoutCode(`A ${variable.of} of ${group.name} outside its equations`);
      }
    };
    return Object.assign(read, {
      list: (values: ListValue) =>
        this.array(`list ${addressOf(arrays.lists.each(values, group.size))}`, arrays.lists.each(values, group.size)),
      entry: (values: ListValue, index: Value, when?: Value) =>
        arrays.lists.entry(values, index, l, this.machine, outside => this.fail(both(l, when, outside))),
      draw: (draw: Draw, args: readonly Value[], when?: Value) =>
        drawnValue(draw, args, l, { seed: arrays.seed, element: this.index(), step: this.number(0) }, mask =>
          this.fail(both(l, when, mask))
        )
    });
  }

  /** Lanes in which something cannot be computed. */
  private fail(mask: Value): void {
    const here = this.real ? this.l.op('and', mask, this.real) : mask;
    this.failing = this.failing ? this.l.op('or', this.failing, here) : here;
  }

  private index(): Value {
    return this.l.leaf('index', b => pushNumbersOfNeurons(b, this.at));
  }

  private number(which: number): Value {
    return this.l.leaf(`number ${which}`, b => void b.get(this.numbers[which]!));
  }

  /** Two neighbours of an array. */
  private array(key: string, values: Float64Array): Value {
    return this.l.leaf(key, b => void b.get(this.at).memory('v128.load', addressOf(values)));
  }

  private coefficient(...entry: Parameters<Coefficients['at']>): Value | undefined {
    const value = this.arrays.coefficients.at(...entry);
    if (value === 0) return undefined;
    return typeof value === 'number' ? this.l.f64(value) : this.array(`coefficient ${addressOf(value)}`, value);
  }

  private arrivals(receiving: number): Value {
    return this.l.leaf(
      `arrivals ${receiving}`,
      b => void b.get(this.arriving[receiving]!).get(this.at).op('i32.add').memory('v128.load')
    );
  }
}
