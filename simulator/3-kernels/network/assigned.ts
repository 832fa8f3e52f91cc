// An assignment of a neuron's model as a function of the neuron: to a local of the block, or to a state, which is then checked.
import { operate } from '../../1-model/index.js';
import type { Assignment } from '../../2-plan/index.js';
import type { GroupState } from './group-state.js';

/** What it gives throws NetworkError where the state leaves the numbers. */
export function assigned(state: GroupState, { target, operator, value }: Assignment): (neuron: number) => void {
  const { locals, states } = state.values;
  const evaluate = state.values.compileEvent(value);
  if (target.kind === 'local') return neuron => (locals[target.slot] = evaluate(neuron));
  const into = states[target.slot]!;
  return neuron => {
    into[neuron] = operator ? operate(operator, into[neuron]!, evaluate(neuron)) : evaluate(neuron);
    state.checkNeuron(target.slot, neuron);
  };
}
