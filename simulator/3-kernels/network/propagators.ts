// The exact steps of the linear states of a group: neurons of equal coefficients share one.
import { stepPropagators, type GroupPlan, type LinearPlan } from '../../2-plan/index.js';
import type { GroupValues } from '../values/index.js';

export type Propagators = NonNullable<LinearPlan['propagators']>;

/** The propagators that occur, each kind once, and which of them each neuron has; no `which` where all have the same. */
export function propagatorsIn(
  group: GroupPlan,
  values: GroupValues,
  h: number
): [readonly Propagators[], Uint32Array?] {
  const { propagators } = group.integrator.linear;
  return propagators ? [[propagators]] : differing(group, values, h);
}

/** Neuron updates that take about as long as making propagators. */
const operations = 256;

function differing(group: GroupPlan, values: GroupValues, h: number): [Propagators[], Uint32Array] {
  const {
    integrator: { linear },
    size
  } = group;
  const formulas = [...linear.matrix.map(item => item.value), ...linear.noise.map(item => item.factor)].map(f =>
    values.compile(f)
  );
  const entries = linear.matrix.length;
  const known = new Map<string, number>();
  const made: Propagators[] = [];
  const which = new Uint32Array(size);
  for (let neuron = 0; neuron < size; neuron++) {
    const coefficients = formulas.map(f => f(neuron));
    const key = coefficients.join();
    let found = known.get(key);
    if (found === undefined) {
      found = made.push(stepPropagators(group, coefficients.slice(0, entries), coefficients.slice(entries), h)) - 1;
      known.set(key, found);
      values.progress.spend(operations);
    }
    which[neuron] = found;
  }
  return [made, which];
}
