// Each target to a window of sources in its own channel; by target, then by source.
import { imageOf, impossibleWindow } from './images.js';
import type { Pattern } from './pattern.js';
import { appendWindows, windowSynapses, type SeenChannels } from './windows.js';

const ownChannel: SeenChannels = channel => [channel, channel];

export const pool: Pattern = {
  name: 'pool',
  impossible: recipe => {
    const wrong = impossibleWindow(recipe);
    const { projection, sources, targets } = recipe;
    if (wrong) return wrong;
    const from = imageOf(sources)!.channels;
    const to = imageOf(targets)!.channels;
    return from === to
      ? undefined
      : `pool of ${projection} keeps channels apart, but ${sources.population} has ${from} and ${targets.population} has ${to}: give both the same number.`;
  },
  expected: recipe => windowSynapses(recipe, ownChannel),
  certainty: () => 'exact',
  connect: recipe => appendWindows(recipe, ownChannel)
};
