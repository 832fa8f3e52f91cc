// Code for counts whose mean changes: the sum of the means of the sources at the end of a step, and what targets draw with it.
import type { Formula, ListValue, NeuronSet } from '../../../2-plan/index.js';
import type { SynapseContext } from './synapse-context.js';
import { column, Cursor, LaneEmitter, Lanes, type Code, type F64, type I32, type Value } from '../code/index.js';
import { valueOf } from '../formula/formula-value.js';
import { ImpossibleValues } from '../formula/impossible-values.js';
import { neuronVariables } from '../group/neuron-variables.js';
import type { PlacedLists } from '../group/placed-lists.js';
import type { Machine } from '../machine.js';
import { addressOf } from '../memory/arena.js';
import type { Drawing } from '../drawing/poisson-code.js';

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
  f: Code,
  machine: Machine,
  { mean, sources, placed, made, lists }: MeanOfSources,
  step: I32
): F64 {
  const {
    from: { values, plan },
    h
  } = made;
  const time = f.keep(step.toF64().times(h));
  const sum = f.keep(f.f64(0));
  const [neuron, one] = [f.local('i32'), f.local('f64')];
  const l = new Lanes();
  const impossible = new ImpossibleValues(l);
  const ofNeuron = (array: Float64Array): F64 => column(array).at(neuron);
  const variable = neuronVariables(
    plan,
    values,
    {
      l,
      array: (key, numbers) => l.leaf(key, () => ofNeuron(numbers)),
      time: () => l.leaf('time', () => time),
      index: () => l.leaf('index', () => neuron.toF64())
    },
    'in its mean spike count'
  );
  const list = (entries: ListValue): Value => {
    const each = lists.each(entries, plan.size);
    return l.leaf(`list ${addressOf(each)}`, () => ofNeuron(each));
  };
  const entry = (entries: ListValue, index: Value, when?: Value): Value =>
    lists.entry(entries, index, l, machine, mask => impossible.note(mask, when));
  const value = valueOf(mean, l, Object.assign(variable, { list, entry }));
  f.each(0, sources.count, place => {
    neuron.set(placed ? column(placed).at(place) : place.plus(sources.first));
    const emitter = new LaneEmitter(f, false, lists.functionNumber(machine), [...impossible.roots, value]);
    impossible.check(f, emitter, () => f.return(1));
    const isPossible = one.assigned(emitter.number(value)).isAtLeast(0).and(one.isBelow(Infinity));
    f.returnIf(isPossible.not(), 1);
    sum.set(sum.plus(one));
  });
  return sum;
}

/** Visits the neurons whose count is not 0. */
export function eachMeanCount(
  f: Code,
  { random }: Machine,
  { uniforms, step, from, to }: Omit<Drawing, 'lookup'>,
  mean: F64,
  visit: (neuron: I32, count: F64) => void
): void {
  const count = f.local('f64');
  const neuron = f.keep(from);
  const last = f.keep(to);
  uniforms.draw(f, random.uniforms, step, Cursor.of(neuron.and(-8)), Cursor.of(last));
  f.count(neuron, last, () => {
    const drawn = f.callF64(random.poisson, mean, column(uniforms.values).at(neuron));
    f.if(count.assigned(drawn).isAbove(0), () => visit(neuron, count));
  });
}
