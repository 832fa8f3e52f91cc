// What synapses that act all the time add to inputs of their targets.
import type { Inject } from '../../../2-plan/index.js';
import { eachSynapse, type Connectivity } from '../../connect/index.js';
import type { PastStates, SynapseContext } from '../../network/index.js';
import { compile, type Reader } from '../../values/index.js';

/** Adds what all synapses add from the end of a step on. `reader`: of what formulas of the synapses read; `past`: what they look back to. Throws NetworkError. */
export function injectionOf(
  injects: readonly Inject[],
  { values, to, progress }: SynapseContext,
  connectivity: Connectivity,
  reader: Reader = values.reader,
  past?: PastStates
): (step: number) => void {
  const sums = injects.map(({ input, value }) => ({
    input: to.state.values.inputs[input]!,
    evaluate: compile(value, reader)
  }));
  return step => {
    past?.note(step);
    past?.lookFrom(step);
    eachSynapse(connectivity, (synapse, pre, post) => {
      values.at(pre, post);
      for (const { input, evaluate } of sums) input[post]! += evaluate(synapse);
      progress.spend(1);
    });
  };
}
