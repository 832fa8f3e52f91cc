// The picture of one run as assembled from its updates. Holds data; draws nothing.
import {
  type MarkUpdate,
  type PanelHead,
  type PanelUpdate,
  type PictureUpdate,
  pack,
  unpack
} from '../../server/protocol.js';
import { GrowingArray } from './growing-array.js';

/** `columns` are x and y of spikes, points and lines, of density also counts; low, high and y of bars; x, y and z of cells. */
export interface DataMark {
  readonly kind: 'spikes' | 'points' | 'line' | 'bars' | 'cells';
  readonly series: number;
  readonly faint: boolean;
  /** of a line that shows something else than its series */
  readonly name?: string;
  /** of cells, and of spikes of which only the density is here */
  readonly size?: { readonly width: number; readonly height: number };
  readonly columns: readonly GrowingArray[];
}
export type PictureMark = DataMark | Extract<MarkUpdate, { kind: 'span' | 'text' }>;

export interface Band extends Omit<PanelHead['bands'][number], 'neurons'> {
  readonly neurons: ArrayLike<number>;
}
export interface PicturePanel {
  readonly head: PanelHead;
  readonly bands: readonly Band[];
  readonly marks: readonly PictureMark[];
  /** of a raster, the spikes of the run that it is compared with, one mark a band */
  readonly reference?: readonly (DataMark | undefined)[];
}

export interface Picture {
  readonly run: string;
  readonly title: string;
  readonly subtitle: string;
  /** ms */
  readonly time: readonly [number, number];
  readonly spikes: PictureUpdate['spikes'];
  readonly panels: readonly PicturePanel[];
}

/**
 * The next picture. Takes over the data of the one before, which must not be used afterwards.
 * Throws a RangeError where the update builds on what this page has not got, as after a reload.
 */
export function updatePicture(before: Picture | undefined, update: PictureUpdate): Picture {
  const known = update.fresh || before?.run !== update.run ? [] : before.panels;
  if (!update.panels.every((panel, i) => fits(known[i], panel)))
    throw new RangeError('It builds on data that are not here.');
  const panels = update.panels.map((panel, i) => updatePanel(known[i], panel));
  return {
    run: update.run,
    title: update.title,
    subtitle: update.subtitle,
    time: update.time,
    spikes: update.spikes,
    panels
  };
}

/** Seen to first, so that a picture is updated as a whole or not at all. */
function fits(before: PicturePanel | undefined, update: PanelUpdate): boolean {
  const kept = (j: number): number => {
    const mark = before?.marks[j];
    return mark && isDataMark(mark) ? Math.min(...mark.columns.map(column => column.length)) : 0;
  };
  return (
    (before || update.head) !== undefined && update.marks.every((mark, j) => !('keep' in mark) || mark.keep <= kept(j))
  );
}

function updatePanel(before: PicturePanel | undefined, update: PanelUpdate): PicturePanel {
  const head = update.head ?? before?.head;
  if (!head) throw new RangeError('A panel begins with its head.');
  const bands =
    update.head || !before ? head.bands.map(band => ({ ...band, neurons: unpack(band.neurons) })) : before.bands;
  return { head, bands, marks: update.marks.map((mark, j) => updateMark(before?.marks[j], mark)) };
}

function updateMark(before: PictureMark | undefined, update: MarkUpdate): PictureMark {
  if (update.kind === 'span' || update.kind === 'text') return update;
  const kept = before && isDataMark(before) ? before.columns : [];
  const columns = update.columns.map((packed, i) => {
    const column = kept[i] ?? new GrowingArray();
    column.truncate(update.keep);
    column.append(unpack(packed));
    return column;
  });
  const size =
    update.kind === 'cells'
      ? { size: { width: update.width, height: update.height } }
      : update.kind === 'spikes' && update.cell
        ? { size: update.cell }
        : {};
  return {
    kind: update.kind,
    series: update.series,
    faint: 'faint' in update && update.faint === true,
    ...('name' in update && update.name !== undefined && { name: update.name }),
    ...size,
    columns
  };
}

/** One that stays as it is when this picture is updated. */
export const copyOf = (picture: Picture): Picture => ({
  ...picture,
  panels: picture.panels.map(panel => ({
    ...panel,
    marks: panel.marks.map(mark =>
      isDataMark(mark) ? { ...mark, columns: mark.columns.map(column => GrowingArray.of(column.values)) } : mark
    )
  }))
});

/** The update that makes this picture out of nothing, for keeping it. */
export function wholeUpdate(picture: Picture): PictureUpdate {
  const { run, title, subtitle, time, spikes } = picture;
  const panels = picture.panels.map(({ head, bands, marks }) => ({
    head: { ...head, bands: bands.map(band => ({ ...band, neurons: pack(Uint32Array.from(band.neurons)) })) },
    marks: marks.map(wholeMark)
  }));
  return { run, fresh: true, title, subtitle, time, spikes, panels };
}

function wholeMark(mark: PictureMark): MarkUpdate {
  if (!isDataMark(mark)) return mark;
  const { kind, series } = mark;
  const rest = { series, keep: 0, columns: mark.columns.map(({ values }) => pack(narrowed(values))) };
  if (kind === 'spikes') return { kind, ...(mark.size && { cell: mark.size }), ...rest };
  if (kind === 'cells') return { kind, width: mark.size?.width ?? 1, height: mark.size?.height ?? 1, ...rest };
  if (kind !== 'line') return { kind, ...rest };
  return { kind, ...(mark.faint && { faint: true }), ...(mark.name !== undefined && { name: mark.name }), ...rest };
}

/** Whole numbers take half the room. */
function narrowed(values: Float64Array): Float64Array | Uint32Array {
  const whole = Uint32Array.from(values);
  return whole.every((value, i) => Object.is(value, values[i])) ? whole : values.slice();
}

export const isDataMark = (mark: PictureMark): mark is DataMark => 'columns' in mark;

/** The panel shares the time axis with its neighbours. */
export const isLinked = (panel: PicturePanel): boolean =>
  panel.head.x.linked === 'time' && messageOf(panel) === undefined;

/** What stands in a panel that has nothing to draw. */
export function messageOf(panel: PicturePanel): string | undefined {
  for (const mark of panel.marks) if (mark.kind === 'text') return mark.text;
  return undefined;
}

/** The data marks of one kind. */
export const marksOf = (panel: PicturePanel, kind: DataMark['kind']): readonly DataMark[] =>
  panel.marks.filter((mark): mark is DataMark => isDataMark(mark) && mark.kind === kind);

/** Spikes that the rasters hold, one by one or counted in cells. */
export const spikesIn = (picture: Picture): number =>
  picture.panels
    .flatMap(panel => marksOf(panel, 'spikes'))
    .reduce(
      (sum, { columns: [x, , counts] }) => sum + (counts ? counts.values.reduce((a, b) => a + b, 0) : x!.length),
      0
    );
