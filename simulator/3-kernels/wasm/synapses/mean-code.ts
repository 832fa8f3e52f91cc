// Code for counts whose mean changes: the sum of the means of the sources at the end of a step, and what targets draw with it.
import type { Formula, ListValue, NeuronSet, Variable } from '../../../2-plan/index.js';
import type { FunctionBuilder, Local } from '../encode/index.js';
import { both, valueOf, withoutCode } from '../formula/formula-value.js';
import type { PlacedLists } from '../group/placed-lists.js';
import { LaneEmitter, Lanes, type Value } from '../lanes/index.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { Drawing } from '../drawing/poisson-code.js';
import { leaveIf, pushNumber } from './walk-code.js';
import type { SynapseContext } from './synapse-context.js';

export interface MeanOfSources {
  /** of one source, as its own formula */
  readonly mean: Formula;
  readonly sources: NeuronSet;
  /** the numbers of the sources where they do not follow each other */
  readonly placed: Uint32Array | undefined;
  readonly made: SynapseContext;
  readonly lists: PlacedLists;
}

/** Leaves the function with 1 where a mean is impossible, or an entry is asked for that a list does not have. */
export function meanSum(
  b: FunctionBuilder,
  machine: Machine,
  { mean, sources, placed, made, lists }: MeanOfSources,
  step: Local
): Local {
  const {
    from: { values, plan },
    h
  } = made;
  const place = b.local('i32');
  const neuron = b.local('i32');
  const time = b.local('f64');
  const sum = b.local('f64');
  const one = b.local('f64');
  const l = new Lanes();
  const ofNeuron = (array: Float64Array): void =>
    void b.get(neuron).i32(3).op('i32.shl').memory('f64.load', addressOf(array));
  const variable = ({ of, slot }: Variable): Value => {
    if (of === 'input' && !plan.inputs[slot]!.driven) return l.f64(0);
    return l.leaf(`${of} ${slot}`, () => {
      switch (of) {
        case 'time':
          return void b.get(time);
        case 'index':
          return void b.get(neuron).op('f64.convert_i32_u');
        case 'state':
          return ofNeuron(values.states[slot]!);
        case 'parameter':
          return ofNeuron(values.parameters[slot]!);
        case 'input':
          return ofNeuron(values.inputs[slot]!);
        default:
          return withoutCode(`A ${of} in the mean spike count of ${plan.name}`);
      }
    });
  };
  let outside: Value | undefined;
  const list = (entries: ListValue): Value => {
    const each = lists.each(entries, plan.size);
    return l.leaf(`list ${addressOf(each)}`, () => ofNeuron(each));
  };
  const entry = (entries: ListValue, index: Value, when?: Value): Value =>
    lists.entry(entries, index, l, machine, mask => {
      const here = both(l, when, mask);
      outside = outside ? l.op('or', outside, here) : here;
    });
  const value = valueOf(mean, l, Object.assign(variable, { list, entry }));
  const checks = outside ? [outside] : [];
  b.get(step).op('f64.convert_i32_u').f64(h).op('f64.mul').set(time).f64(0).set(sum).i32(0).set(place);
  b.count(
    place,
    () => b.i32(sources.count),
    () => {
      if (placed) pushNumber(b, placed, place).set(neuron);
      else b.get(place).i32(sources.first).op('i32.add').set(neuron);
      const emitter = new LaneEmitter(b, false, lists.functionNumber(machine), [...checks, value]);
      for (const check of checks) {
        emitter.push(check);
        leaveIf(b);
      }
      emitter.push(value);
      b.tee(one)
        .f64(0)
        .op('f64.ge')
        .get(one)
        .f64(Infinity)
        .op('f64.lt', 'i32.and', 'i32.eqz')
        .if(() => b.i32(1).op('return'));
      b.get(sum).get(one).op('f64.add').set(sum);
    }
  );
  return sum;
}

/** Visits the neurons whose count is not 0. */
export function eachMeanCount(
  b: FunctionBuilder,
  { random }: Machine,
  { uniforms, step, from, to }: Omit<Drawing, 'lookup'>,
  mean: Local,
  visit: (neuron: Local, count: Local) => void
): void {
  const neuron = b.local('i32');
  const last = b.local('i32');
  const count = b.local('f64');
  from();
  b.set(neuron);
  to();
  b.set(last);
  const firstByte = (): unknown => b.get(neuron).i32(-8).op('i32.and').i32(3).op('i32.shl');
  uniforms.pushDraw(b, random.uniforms, step, firstByte, () => b.get(last).i32(3).op('i32.shl')).op('drop', 'drop');
  b.count(
    neuron,
    () => b.get(last),
    () => {
      b.get(mean).get(neuron).i32(3).op('i32.shl').memory('f64.load', addressOf(uniforms.values)).call(random.poisson);
      b.tee(count)
        .f64(0)
        .op('f64.gt')
        .if(() => visit(neuron, count));
    }
  );
}
