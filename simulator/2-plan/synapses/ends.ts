// The neurons at both ends of a projection, and what pre.NAME and post.NAME stand for.
import type { Source } from '../../1-model/index.js';
import { mentions, networkError, replace, variable, type Formula, type Scope, type Side } from '../formula/index.js';
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
    name.of === 'pre' ? sideName('pre', pre, name) : name.of === 'post' ? sideName('post', post, name) : undefined,
  distance: source => distanceBetween(pre, post, source)
});

type Name = Parameters<Scope['name']>[0];

/** What is driven over a step has no value that others could read: what is added to it comes from everywhere. */
function unreadable(
  side: Side,
  { definition: { name: model, inputs }, population }: NeuronDraft,
  name: string,
  source: Source | undefined
): Error {
  const what = inputs.some(input => input.name === name) ? 'is an input of' : 'follows an input of';
  return networkError(
    'name-out-of-place',
    `${side}.${name} ${what} ${model}, which only the neuron itself reads; keep it in a state of ${model}, such as state ${name}_seen with each step { ${name}_seen = ${name} }, and read ${side}.${name}_seen.`,
    source ?? population.source
  );
}

/** A variable of the neuron on one side, as seen from a synapse. */
function sideName(side: Side, draft: NeuronDraft, { name, source }: Name): Formula | undefined {
  if (name === 'index') return variable('index', 0, side);
  const own = draft.own(name);
  if (own && own.kind !== 'list' && mentions(own, v => v.of === 'input')) throw unreadable(side, draft, name, source);
  if (!own || own.kind === 'list' || mentions(own, v => v.of === 'input' || v.of === 'noise' || v.of === 'time'))
    return undefined;
  return replace(own, leaf => ({ ...leaf, side }));
}
