// raster: a tick for each spike, time across, neurons upwards, populations stacked in the order they are named.
import { valueError } from '../reading/value.js';
import { formatCount } from '../reading/quantity.js';
import { spikesOf } from '../reading/spikes-of.js';
import { selectionText } from '../reading/selection.js';
import { timeAxis, windowMarks } from './axes.js';
import type { Plot, PlotCall } from './plot-call.js';
import { populationSeries } from './population-series.js';
import type { LegendEntry, Mark, Panel, RowBand } from './scene.js';

/** All spikes are in the scene, however many; a renderer that has fewer pixels than spikes draws their density. */
export const raster: Plot = { name: 'raster', kind: 'raster', panels: call => [panel(call)] };

function panel(call: PlotCall): Panel {
  const { recording } = call;
  const bands: RowBand[] = [];
  const marks: Mark[] = [...windowMarks(recording)];
  const legend: LegendEntry[] = [];
  const notes: string[] = [];
  const seriesOf = populationSeries(recording, call.items);
  for (const [place, item] of call.items.entries()) {
    if (item.kind !== 'selection' || item.selection.role !== 'population')
      throw valueError('raster() draws neurons, such as raster(E) or raster(E[0..99]).', item);
    const spikes = spikesOf(recording, item.selection, `raster(${selectionText(recording, item.selection)})`);
    const from = (bands.at(-1)?.to ?? -1) + 1;
    const to = from + spikes.neurons.length - 1;
    const label = selectionText(recording, item.selection);
    const before = bands.find(b => b.population === item.selection.of);
    const series = before?.series ?? seriesOf(place);
    bands.push({ label, population: item.selection.of, from, to, series, neurons: spikes.neurons });
    marks.push({
      kind: 'spikes',
      x: spikes.steps.map(step => step * recording.step),
      y: spikes.slots.map(slot => slot + from),
      series
    });
    if (!before) legend.push({ label: item.selection.of, series });
    const size = recording.populations.find(p => p.name === item.selection.of)!.size;
    if (spikes.neurons.length < size)
      notes.push(`${formatCount(spikes.neurons.length)} of ${formatCount(size)} neurons of ${item.selection.of}`);
  }
  const rows = (bands.at(-1)?.to ?? 0) + 1;
  const y = { label: 'neuron', unit: { name: '', size: 1 }, domain: [-0.5, rows - 0.5], whole: true, bands } as const;
  return {
    kind: 'raster',
    title: call.title,
    x: timeAxis(call.time),
    y,
    marks,
    legend,
    notes,
    weight: rows < 12 ? 0.5 + rows / 10 : 2
  };
}
