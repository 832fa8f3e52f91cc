// The function that carries the neurons of one group over a step: states two lanes at a time, then those that fire.
import type { GroupPlan, SpikePlan } from '../../../2-plan/index.js';
import {
  Column,
  Cursor,
  FunctionCode,
  LaneEmitter,
  pairs,
  type F64x2,
  type I32,
  type MovingCursor,
  type Value,
  type Variable
} from '../code/index.js';
import type { Machine, PhaseFunctions } from '../machine.js';
import { arrivalsAddress } from '../memory/arrivals.js';
import { addFireCode, type FireFunctions } from './fire-code.js';
import { FiredCode, type KeptRate } from './fired-code.js';
import { FiringPass, type StepVariables } from './firing-pass.js';
import type { GroupArrays } from './group-arrays.js';
import { setStepNumbers, stepNumbers, type StepNumbers } from './step-numbers.js';
import type { SteadyRates } from './steady-rates.js';
import { StepValues, type Share } from './step-values.js';

/** States of a pair of neurons that are multiplied with each other, to find what is no number: a longer chain would be waited for. */
const multiplied = 4;

/** What is looked at when all neurons were carried over a step, where no condition of two lanes says who fires. */
export type Fire = (pass: FiringPass) => void;

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
  const built = (plan: GroupPlan, share: Share): number =>
    machine.module.add(new StepCode(plan, arrays, h, machine, functions, share).build(fire));
  const shared = (share: Share): number => {
    const { periods, others } = share === 'rest' ? { periods: [], others: group } : sometimes(group);
    const general = built(group, share);
    return periods.length === 0 ? general : machine.module.add(eitherCode(periods, general, built(others, share)));
  };
  return group.watched ? { equations: shared('equations'), neurons: shared('rest') } : { neurons: shared('whole') };
}

/** What neurons do in some steps alone: every how many, and the group as it is carried in all other steps. */
function sometimes(group: GroupPlan): { readonly periods: readonly number[]; readonly others: GroupPlan } {
  const periods = new Set(group.eachStep.flatMap(({ every }) => every ?? []));
  const eachStep = group.eachStep.map(assignment =>
    assignment.every && assignment.value.kind === 'if' ? { ...assignment, value: assignment.value.else } : assignment
  );
  return { periods: [...periods], others: { ...group, eachStep } };
}

/** The function (step, thread) that leaves out what is not due: most of it, random numbers first of all, would be worked out in vain. */
function eitherCode(periods: readonly number[], due: number, others: number): FunctionCode {
  const f = new FunctionCode(['i32', 'i32'], 'i32');
  const [step, thread] = f.parameters;
  for (const every of periods) f.if(step.modulo(every).not(), () => f.return(f.callI32(due, step, thread)));
  return f.gives(f.callI32(others, step, thread));
}

class StepCode {
  private readonly f = new FunctionCode(['i32', 'i32'], 'i32');
  private readonly at: MovingCursor;
  private readonly variables: StepVariables;
  private readonly numbers: StepNumbers;
  /** where the arrivals of the step begin, by receiving state */
  private readonly arriving: readonly Variable<I32>[];
  private readonly values: StepValues;
  /** 0 in both lanes, or no number once a neuron cannot be carried on */
  private readonly unsound: Variable<F64x2>;
  /** of two lanes: V8 makes one anew wherever it is wanted */
  private readonly zero: Variable<F64x2>;

  constructor(
    private readonly group: GroupPlan,
    private readonly arrays: GroupArrays,
    private readonly h: number,
    private readonly machine: Machine,
    private readonly functions: FireFunctions,
    private readonly share: Share
  ) {
    const { f } = this;
    const [step, thread] = f.parameters;
    const at = (this.at = f.cursor());
    this.variables = { step, thread, begin: f.local('i32'), out: f.local('i32') };
    const numbers = (this.numbers = stepNumbers(f));
    this.arriving = share === 'equations' ? [] : arrays.rings.map(() => f.local('i32'));
    this.unsound = f.local('f64x2');
    this.zero = f.local('f64x2');
    const arriving = this.arriving.map(begin => new Column('pair', begin));
    this.values = new StepValues(group, arrays, h, machine, share, { f, at, numbers, arriving });
  }

  build(fire: Fire | undefined): FunctionCode {
    const {
      f,
      at,
      machine,
      share,
      values,
      arrays: { ranges, log, uniforms, rings, steadyRates },
      variables: { step, thread, begin, out }
    } = this;
    const states = values.states();
    const spikes = share === 'equations' ? undefined : values.spikes(states);
    setStepNumbers(step, this.h, this.numbers);
    this.arriving.forEach((address, i) => address.set(arrivalsAddress(rings[i]!, step)));
    at.set(Cursor.of(ranges.first(thread)));
    const end = f.cursor(Cursor.of(ranges.end(thread)));
    if (share !== 'rest') values.normals.draw(machine.random, step, thread, at, end);
    if (share !== 'equations') out.set(begin.assigned(log.next(thread)));
    const carry = (): void => {
      const draw = (end: Cursor): void => {
        uniforms?.draw(f, machine.random.uniforms, step, at, end);
      };
      if (steadyRates && spikes) return this.overSteadyRates(steadyRates, end, draw, this.loop(states, spikes));
      if (share !== 'equations') draw(end);
      if (states.length > 0 || spikes) this.loop(states, spikes)(end);
    };
    if (states.length === 0) this.unlessAtRest(carry);
    else carry();
    f.returnIf(this.unsound.differs(0).any(), 1);
    if (share === 'equations') return f.gives(0);
    const pass = new FiringPass(f, machine, this.group, this.arrays, this.h, this.functions, this.variables);
    if (fire) this.unlessAtRest(() => fire(pass));
    else if (spikes && !values.rate) pass.fireNoted();
    log.close(f, step, thread, begin, out);
    return f.gives(f.callI32(machine.spend, thread, ranges.end(thread).minus(ranges.first(thread))));
  }

