// Colours of values in a map: from dark to light, told apart with any kind of colour vision; values of both signs from blue
// over grey to red, with 0 in the middle. After viridis of S. van der Walt & N. Smith (2015), and P. Kovesi 2015, arXiv:1509.03700.
import type { Domain } from './scene.js';

const sequential = [
  '#440154',
  '#482878',
  '#3e4989',
  '#31688e',
  '#26828e',
  '#1f9e89',
  '#35b779',
  '#6ece58',
  '#b5de2b',
  '#fde725'
];
const diverging = ['#2151db', '#6b7fe0', '#9ca9df', '#c9d0dd', '#dddddd', '#e2c3bd', '#e29a8c', '#d9705d', '#c13a30'];

/** Even around 0 where there are values of both signs; wide enough to see where all are equal. */
export function colourDomain(values: Iterable<number>): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high >= low)) return [0, 1];
  if (low < 0 && high > 0) return [-Math.max(-low, high), Math.max(-low, high)];
  return high > low ? [low, high] : [Math.min(low, 0), Math.max(high, 0) || 1];
}

/** `#rrggbb` of a value in a domain made by `colourDomain`; ends beyond it. */
export function colourOf(value: number, [low, high]: Domain): string {
  const anchors = low < 0 && high > 0 ? diverging : sequential;
  const place = Math.min(1, Math.max(0, (value - low) / (high - low))) * (anchors.length - 1);
  const index = Math.min(anchors.length - 2, Math.floor(place));
  const [a, b] = [channels(anchors[index]!), channels(anchors[index + 1]!)];
  return `#${a
    .map((x, i) =>
      Math.round(x + (b[i]! - x) * (place - index))
        .toString(16)
        .padStart(2, '0')
    )
    .join('')}`;
}

const channels = (hex: string): readonly number[] => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16));
