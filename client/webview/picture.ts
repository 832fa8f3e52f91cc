// The picture of one run as assembled from its updates. Holds data; draws nothing.
import type { MarkUpdate, PanelHead, PictureUpdate } from '../../server/protocol.js';
import { unpack } from '../../server/protocol.js';
import { GrowingArray } from './growing-array.js';

/** `columns` are x and y of spikes, points and lines; low, high and y of bars. */
export interface DataMark {
  readonly kind: 'spikes' | 'points' | 'line' | 'bars';
  readonly series: number;
  readonly faint: boolean;
  readonly columns: readonly GrowingArray[];
}
export type PictureMark = DataMark | Extract<MarkUpdate, { kind: 'span' | 'text' }>;

export interface Band extends Omit<PanelHead['bands'][number], 'neurons'> {
  readonly neurons: Uint32Array;
}
export interface PicturePanel {
  readonly head: PanelHead;
  readonly bands: readonly Band[];
  readonly marks: readonly PictureMark[];
}

export interface Picture {
  readonly title: string;
  readonly subtitle: string;
  readonly time: readonly [number, number];
  readonly spikes: PictureUpdate['spikes'];
  readonly panels: readonly PicturePanel[];
}

/** The next picture. Takes over the data of the one before, which must not be used afterwards. */
export function updatePicture(before: Picture | undefined, update: PictureUpdate): Picture {
  const known = update.fresh ? [] : before?.panels ?? [];
  const panels = update.panels.flatMap((panel, i) => {
    const head = panel.head ?? known[i]?.head;
    if (!head) return [];
    const bands = panel.head ? head.bands.map(band => ({ ...band, neurons: new Uint32Array(unpack(band.neurons)) })) : known[i]?.bands ?? [];
    return [{ head, bands, marks: panel.marks.map((mark, j) => updateMark(known[i]?.marks[j], mark)) }];
  });
  return { title: update.title, subtitle: update.subtitle, time: update.time, spikes: update.spikes, panels };
}

function updateMark(before: PictureMark | undefined, update: MarkUpdate): PictureMark {
  if (update.kind === 'span' || update.kind === 'text') return update;
  const kept = before && 'columns' in before && before.kind === update.kind ? before.columns : [];
  const columns = update.columns.map((packed, i) => {
    const column = kept[i] ?? new GrowingArray();
    column.truncate(update.keep);
    column.append(unpack(packed));
    return column;
  });
  return { kind: update.kind, series: update.series, faint: 'faint' in update && update.faint === true, columns };
}

export const isDataMark = (mark: PictureMark): mark is DataMark => 'columns' in mark;

export const isLinked = (panel: PicturePanel): boolean => panel.head.x.linked === 'time';
