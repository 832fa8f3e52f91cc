// Each target to a window of sources in all channels; by target, then by source. A list of values is a kernel, shared by all positions:
// one value for each (channel of the target, channel of the source, row, column), the last fastest.
import { add, multiply, number, type Formula } from '../formula/index.js';
import type { Recipe } from '../plan/index.js';
import { coordinates, imageOf, impossibleWindow, linesOf, offset } from './images.js';
import type { Pattern } from './pattern.js';
import { appendWindows, windowSynapses, type SeenChannels } from './windows.js';

const allChannels = (recipe: Recipe): SeenChannels => {
  const all = [0, imageOf(recipe.sources)!.channels - 1] as const;
  return () => all;
};

export const convolution: Pattern = {
  name: 'convolution',
  impossible: impossibleWindow,
  expected: recipe => windowSynapses(recipe, allChannels(recipe)),
  certainty: () => 'exact',
  connect: recipe => appendWindows(recipe, allChannels(recipe)),
  shared: recipe => {
    const from = imageOf(recipe.sources)!.channels;
    const to = imageOf(recipe.targets)!.channels;
    const { rows, columns } = linesOf(recipe);
    return {
      count: to * from * rows.size * columns.size,
      entry: kernelEntry(recipe),
      text: `${to} target channels × ${from} source channels × ${rows.size} rows × ${columns.size} columns`
    };
  }
};

function kernelEntry(recipe: Recipe): Formula {
  const { rows, columns } = linesOf(recipe);
  const source = coordinates(recipe.sources, 'pre');
  const target = coordinates(recipe.targets, 'post');
  const digits: readonly (readonly [Formula, number])[] = [
    [target.channel, 1],
    [source.channel, imageOf(recipe.sources)!.channels],
    [offset(source.row, target.row, rows), rows.size],
    [offset(source.column, target.column, columns), columns.size]
  ];
  return digits.reduce<Formula>((entry, [digit, base]) => add(multiply(entry, number(base)), digit), number(0));
}
