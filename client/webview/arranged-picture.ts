// The picture as it is looked at: rows chosen and sorted, and a run that is kept as the reference behind it. Pure.
import {
  arrangeRows,
  isAllRows,
  type Domain,
  type RowBand,
  type RowChoice,
  type RowKeys
} from '../../outputs/index.js';
import { GrowingArray } from './growing-array.js';
import {
  type Band,
  type DataMark,
  type Picture,
  type PictureMark,
  type PicturePanel,
  isDataMark,
  marksOf
} from './picture.js';

/** In place of a colour of the palette: that of the run which others are compared with. */
export const referenceSeries = -1;

export function arrangedPicture(
  picture: Picture,
  choice: RowChoice,
  keys: RowKeys | undefined,
  reference: Picture | undefined
): Picture {
  const behind = reference?.panels ?? [];
  if (isAllRows(choice) && behind.length === 0) return picture;
  return {
    ...picture,
    panels: picture.panels.map(panel => {
      const arranged = panel.bands.length > 0 && !isAllRows(choice) ? arrangedPanel(panel, choice, keys) : panel;
      const other = behind.find(({ head }) => head.title === panel.head.title && head.kind === panel.head.kind);
      return other ? withReference(arranged, other) : arranged;
    })
  };
}

const rowBandOf = (band: Band): RowBand => ({ ...band, neurons: Uint32Array.from(band.neurons) });

function arrangedPanel(panel: PicturePanel, choice: RowChoice, keys: RowKeys | undefined): PicturePanel {
  const spikes = marksOf(panel, 'spikes').map(mark => {
    const [x, y, counts] = mark.columns.map(column => column.values);
    return { mark, x: x!, y: y!, ...(counts && { counts }), ...(mark.size && { cell: mark.size }) };
  });
  const arranged = arrangeRows(panel.bands.map(rowBandOf), spikes, choice, keys);
  const marks = arranged.map(
    ({ spikes: { mark, x, y, counts } }): DataMark => ({
      ...mark,
      columns: [x, y, ...(counts ? [counts] : [])].map(column => GrowingArray.of(column))
    })
  );
  const all = panel.bands.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const shown = arranged.reduce((sum, { band: { from, to } }) => sum + to - from + 1, 0);
  const unsorted = arranged.filter(({ isUnsorted }) => isUnsorted).map(({ band }) => band.label);
  const notes = [
    ...(shown < all ? [`showing ${shown} of ${all} rows`] : []),
    ...(choice.sort === 'number' || unsorted.length === arranged.length ? [] : [`sorted by ${choice.sort}`]),
    ...(unsorted.length > 0 ? [`${unsorted.join(', ')} not sorted: several rows share a line`] : [])
  ];
  return {
    head: { ...panel.head, notes: [...panel.head.notes, ...notes] },
    bands: arranged.map(({ band }) => band),
    marks: [...panel.marks.filter(mark => mark.kind !== 'spikes'), ...marks]
  };
}

/** The marks of the other run behind those of this one, on an axis that holds both. */
function withReference(panel: PicturePanel, other: PicturePanel): PicturePanel {
  if (panel.bands.length > 0) return { ...panel, reference: panel.bands.map(band => sameNeurons(band, other)) };
  if (panel.head.z || panel.head.square) return panel;
  const data = other.marks.filter(isDataMark).filter(mark => mark.kind !== 'cells');
  if (data.length === 0 || !panel.marks.some(isDataMark)) return panel;
  const behind = data.map((mark): PictureMark => ({ ...mark, series: referenceSeries }));
  const { x, y, legend } = panel.head;
  return {
    ...panel,
    head: {
      ...panel.head,
      x: x.linked ? x : { ...x, domain: both(x.domain, other.head.x.domain) },
      y: { ...y, domain: both(y.domain, other.head.y.domain) },
      legend: [...legend, { label: 'reference', series: referenceSeries }]
    },
    marks: [...behind, ...panel.marks]
  };
}

const both = (a: Domain, b: Domain): Domain => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

/** Spikes of the other run in the rows that their neurons have here; of neurons that have none, nothing. */
function sameNeurons(band: Band, other: PicturePanel): DataMark | undefined {
  const at = other.bands.findIndex(({ label }) => label === band.label);
  const mark = marksOf(other, 'spikes')[at];
  const theirs = other.bands[at];
  if (!mark || !theirs || (mark.size && mark.size.height > 1))
    return mark && at >= 0 ? moved(mark, band, theirs!) : mark;
  const rowOf = new Map(Array.from(band.neurons, (neuron, i) => [neuron, band.from + i]));
  const [x, y, counts] = mark.columns.map(column => column.values);
  const kept: number[] = [];
  const rows: number[] = [];
  y!.forEach((row, i) => {
    const here = rowOf.get(theirs.neurons[row - theirs.from] ?? row - theirs.from);
    if (here === undefined) return;
    kept.push(i);
    rows.push(here);
  });
  const columns = [kept.map(i => x![i]!), rows, ...(counts ? [kept.map(i => counts[i]!)] : [])];
  return { ...mark, columns: columns.map(column => GrowingArray.of(column)) };
}

/** Cells of several rows stand as in their own band. */
function moved(mark: DataMark, band: Band, theirs: Band): DataMark {
  const [x, y, ...counts] = mark.columns;
  return { ...mark, columns: [x!, GrowingArray.of(y!.values.map(row => row - theirs.from + band.from)), ...counts] };
}
