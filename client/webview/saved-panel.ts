// The panel over a reload of the window: kept as the messages that told it what it shows, so that coming back is receiving them again.
import { formatCount, isAllRows, thinScene, type Mark, type RowChoice, type SceneLimits } from '../../outputs/index.js';
import { interrupted, type PictureUpdate } from '../../server/protocol.js';
import { list, number, pair, record, text } from '../../server/shape.js';
import type { RunNews, SavedPanel } from '../panels/messages.js';
import { GrowingArray } from './growing-array.js';
import { isDataMark, wholeUpdate, type Picture, type PictureMark } from './picture.js';
import { receivedNews } from './received.js';
import { ownPicture, type RunView } from './run-view.js';
import { sceneOf } from './scene-of.js';
import type { TimeView } from './time-view.js';

/** Characters of a picture that VS Code shall keep; it writes them into its own database. */
export const mostKept = 4_000_000;
/** What a picture that is larger is thinned to, so that it fits. */
const keptLimits: SceneLimits = { spikes: 75_000, cells: 75_000, linePoints: 70_000 };

/** What a panel keeps; packs a picture once, however often the time in view changes. */
export class SavedPanels {
  private packed: { readonly of: Picture; readonly update: PictureUpdate | undefined } | undefined;

  constructor(private readonly most = mostKept) {}

  /** Undefined before the first run. While a run goes on its picture is not kept; one too large to keep is replaced by a sentence that says so. */
  of(view: RunView, time: TimeView | undefined, rows: RowChoice): SavedPanel | undefined {
    const { started, ended } = view;
    const picture = ownPicture(view);
    if (!started) return undefined;
    const messages: RunNews[] = [{ type: 'started', started }];
    const kept = picture && ended ? this.pack(picture) : undefined;
    if (kept) messages.push({ type: 'picture', picture: kept });
    const notice = picture && ended && !kept ? tooLarge(picture.spikes.recorded) : view.notice;
    if (notice !== undefined) messages.push({ type: 'notice', text: notice });
    if (ended) messages.push({ type: 'ended', ended });
    if (view.stale) messages.push({ type: 'stale', stale: true });
    return {
      messages,
      ...(time && kept && { time: [time.from, time.to] }),
      ...(!isAllRows(rows) && { rows })
    };
  }

  private pack(picture: Picture): PictureUpdate | undefined {
    if (this.packed?.of !== picture) {
      const small = sizeOf(picture) <= this.most ? picture : thinned(picture);
      this.packed = { of: picture, update: sizeOf(small) <= this.most ? wholeUpdate(small) : undefined };
    }
    return this.packed.update;
  }
}

/** Characters of the packed picture, at most. */
function sizeOf({ panels }: Picture): number {
  const numbers = panels
    .flatMap(panel => panel.marks)
    .flatMap(mark => ('columns' in mark ? mark.columns : []))
    .reduce((sum, column) => sum + column.length, 0);
  return (numbers * 8 * 4) / 3;
}

/** The same panels with less in them: density of spikes, extremes of lines. */
function thinned(picture: Picture): Picture {
  const scene = thinScene(sceneOf(picture), keptLimits);
  const markOf = (mark: PictureMark, small: Mark): PictureMark => {
    if (!isDataMark(mark) || (small.kind !== 'spikes' && small.kind !== 'line')) return mark;
    const counted = small.kind === 'spikes' && small.counts && small.cell;
    const columns = counted ? [small.x, small.y, small.counts] : [small.x, small.y];
    return { ...mark, ...(counted && { size: small.cell }), columns: columns.map(column => GrowingArray.of(column)) };
  };
  const cell = scene.panels.flatMap(panel => panel.marks).find(mark => mark.kind === 'spikes' && mark.cell);
  return {
    ...picture,
    spikes: { ...picture.spikes, ...(cell?.kind === 'spikes' && cell.cell && { cell: cell.cell }) },
    panels: picture.panels.map((panel, i) => ({
      ...panel,
      marks: panel.marks.map((mark, j) => markOf(mark, scene.panels[i]!.marks[j]!))
    }))
  };
}

const tooLarge = (spikes: number): string =>
  `The picture (${formatCount(spikes)} spikes) was too large to keep through a reload of the window; run again to see it.`;

/** What was kept, where it has the form that `savedPanel` gives it. A run that was going on when the window closed has ended with it. */
export function readSavedPanel(
  state: unknown
): { readonly messages: readonly RunNews[]; readonly time?: TimeView; readonly rows?: RowChoice } | undefined {
  if (!isRecord(state) || !Array.isArray(state.messages)) return undefined;
  const messages = state.messages.map(receivedNews).filter(message => message !== undefined);
  const started = messages.find(message => message.type === 'started')?.started;
  if (!started || messages.length < state.messages.length) return undefined;
  const all = messages.some(message => message.type === 'ended')
    ? messages
    : [...messages, { type: 'ended' as const, ended: interrupted(started.run) }];
  const [from, to] = Array.isArray(state.time) ? (state.time as unknown[]) : [];
  return {
    messages: all,
    ...(typeof from === 'number' && typeof to === 'number' && to > from && { time: { from, to } }),
    ...(isRowChoice(state.rows) && { rows: state.rows as RowChoice })
  };
}

const isRowChoice = record<RowChoice>({
  sort: text,
  hidden: list(text),
  stretches: value => isRecord(value) && Object.values(value).every(pair(number))
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
