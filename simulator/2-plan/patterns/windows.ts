// Synapses from windows that slide over the rows and columns of the sources; by target, then by source.
import type { Recipe } from '../plan/index.js';
import { firstSeen, imageOf, lastSeen, linesOf, pairsAlong, placeIn } from './images.js';
import type { AppendSources } from './pattern.js';
import { forbiddenPairs, forbiddenSource } from './recipe.js';

/** First and last channel of the sources that a target of a channel sees. */
export type SeenChannels = (channel: number) => readonly [first: number, last: number];

export function appendWindows(recipe: Recipe, seen: SeenChannels): AppendSources {
  const from = imageOf(recipe.sources)!;
  const to = imageOf(recipe.targets)!;
  const { rows, columns } = linesOf(recipe);
  return (target, into) => {
    const { channel, row, column } = placeIn(to, target);
    const [first, last] = seen(channel);
    const left = forbiddenSource(recipe, target);
    for (let c = first; c <= last; c++) {
      for (let y = firstSeen(rows, row); y <= lastSeen(rows, row); y++) {
        for (let x = firstSeen(columns, column); x <= lastSeen(columns, column); x++) {
          const source = (c * from.rows + y) * from.columns + x;
          if (source !== left) into.reserve(1)[into.length++] = source;
        }
      }
    }
  };
}

/** How many synapses `appendWindows` makes. */
export function windowSynapses(recipe: Recipe, seen: SeenChannels): number {
  const { rows, columns } = linesOf(recipe);
  const { channels } = imageOf(recipe.targets)!;
  let pairs = 0;
  for (let channel = 0; channel < channels; channel++) {
    const [first, last] = seen(channel);
    pairs += (last - first + 1) * pairsAlong(rows) * pairsAlong(columns);
  }
  return forbiddenPairs(recipe) === 0 ? pairs : pairs - ownWindows(recipe, seen);
}

/** Targets that would see themselves. */
function ownWindows(recipe: Recipe, seen: SeenChannels): number {
  const from = imageOf(recipe.sources)!;
  const to = imageOf(recipe.targets)!;
  const { rows, columns } = linesOf(recipe);
  let count = 0;
  for (let target = 0; target < recipe.targets.count; target++) {
    const itself = forbiddenSource(recipe, target);
    if (itself < 0) continue;
    const { channel, row, column } = placeIn(to, target);
    const source = placeIn(from, itself);
    const [first, last] = seen(channel);
    const sees =
      source.channel >= first &&
      source.channel <= last &&
      source.row >= firstSeen(rows, row) &&
      source.row <= lastSeen(rows, row);
    if (sees && source.column >= firstSeen(columns, column) && source.column <= lastSeen(columns, column)) count++;
  }
  return count;
}
