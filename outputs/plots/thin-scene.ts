// A scene with no more data than can be sent or kept. Rasters keep all rows: too many spikes become their density, and say so.
import { spikeCells } from './spike-cells.js';
import type { Mark, Numbers, Panel, Scene } from './scene.js';

export interface SceneLimits {
  /** of all rasters together; above, so many cells at most take their place, each with the number of its spikes */
  readonly spikes: number;
  readonly cells: number;
  /** of all lines together; above, stretches of a line are their extremes */
  readonly linePoints: number;
}

type Spikes = Extract<Mark, { kind: 'spikes' }>;

/** Lines of cells that a raster keeps at least, however many neurons it has: more than a window has pixels. */
const leastRows = 1024;
/** ms; cells are so wide times a power of two */
const narrowest = 1 / 64;

/** The scene itself where it is small enough. */
export function thinScene(scene: Scene, limits: SceneLimits): Scene {
  const samples = samplesTogether(scene, limits.linePoints);
  const crowded = marksOf(scene, 'spikes').reduce((sum, mark) => sum + mark.x.length, 0) > limits.spikes;
  if (!crowded && samples === 1) return scene;
  const cells = crowded ? cellsFor(scene, limits.cells) : new Map<Mark, Spikes>();
  const thinned = (mark: Mark): Mark =>
    mark.kind === 'line' && samples > 1 ? { ...mark, ...extremes(mark.x, mark.y, samples) } : (cells.get(mark) ?? mark);
  return { ...scene, panels: scene.panels.map(panel => ({ ...panel, marks: panel.marks.map(thinned) })) };
}

/** The finest cells of one size that are few enough, for the bands that are crowded. */
function cellsFor(scene: Scene, most: number): ReadonlyMap<Mark, Spikes> {
  const rasters = crowdedBands(scene, most / 2);
  const rows = rasters.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  let height = 1;
  while (rows / height > Math.min(leastRows, most / 2)) height *= 2;
  const made = (width: number): ReadonlyMap<Mark, Spikes> | undefined => {
    const found = new Map<Mark, Spikes>();
    let room = most / 2;
    for (const { mark, ...band } of rasters) {
      const cells = spikeCells(mark, band, { width, height }, room);
      if (!cells) return undefined;
      room -= cells.x.length;
      found.set(mark, cells);
    }
    return found;
  };
  // So wide that they fit even if every one is filled; finer ones may be empty often enough.
  let width = narrowest;
  while ((rows / height) * ((scene.time[1] - scene.time[0]) / width + 1) > most / 2) width *= 2;
  let best = made(width);
  while (!best) best = made((width *= 2));
  for (let finer = made(width / 2); finer && width > narrowest; finer = made(width / 2)) {
    best = finer;
    width /= 2;
  }
  return best;
}

/** All bands but the smallest, which have no more than `free` spikes together and stay as they are. */
function crowdedBands(scene: Scene, free: number): ReturnType<typeof rasterBands> {
  let left = free;
  return scene.panels
    .flatMap(rasterBands)
    .sort((a, b) => a.mark.x.length - b.mark.x.length)
    .filter(({ mark }) => (left -= mark.x.length) < 0);
}

/** A raster has a mark a band, in their order. */
function rasterBands(panel: Panel): readonly { readonly mark: Spikes; readonly from: number; readonly to: number }[] {
  const marks = panel.marks.filter((mark): mark is Spikes => mark.kind === 'spikes');
  return marks.map((mark, i) => {
    const band = panel.y.bands?.[i];
    return { mark, from: band?.from ?? Math.ceil(panel.y.domain[0]), to: band?.to ?? Math.floor(panel.y.domain[1]) };
  });
}

const marksOf = <K extends Mark['kind']>(scene: Scene, kind: K): readonly Extract<Mark, { kind: K }>[] =>
  scene.panels.flatMap(panel => panel.marks).filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);

/** The smallest power of two of samples that share their extremes. */
function samplesTogether(scene: Scene, most: number): number {
  const points = marksOf(scene, 'line').reduce((n, mark) => n + mark.y.length, 0);
  let samples = 1;
  while (points > most * Math.max(1, samples / 2)) samples *= 2;
  return samples;
}

/** The smallest and the largest value of every `samples` samples, in order of time. */
function extremes(x: Numbers, y: Numbers, samples: number): { readonly x: Float64Array; readonly y: Float64Array } {
  const kept: number[] = [];
  for (let start = 0; start < y.length; start += samples) {
    let [low, high] = [start, start];
    for (let i = start; i < Math.min(y.length, start + samples); i++) {
      if (y[i]! < y[low]!) low = i;
      if (y[i]! > y[high]!) high = i;
    }
    kept.push(Math.min(low, high), Math.max(low, high));
  }
  return { x: Float64Array.from(kept, i => x[i]!), y: Float64Array.from(kept, i => y[i]!) };
}
