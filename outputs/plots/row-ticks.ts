// The y axis of a raster: numbers of neurons beside each population, its name along it or, where that is too short, beside it.
import { yAt, type PanelLayout, type PlacedLabel, type PlacedTick } from './panel-layout.js';
import type { RowBand } from './scene.js';
import { fitText, textWidth } from './text-width.js';
import { ticks } from './ticks.js';

const size = 12;

export function rowTicks(
  layout: PanelLayout,
  bands: readonly RowBand[]
): { yTicks: readonly PlacedTick[]; yLabels: readonly PlacedLabel[] } {
  const yTicks: PlacedTick[] = [];
  const yLabels: PlacedLabel[] = [];
  for (const band of bands) {
    const height = yAt(layout, band.from - 0.5) - yAt(layout, band.to + 0.5);
    const middle = yAt(layout, (band.from + band.to) / 2);
    if (height >= textWidth(band.label, size, true) + 8 && height >= 40) {
      yLabels.push({ at: middle, label: band.label, room: height, series: band.series });
      yTicks.push(...neuronTicks(layout, band, height));
    } else if (height >= 12) {
      yTicks.push({ at: middle, label: fitText(band.label, 11.5, 110), series: band.series });
    }
  }
  return { yTicks, yLabels };
}

/** Round numbers of neurons that have a row; none where the rows are sorted by something else, or where the rows skip numbers and no round one is left. */
function neuronTicks(layout: PanelLayout, { from, neurons }: RowBand, height: number): readonly PlacedTick[] {
  const first = neurons[0] ?? 0;
  const last = neurons[neurons.length - 1] ?? 0;
  if (neurons.some((neuron, row) => row > 0 && neuron < neurons[row - 1]!)) return [];
  const axis = { unit: { name: '', size: 1 }, whole: true };
  return ticks(axis, [first, last], Math.max(2, Math.floor(height / 32))).flatMap(({ value, label }) => {
    const row = neurons.indexOf(value);
    return row < 0 ? [] : [{ at: yAt(layout, from + row), label }];
  });
}
