// What synapses that act all the time add to inputs of their targets.
import type { Inject } from '../../../2-plan/index.js';
import { eachSynapse, type Connectivity } from '../../connect/index.js';
import type { SynapseContext } from '../../network/index.js';
import { compile, type Reader } from '../../values/index.js';

/** Adds what all synapses add from now on. `reader`: of what formulas of the synapses read. Throws NetworkError. */
export function injectionOf(
  injects: readonly Inject[],
  { values, to, progress }: SynapseContext,
  connectivity: Connectivity,
  reader: Reader = values.reader
): () => void {
  const sums = injects.map(({ input, value }) => ({
    input: to.state.values.inputs[input]!,
    evaluate: compile(value, reader)
  }));
  return () =>
    eachSynapse(connectivity, (synapse, pre, post) => {
      values.at(pre, post);
      for (const { input, evaluate } of sums) input[post]! += evaluate(synapse);
      progress.spend(1);
    });
}
