// Heights of the panel's charts, and the classes that have room at them: as many as in a file.
import { expect, test } from 'vitest';
import { chartHeights } from '../../../client/webview/chart-heights.js';
import { axisTicks, heightOfWeight } from '../../../outputs/index.js';

const classes = [...'0123456789', 'none'];
const named = (pixels: number): readonly string[] =>
  axisTicks({ unit: { name: '', size: 1 }, names: classes }, [-0.5, classes.length - 0.5], pixels, 'x').map(
    tick => tick.label
  );

test('a chart with names is as high as in a file, however little room there is', () => {
  const weight = 2.4;
  const least = heightOfWeight * weight;
  const [small] = chartHeights([{ weight, fixed: 0 }], 100);
  const [high] = chartHeights([{ weight, fixed: 0, least }], 100);
  expect(named(small!)).not.toEqual(classes);
  expect(high).toBe(least);
  // as wide as high, but for the column without an answer
  expect(named((least * 11) / 10)).toEqual(classes);
});

test('others share what there is', () => {
  expect(
    chartHeights(
      [
        { weight: 1, fixed: 10 },
        { weight: 1, fixed: 10 }
      ],
      420
    )
  ).toEqual([210, 210]);
});
