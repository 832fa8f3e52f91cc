// The picture as it is looked at: rows arranged, another run behind it, with the same neurons in the same rows.
import { expect, test } from 'vitest';
import { arrangedPicture, referenceSeries } from '../../../client/webview/arranged-picture.js';
import { stepOf } from '../../../client/webview/parameter-tray.js';
import { isDataMark, marksOf, spikesIn, updatePicture, type Picture } from '../../../client/webview/picture.js';
import { zoomedStretch } from '../../../client/webview/row-tray.js';
import { allRows } from '../../../outputs/index.js';
import { sampleRun } from '../panel/sample-run.js';

const pictureOf = (spikes: number, run: string): Picture => {
  const news = sampleRun(spikes, 1, { run })[1]!;
  if (news.type !== 'picture') throw new Error('The sample has its picture second.');
  return updatePicture(undefined, news.picture);
};
const picture = pictureOf(2000, 'one');

test('with all rows and no reference it is the same', () =>
  expect(arrangedPicture(picture, allRows, undefined, undefined)).toBe(picture));

test('says how many rows it shows, and by what they are sorted', () => {
  const shown = arrangedPicture(
    picture,
    { sort: 'rate', hidden: ['Driver'], stretches: { E: [700, 799] } },
    undefined,
    undefined
  );
  const raster = shown.panels[0]!;
  expect(raster.bands.map(({ label, from, to }) => [label, from, to])).toEqual([
    ['E', 0, 99],
    ['I', 100, 299]
  ]);
  expect(raster.head.notes).toEqual(['showing 300 of 1001 rows', 'sorted by rate']);
  expect(raster.marks.filter(({ kind }) => kind === 'span')).toHaveLength(1);
  expect(spikesIn(shown)).toBeLessThan(spikesIn(picture));
  expect(shown.panels[1]).toBe(picture.panels[1]);
});

test('another run stands behind each plot of the same title, its neurons in the rows that they have here', () => {
  const choice = { ...allRows, sort: 'rate', stretches: { E: [790, 799] as const } };
  const other = pictureOf(2000, 'two');
  const shown = arrangedPicture(picture, choice, undefined, other);
  const [raster, rate] = shown.panels;
  const behind = raster!.reference![1]!;
  // the sample is the same each time
  expect([...behind.columns[1]!.values]).toEqual([...marksOf(raster!, 'spikes')[1]!.columns[1]!.values]);
  expect(rate!.marks.filter(isDataMark).map(({ series }) => series)).toEqual([referenceSeries, referenceSeries, 0, 1]);
  expect(rate!.head.legend.at(-1)).toEqual({ label: 'reference', series: referenceSeries });
});

test('fewer or more rows around one', () => {
  expect(zoomedStretch([0, 99], 0.5, 20, 100)).toEqual([10, 59]);
  expect(zoomedStretch([10, 59], 2, 10, 100)).toEqual([0, 99]);
  expect(zoomedStretch([5, 5], 0.5, 0, 100)).toEqual([5, 5]);
  expect(zoomedStretch([0, 1], 1.01, 1, 3)).toEqual([0, 2]);
});

test.each([
  [100, 600, false, 5],
  [0, 1, false, 0.005],
  [1, 10, false, 0.05],
  [1, 10, true, 1],
  [1, 1000, true, 5]
])('a slider from %d to %d has round stops', (low, high, whole, step) => expect(stepOf(low, high, whole)).toBe(step));
