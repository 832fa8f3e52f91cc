// The neurons at both ends of a projection, and what pre.NAME and post.NAME stand for.
import { mentions, replace, variable, type Formula, type Scope, type Side } from '../formula/index.js';
import { distanceBetween, type NeuronDraft } from '../neurons/index.js';

/** The neurons at both ends of a projection, as seen from it. */
export interface Ends {
  readonly pre: NeuronDraft;
  readonly post: NeuronDraft;
  /** what `pre.NAME` and `post.NAME` stand for */
  readonly name: Scope['name'];
  readonly distance: NonNullable<Scope['distance']>;
}

export const endsOf = (pre: NeuronDraft, post: NeuronDraft): Ends => ({
  pre,
  post,
  name: name =>
    name.of === 'pre'
      ? sideName('pre', pre, name.name)
      : name.of === 'post'
        ? sideName('post', post, name.name)
        : undefined,
  distance: source => distanceBetween(pre, post, source)
});

/** A variable of the neuron on one side, as seen from a synapse. */
function sideName(side: Side, draft: NeuronDraft, name: string): Formula | undefined {
  if (name === 'index') return variable('index', 0, side);
  const own = draft.own(name);
  if (!own || own.kind === 'list' || mentions(own, v => v.of === 'input' || v.of === 'noise' || v.of === 'time'))
    return undefined;
  return replace(own, leaf => ({ ...leaf, side }));
}
