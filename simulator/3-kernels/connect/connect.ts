// Makes the synapses of a recipe.
import { PhiloxBlocks, streamKey, WordSequence, type WordBlocks } from '../../0-numbers/index.js';
import {
  certaintyOf,
  expectedSynapses,
  numberAt,
  patternOf,
  placeOf,
  SourceList,
  type NeuronSet,
  type PairValues,
  type Recipe
} from '../../2-plan/index.js';
import { ProgressMeter } from '../watch/index.js';
import { neuronNumbers, type Connectivity } from './connectivity.js';
import { ManyBlocks } from './many-blocks.js';

/** Targets `from` .. `to - 1`, as places in recipe.targets. */
export interface TargetPart {
  readonly from: number;
  readonly to: number;
}

/**
 * The synapses of a recipe that `checkRecipe` found possible. Random numbers are keyed by (seed, name of the projection, target):
 * `part` makes those of some targets alone, equal to theirs in the whole. `pairs` is needed by `where` and by probabilities that differ.
 * `blocks` gives the random words. Throws Cancelled where `pulse` was told to stop.
 */
export function connect(
  recipe: Recipe,
  seed: number,
  pairs: PairValues = everyPair,
  part: TargetPart = wholeOf(recipe),
  progress = new ProgressMeter(),
  blocks = blocksFor(recipe)
): Connectivity {
  const pattern = patternOf(recipe);
  const { sources, targets } = recipe;
  if (!pattern.connect) return listed(recipe, part);
  const draws = new WordSequence(streamKey(seed, `${recipe.projection}.pattern`), blocks);
  const append = pattern.connect(recipe, { draws, pairs, spend: synapses => progress.spend(synapses) });
  const made = new SourceList(sources.size, roomFor(recipe, part));
  const targetStart = new Uint32Array(targets.size + 1);
  let filled = 0;
  for (let place = part.from; place < part.to; place++) {
    const number = numberAt(targets, place);
    targetStart.fill(made.length, filled, number + 1);
    filled = number + 1;
    append(place, made);
    progress.spend(1 + made.length - targetStart[number]!);
  }
  targetStart.fill(made.length, filled);
  return {
    synapses: made.length,
    pre: numbered(sources, made.taken()),
    targetStart,
    sources: sources.size,
    targets: targets.size
  };
}

const everyPair: PairValues = (_pre, count) => new Float64Array(count).fill(1);

/** Generated code pays where there is much to draw. */
const many = 2 ** 16;

const blocksFor = (recipe: Recipe): WordBlocks =>
  expectedSynapses(recipe) > many ? new ManyBlocks() : new PhiloxBlocks();

const wholeOf = ({ targets }: Recipe): TargetPart => ({ from: 0, to: targets.count });

/** Expected synapses and five standard deviations of a binomial number; small where few of many pairs may be found. */
function roomFor(recipe: Recipe, part: TargetPart): number {
  const expected = (expectedSynapses(recipe) * (part.to - part.from)) / recipe.targets.count;
  return certaintyOf(recipe) === 'most' ? 1024 : Math.ceil(expected + 5 * Math.sqrt(expected));
}

/** Turns places of a set into numbers of neurons, where they differ. */
function numbered(set: NeuronSet, places: Uint16Array | Uint32Array): Uint16Array | Uint32Array {
  if (set.first > 0 || set.neurons) for (let i = 0; i < places.length; i++) places[i] = numberAt(set, places[i]!);
  return places;
}

/** The pairs of two lists whose target is in the part, in list order. */
function listed({ lists, sources, targets }: Recipe, part: TargetPart): Connectivity {
  const whole = part.from === 0 && part.to === targets.count;
  const inPart = (target: number): boolean =>
    placeOf(targets, target) >= part.from && placeOf(targets, target) < part.to;
  const kept = Array.from(lists.post!, (_, i) => i).filter(i => whole || inPart(lists.post![i]!));
  const pre = neuronNumbers(sources.size, kept.length);
  const post = neuronNumbers(targets.size, kept.length);
  kept.forEach((from, i) => {
    pre[i] = lists.pre![from]!;
    post[i] = lists.post![from]!;
  });
  return { synapses: kept.length, pre, post, sources: sources.size, targets: targets.size };
}
