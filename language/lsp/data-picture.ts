// A small picture of data for hovers: a sample of each class side by side, a sound from its first frame on, or where the events of a recording are.
import { encode } from 'fast-png';
import { readSample, sampleSize, type DataSet } from '../../simulator/index.js';
import { pictureMarkdown } from './picture-markdown.js';

/** Values of rows one after the other, 0 to 1. */
interface Tile {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
}

/** As Markdown; undefined for data that look like nothing, such as tables. */
export function dataPicture(set: DataSet): string | undefined {
  const tiles = set.events ? [eventsTile(set)] : set.shape.length >= 2 ? samplesOf(set) : [framesTile(set)];
  const shown = tiles.filter(tile => tile !== undefined);
  if (shown.length === 0) return undefined;
  return pictureMarkdown(set.name, 'image/png', png(shown));
}

/** Of more classes than that, the first ones. */
const mostTiles = 10;
/** pixels across and down that a tile has at most; one of less than half of it is drawn twice as large */
const largestTile = 128;

/** One of each class, or the first ones. */
function samplesOf(set: DataSet): Tile[] {
  const { labels, samples } = set;
  const wanted = labels
    ? labels.classes.slice(0, mostTiles).map((_, number) => labels.of.indexOf(number))
    : Array.from({ length: Math.min(4, samples) }, (_, sample) => sample);
  return wanted.filter(sample => sample >= 0).map(sample => sampleTile(set, sample));
}

/** The last two axes; of what lies behind one another, such as colours, the mean. */
function sampleTile(set: DataSet, sample: number): Tile {
  const [height, width] = set.shape.slice(-2) as [number, number];
  const row = new Float64Array(sampleSize(set));
  readSample(set, sample, row);
  const size = height * width;
  const planes = row.length / size;
  const span = set.range.high - set.range.low || 1;
  const values = Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let plane = 0; plane < planes; plane++) sum += row[plane * size + i]!;
    return (sum / planes - set.range.low) / span;
  });
  return { width, height, values };
}

/** Time goes to the right, the last value of a frame is at the top. A table of a few columns looks like nothing. */
function framesTile(set: DataSet): Tile | undefined {
  if (set.columns) return undefined;
  const [height, width] = [sampleSize(set), Math.min(set.samples, 2 * largestTile)];
  const values = new Float64Array(height * width);
  const frame = new Float64Array(height);
  const span = set.range.high - set.range.low || 1;
  for (let x = 0; x < width; x++) {
    readSample(set, x, frame);
    for (let y = 0; y < height; y++) values[(height - 1 - y) * width + x] = (frame[y]! - set.range.low) / span;
  }
  return { width, height, values };
}

/** How many events each pixel has in the first recording, of both polarities together. */
function eventsTile({ events, shape }: DataSet): Tile | undefined {
  if (shape.length < 2) return undefined;
  const [height, width] = shape.slice(-2) as [number, number];
  const values = new Float64Array(height * width);
  const last = events!.start[1]!;
  let most = 1;
  for (let event = 0; event < last; event++) {
    const at = events!.addresses[event]! % values.length;
    most = Math.max(most, ++values[at]!);
  }
  return { width, height, values: values.map(count => Math.sqrt(count / most)) };
}

/** Tiles side by side, a pixel apart, in shades of grey. */
function png(tiles: readonly Tile[]): Uint8Array {
  const { width, height } = tiles[0]!;
  const shrink = Math.max(1, Math.ceil(Math.max(width / (2 * largestTile), height / largestTile)));
  const grow = 2 * Math.max(width, height) <= largestTile ? 2 : 1;
  const across = Math.max(1, Math.floor((width / shrink) * grow));
  const down = Math.max(1, Math.floor((height / shrink) * grow));
  const whole = tiles.length * (across + 1) - 1;
  const data = new Uint8Array(whole * down).fill(128);
  for (const [i, { values }] of tiles.entries())
    for (let y = 0; y < down; y++)
      for (let x = 0; x < across; x++) {
        const from = Math.floor((y * shrink) / grow) * width + Math.floor((x * shrink) / grow);
        data[y * whole + i * (across + 1) + x] = Math.round(255 * Math.min(1, Math.max(0, values[from]!)));
      }
  return encode({ width: whole, height: down, data, channels: 1 });
}
