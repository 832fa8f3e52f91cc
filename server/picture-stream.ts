// Turns the scenes of a running simulation into updates that repeat nothing, small enough to send while it goes on.
import type { Mark, Numbers, Panel, Scene } from '../outputs/index.js';
import { type MarkUpdate, type PanelHead, type PanelUpdate, type PictureUpdate, pack } from './protocol.js';

/** More than this is neither sent nor drawn: rows of rasters and samples of lines are thinned, and the update says so. */
export interface PictureLimits {
  readonly spikes: number;
  readonly linePoints: number;
}
export const pictureLimits: PictureLimits = { spikes: 1_000_000, linePoints: 1_000_000 };
/** While a run goes on less is sent, so that nobody waits for a picture that is replaced soon. */
export const livePictureLimits: PictureLimits = { spikes: 150_000, linePoints: 60_000 };

interface Sent {
  readonly head: string;
  readonly marks: readonly (readonly Numbers[])[];
}

/** Remembers what one client has been sent of one run. */
export class PictureStream {
  private sent: readonly Sent[] = [];
  private fresh = true;

  constructor(private readonly run: string) {}

  /** The next update starts afresh, as a sweep's next value does. */
  restart(): void {
    this.sent = [];
    this.fresh = true;
  }

  update(scene: Scene, limits: PictureLimits = pictureLimits): PictureUpdate {
    const everyRow = thinningOfRows(scene, limits.spikes);
    const samples = thinningOfLines(scene, limits.linePoints);
    const panels = scene.panels.map(panel => ({
      panel,
      marks: panel.marks.map(mark => columnsOf(mark, everyRow, samples))
    }));
    const updates = panels.map(({ panel, marks }, i) => panelUpdate(panel, marks, this.sent[i]));
    const update = {
      run: this.run,
      fresh: this.fresh,
      title: scene.title,
      subtitle: scene.subtitle,
      time: scene.time,
      spikes: { recorded: countSpikes(scene, 1), sent: countSpikes(scene, everyRow), everyRow },
      panels: updates
    };
    this.sent = panels.map(({ panel, marks }) => ({ head: JSON.stringify(headOf(panel)), marks }));
    this.fresh = false;
    return update;
  }
}

function panelUpdate(panel: Panel, marks: readonly (readonly Numbers[])[], sent: Sent | undefined): PanelUpdate {
  const head = headOf(panel);
  const updates = panel.marks.map((mark, j) => markUpdate(mark, marks[j]!, sent?.marks[j] ?? []));
  return JSON.stringify(head) === sent?.head ? { marks: updates } : { head, marks: updates };
}

function headOf({ kind, title, x, y, z, square, legend, notes, weight }: Panel): PanelHead {
  const { bands: _, ...across } = x;
  const { bands, ...upwards } = y;
  const rows = (bands ?? []).map(band => ({ ...band, neurons: pack(band.neurons) }));
  return {
    kind,
    title,
    x: across,
    y: upwards,
    ...(z && { z }),
    ...(square && { square }),
    bands: rows,
    legend,
    notes,
    weight
  };
}

function markUpdate(mark: Mark, columns: readonly Numbers[], sent: readonly Numbers[]): MarkUpdate {
  if (mark.kind === 'span' || mark.kind === 'text') return mark;
  const keep =
    sent.length === columns.length ? Math.min(...columns.map((column, i) => commonStart(column, sent[i]!))) : 0;
  const rest = { series: mark.series, keep, columns: columns.map(column => pack(column.slice(keep))) };
  if (mark.kind === 'cells') return { kind: 'cells', width: mark.width, height: mark.height, ...rest };
  return mark.kind === 'line' && mark.faint ? { kind: mark.kind, faint: true, ...rest } : { kind: mark.kind, ...rest };
}

/** Number of leading elements that are the same; NaN equals NaN. */
function commonStart(a: Numbers, b: Numbers): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (!Object.is(a[i], b[i])) return i;
  return shorter;
}

// ------------------------------------------------------------------------------------------------ thinning
function columnsOf(mark: Mark, everyRow: number, samples: number): readonly Numbers[] {
  switch (mark.kind) {
    case 'spikes':
      return everyRow === 1 ? [mark.x, mark.y] : keptRows(mark.x, mark.y, everyRow);
    case 'line':
      return samples === 1 ? [mark.x, mark.y] : extremes(mark.x, mark.y, samples);
    case 'points':
      return [mark.x, mark.y];
    case 'bars':
      return [mark.low, mark.high, mark.y];
    case 'cells':
      return [mark.x, mark.y, mark.z];
    case 'span':
    case 'text':
      return [];
  }
}

function keptRows(x: Numbers, y: Numbers, everyRow: number): readonly Numbers[] {
  const length = countRows(y, everyRow);
  const [keptX, keptY] = [new Float64Array(length), new Uint32Array(length)];
  let kept = 0;
  for (let i = 0; i < y.length; i++) {
    if (y[i]! % everyRow !== 0) continue;
    keptX[kept] = x[i]!;
    keptY[kept] = y[i]!;
    kept++;
  }
  return [keptX, keptY];
}

function countRows(y: Numbers, everyRow: number): number {
  if (everyRow === 1) return y.length;
  let count = 0;
  for (let i = 0; i < y.length; i++) if (y[i]! % everyRow === 0) count++;
  return count;
}

/** The smallest and the largest value of every `samples` samples, in order of time. */
function extremes(x: Numbers, y: Numbers, samples: number): readonly Numbers[] {
  const kept: number[] = [];
  for (let start = 0; start < y.length; start += samples) {
    let [low, high] = [start, start];
    for (let i = start; i < Math.min(y.length, start + samples); i++) {
      if (y[i]! < y[low]!) low = i;
      if (y[i]! > y[high]!) high = i;
    }
    kept.push(Math.min(low, high), Math.max(low, high));
  }
  return [Float64Array.from(kept, i => x[i]!), Float64Array.from(kept, i => y[i]!)];
}

/** The smallest power of two by which the rows must be thinned. */
function thinningOfRows(scene: Scene, most: number): number {
  let every = 1;
  while (countSpikes(scene, every) > most && every < 65_536) every *= 2;
  return every;
}

function countSpikes(scene: Scene, everyRow: number): number {
  return scene.panels
    .flatMap(panel => panel.marks)
    .reduce((sum, mark) => sum + (mark.kind === 'spikes' ? countRows(mark.y, everyRow) : 0), 0);
}

/** The smallest power of two of samples that share their extremes. */
function thinningOfLines(scene: Scene, most: number): number {
  const points = scene.panels
    .flatMap(panel => panel.marks)
    .reduce((n, mark) => n + (mark.kind === 'line' ? mark.y.length : 0), 0);
  let samples = 1;
  while (points > most * Math.max(1, samples / 2)) samples *= 2;
  return samples;
}
