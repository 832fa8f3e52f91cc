// The exact steps of linear states: neurons, or synapses, of equal coefficients are of one kind.
import { isNumber, stepPropagators, type Propagators } from '../../2-plan/index.js';
import { DistinctRows } from './distinct-rows.js';
import type { IntegratedValues } from './integrated-values.js';

export interface NeuronPropagators {
  readonly propagators: Propagators;
  /** the kind of each neuron; absent where all are of the first */
  readonly which?: Uint32Array;
}

/** `h` in ms. */
export function propagatorsOf(values: Omit<IntegratedValues, 'propagators'>, h: number): NeuronPropagators {
  const { plan, progress } = values;
  const {
    integrator: { linear },
    size
  } = plan;
  if (linear.propagators) return { propagators: linear.propagators };
  const formulas = [...linear.matrix.map(item => item.value), ...linear.noise.map(item => item.factor)];
  const varying = formulas.flatMap((formula, place) =>
    isNumber(formula) ? [] : [{ place, value: values.compile(formula) }]
  );
  const rows = new DistinctRows(varying.length ? size : 1, formulas.length);
  const which = new Uint32Array(size);
  for (let neuron = 0; neuron < (varying.length ? size : 1); neuron++) {
    values.goTo?.(neuron);
    const row = rows.next;
    formulas.forEach((formula, place) => isNumber(formula) && (row[place] = formula.value));
    for (const { place, value } of varying) row[place] = value(neuron);
    which[neuron] = rows.find();
  }
  // a step of a state takes about as long as a neuron's
  const made = (): void => progress.spend(linear.slots.length);
  const propagators = stepPropagators(plan, { kinds: rows.count, values: rows.values }, h, made);
  return { propagators, which };
}
