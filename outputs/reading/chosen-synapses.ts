// Which synapses a condition on the neurons of both sides chooses: `mean(weight of c where post.index == 3 and pre.inh == 0)`.
import {
  evaluate,
  nobody,
  ofNeurons,
  sidesIn,
  type Expression,
  type RecordedProjection,
  type Recording,
  type Selection
} from '../../simulator/index.js';
import { resolveConstant } from './constant.js';
import { chosenBy, rangesText } from './selection.js';
import { written } from './written.js';

/** Of each synapse of a connection, in the order in which it numbers them: the two neurons, by their numbers. */
export interface SynapsePairs {
  readonly pre: (synapse: number) => number;
  readonly post: (synapse: number) => number;
}

/** Of the synapses `elements` those for which the condition of the selection holds. Throws NetworkError where there is none. */
export function chosenSynapses(
  recording: Recording,
  selection: Selection,
  elements: Uint32Array,
  pairs: SynapsePairs
): Uint32Array {
  const { of, where } = selection;
  if (!where) return elements;
  const parts = recording.projections.filter(({ connect }) => connect === of);
  const holds = parts.map(part => conditionOf(where, recording, part, pairs));
  let [at, end] = [0, parts[0]?.synapses ?? 0];
  const chosen = elements.filter(element => {
    while (element >= end && at < parts.length - 1) end += parts[++at]!.synapses;
    return holds[at]!(element);
  });
  if (chosen.length > 0) return chosen;
  throw nobody(rangesText(recording, selection), written(where), where, 'synapse');
}

type Holds = (synapse: number) => boolean;

/** What is said of one side the run has looked for; numbers of neurons are compared here. */
function conditionOf(where: Expression, recording: Recording, part: RecordedProjection, pairs: SynapsePairs): Holds {
  if (where.kind === 'not') {
    const holds = conditionOf(where.operand, recording, part, pairs);
    return synapse => !holds(synapse);
  }
  if (where.kind === 'binary' && (where.operator === 'and' || where.operator === 'or')) {
    const [left, right] = [where.left, where.right].map(side => conditionOf(side, recording, part, pairs)) as [
      Holds,
      Holds
    ];
    return where.operator === 'and'
      ? synapse => left(synapse) && right(synapse)
      : synapse => left(synapse) || right(synapse);
  }
  const [side, other] = sidesIn(where);
  if (side !== undefined && other === undefined) {
    const chosen = chosenBy(ofNeurons(where), recording, side === 'pre' ? part.from : part.to);
    return synapse => chosen[pairs[side](synapse)] === 1;
  }
  return synapse =>
    evaluate(where, part =>
      part.kind === 'name' && (part.of === 'pre' || part.of === 'post')
        ? pairs[part.of](synapse)
        : resolveConstant(recording, part)
    ) !== 0;
}
