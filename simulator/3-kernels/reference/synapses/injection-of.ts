// What synapses that act all the time add to inputs of their targets.
import type { Transmission } from '../../../2-plan/index.js';
import { eachSynapse, type Connectivity } from '../../connect/index.js';
import type { SynapseContext } from '../../network/index.js';
import { compile } from '../../values/index.js';

/** Adds what all synapses add from now on. Throws NetworkError. */
export function injectionOf(
  injects: Extract<Transmission, { kind: 'continuous' }>['injects'],
  { values, to, progress }: SynapseContext,
  connectivity: Connectivity
): () => void {
  const sums = injects.map(({ input, value }) => ({
    input: to.state.values.inputs[input]!,
    evaluate: compile(value, values.reader)
  }));
  return () =>
    eachSynapse(connectivity, (synapse, pre, post) => {
      values.at(pre, post);
      for (const { input, evaluate } of sums) input[post]! += evaluate(synapse);
      progress.spend(1);
    });
}
