// Turns the scenes of a running simulation into updates that repeat nothing, small enough to send while it goes on.
import { thinScene, type Mark, type Numbers, type Panel, type Scene, type SceneLimits } from '../outputs/index.js';
import type { MarkUpdate, PanelHead, PanelUpdate, PictureUpdate } from './protocol.js';

const pictureLimits: SceneLimits = { spikes: 1_000_000, cells: 300_000, linePoints: 1_000_000 };
/** While a run goes on less is sent, so that nobody waits for a picture that is replaced soon. */
export const livePictureLimits: SceneLimits = { spikes: 150_000, cells: 150_000, linePoints: 60_000 };

interface Sent {
  readonly head: string;
  readonly marks: readonly SentMark[];
}
interface SentMark {
  readonly columns: readonly Numbers[];
  readonly look: string;
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

  update(scene: Scene, limits: SceneLimits = pictureLimits): PictureUpdate {
    const thinned = thinScene(scene, limits);
    const panels = thinned.panels.map(panel => ({ panel, head: headOf(panel), marks: panel.marks.map(columnsOf) }));
    const updates = panels.map(({ panel, head, marks }, i) => panelUpdate(panel, head, marks, this.sent[i]));
    const cell = thinned.panels.flatMap(panel => panel.marks).find(mark => mark.kind === 'spikes' && mark.cell);
    const update = {
      run: this.run,
      fresh: this.fresh,
      title: scene.title,
      subtitle: scene.subtitle,
      time: scene.time,
      spikes: { recorded: countSpikes(scene), ...(cell?.kind === 'spikes' && cell.cell && { cell: cell.cell }) },
      panels: updates
    };
    this.sent = panels.map(({ head, panel, marks }) => ({
      head: headText(head),
      marks: marks.map((columns, j) => ({ columns, look: lookOf(panel.marks[j]!) }))
    }));
    this.fresh = false;
    return update;
  }
}

function panelUpdate(
  panel: Panel,
  head: PanelHead,
  marks: readonly (readonly Numbers[])[],
  sent: Sent | undefined
): PanelUpdate {
  const updates = panel.marks.map((mark, j) => markUpdate(mark, marks[j]!, sent?.marks[j]));
  return headText(head) === sent?.head ? { marks: updates } : { head, marks: updates };
}

/** Equal where the heads are. */
const headText = (head: PanelHead): string =>
  JSON.stringify(head, (_, value: unknown) => (value instanceof Uint32Array ? value.join() : value));

/** Equal where cells are counted alike, so that those sent before may stay. */
const lookOf = (mark: Mark): string => (mark.kind === 'spikes' ? JSON.stringify(mark.cell ?? null) : '');

function headOf({ kind, title, x, y, z, square, legend, notes, weight }: Panel): PanelHead {
  const { bands: _, ...across } = x;
  const { bands, ...upwards } = y;
  const rows = (bands ?? []).map(band => ({ ...band, neurons: band.neurons }));
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

function markUpdate(mark: Mark, columns: readonly Numbers[], sent: SentMark | undefined): MarkUpdate {
  if (mark.kind === 'span' || mark.kind === 'text') return mark;
  const stays = sent?.columns.length === columns.length && sent.look === lookOf(mark);
  const keep = stays ? Math.min(...columns.map((column, i) => commonStart(column, sent.columns[i]!))) : 0;
  const rest = { series: mark.series, keep, columns: columns.map(column => column.slice(keep)) };
  switch (mark.kind) {
    case 'cells':
      return { kind: 'cells', width: mark.width, height: mark.height, ...rest };
    case 'spikes':
      return { kind: 'spikes', ...(mark.cell && { cell: mark.cell }), ...rest };
    case 'line':
      return {
        kind: 'line',
        ...(mark.faint && { faint: true }),
        ...(mark.name !== undefined && { name: mark.name }),
        ...rest
      };
    default:
      return { kind: mark.kind, ...rest };
  }
}

/** Number of leading elements that are the same; NaN equals NaN. */
function commonStart(a: Numbers, b: Numbers): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (!Object.is(a[i], b[i])) return i;
  return shorter;
}

function columnsOf(mark: Mark): readonly Numbers[] {
  switch (mark.kind) {
    case 'spikes':
      return mark.counts ? [mark.x, mark.y, mark.counts] : [mark.x, mark.y];
    case 'line':
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

function countSpikes(scene: Scene): number {
  return scene.panels
    .flatMap(panel => panel.marks)
    .reduce((sum, mark) => sum + (mark.kind === 'spikes' ? mark.x.length : 0), 0);
}
