// What the variables of neurons' formulas are: their states, parameters and inputs in memory, the time, and their numbers.
import type { GroupPlan, Variable } from '../../../2-plan/index.js';
import type { Lanes, Value } from '../code/index.js';
import { withoutCode } from '../formula/formula-value.js';
import type { GroupArrays } from './group-arrays.js';

/** How a neuron, or two, is read. */
export interface NeuronValues {
  readonly l: Lanes;
  /** its number in an array */
  readonly array: (key: string, values: Float64Array) => Value;
  /** ms */
  readonly time: () => Value;
  readonly index: () => Value;
}

/** `where` the formulas stand, for an error of our own. */
export function neuronVariables(
  { inputs: plans, name }: GroupPlan,
  { states, parameters, inputs, frozen }: Pick<GroupArrays, 'states' | 'parameters' | 'inputs' | 'frozen'>,
  { l, array, time, index }: NeuronValues,
  where: string
): (variable: Variable) => Value {
  return ({ of, slot }) => {
    switch (of) {
      case 'state':
        return array(`state ${slot}`, states[slot]!);
      case 'parameter':
        return array(`parameter ${slot}`, parameters[slot]!);
      case 'input':
        return plans[slot]!.driven ? array(`input ${slot}`, inputs[slot]!) : l.f64(0);
      case 'time':
        return time();
      case 'index':
        return index();
      case 'frozen':
        return array(`frozen ${slot}`, frozen[slot]!);
      case 'local':
      case 'noise':
      case 'total':
      case 'course':
        return withoutCode(`A ${of} of ${name} ${where}`);
    }
  };
}