  /** Works rates out in the first step of a call, and goes over the neurons whose rates are not 0. */
  private overSteadyRates(
    rates: SteadyRates,
    end: Cursor,
    draw: (end: Cursor) => void,
    loop: (end: Cursor) => void
  ): void {
    const {
      f,
      at,
      arrays,
      variables: { step }
    } = this;
    f.if(step.equals(arrays.presented!.word(f, 'first')), () => {
      const first = f.keep(at.bytes);
      this.noteRates(rates, end);
      at.bytes.set(first);
    });
    rates.each(f, at, end, last => {
      draw(last);
      loop(last);
    });
  }

  private noteRates(rates: SteadyRates, end: Cursor): void {
    const { f, at, group, arrays, machine, values } = this;
    const { rate, notZero } = values.steadyRate(group.spike as Extract<SpikePlan, { kind: 'rate' }>);
    const emitter = new LaneEmitter(f, true, arrays.lists.functionNumber(machine), [rate, notZero]);
    const any = f.local('i32');
    f.over(
      at,
      end,
      () => {
        pairs(rates.values).at(at).set(emitter.lanes(rate));
        rates.note(at, emitter.mask(notZero).bits(), any);
      },
      2
    );
  }

  /** Over pairs of lanes up to an end. Those of whom a condition says that they fire are only noted: V8 would keep numbers on the stack across a call. */
  private loop(states: readonly Value[], spikes: Value | undefined): (end: Cursor) => void {
    const { f, at, values, arrays, machine, functions, variables, unsound } = this;
    const { failing, real, rate } = values;
    const masks = [failing, real, spikes, rate?.impossible, rate?.expected].filter(mask => mask !== undefined);
    const emitter = new LaneEmitter(f, true, arrays.lists.functionNumber(machine), [...states, ...masks]);
    emitter.hoistConstants();
    const turn = (): void => {
      if (failing) this.leaveWhereFailing(failing, emitter);
      this.store(states, emitter);
      if (!spikes) return;
      const lanes = f.keep(emitter.mask(spikes).bits());
      if (!rate) return f.if(lanes, () => arrays.log.note(variables.out, at, lanes));
      const kept: KeptRate = {
        impossible: f.keep(emitter.mask(rate.impossible).bits()),
        expected: f.keep(emitter.lanes(rate.expected))
      };
      const fired = new FiredCode(f, { at, arrays, machine, functions, variables, unsound }, kept);
      f.if(lanes, () => {
        for (const lane of [0, 1] as const) f.if(lanes.and(1 << lane), () => fired.add(lane));
      });
    };
    return end => f.over(at, end, turn, 2);
  }

  /** Writes the states back, and empties what arrived. */
  private store(states: readonly Value[], emitter: LaneEmitter): void {
    const {
      f,
      at,
      arrays,
      unsound,
      zero,
      values: { real }
    } = this;
    const kept = states.map(value => f.keep(emitter.lanes(value)));
    const into = [...arrays.states, ...(arrays.heldBefore ? [arrays.heldBefore] : [])];
    kept.forEach((value, place) => pairs(into[place]!).at(at).set(value));
    this.arriving.forEach(begin => new Column('pair', begin).at(at).set(zero));
    // 0 times several is 0, or no number where one of them is none or has no end: few operations, and one alone waits for the pair before
    const products: F64x2[] = [];
    for (let i = 0; i < kept.length; i += multiplied)
      products.push(kept.slice(i, i + multiplied).reduce<F64x2>((product, value) => product.times(value), zero));
    if (products.length === 0) return;
    const wrong = products.reduce((all, one) => all.or(one));
    unsound.set((real ? wrong.where(emitter.mask(real)) : wrong).or(unsound));
  }

  private leaveWhereFailing(failing: Value, emitter: LaneEmitter): void {
    const {
      f,
      at,
      arrays: { wrong },
      variables: { step, thread }
    } = this;
    const lanes = f.local('i32');
    f.if(lanes.assigned(emitter.mask(failing).bits()), () => {
      const neuron = f.cursor(at);
      f.if(lanes.and(1).not(), () => neuron.set(at.plus(1)));
      wrong.note(f, step, thread, neuron, this.share === 'rest' ? 'arrivals' : 'states');
      f.return(1);
    });
  }

  /** Encoders fire while something is presented. */
  private unlessAtRest(action: () => void): void {
    const {
      f,
      arrays: { presented }
    } = this;
    if (presented) f.if(presented.word(f, 'isShown'), action);
    else action();
  }
}
