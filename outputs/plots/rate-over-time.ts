// rate: spikes of each bin / (neurons · bin), over the whole run.
import { formatQuantity } from '../../simulator/index.js';
import { valueError } from '../reading/value.js';
import { hertz, milliseconds } from '../reading/question.js';
import { selectionText } from '../reading/selection.js';
import { spikesOf, type SelectedSpikes } from '../reading/spikes-of.js';
import { stretchWithin, type Window } from '../reading/windows.js';
import { timeAxis, valueAxis, windowMarks } from './axes.js';
import { numberArgument, type Plot, type PlotCall } from './plot-call.js';
import { populationSeries } from './population-series.js';
import type { LegendEntry, Mark, Panel } from './scene.js';

/** Bins of `bin` (default 5 ms), edges (from, to], over the whole run or the time from `from` to `to`; the last may be shorter and is divided by its own length. */
export const rateOverTime: Plot = { name: 'rate', kind: 'rate', panels: call => [panel(call)] };

function panel(call: PlotCall): Panel {
  const { recording } = call;
  const bin = numberArgument(call, 'bin', 5);
  if (!(bin >= recording.step * (1 - 1e-9)))
    throw valueError(
      `A bin of ${formatQuantity(bin, milliseconds)} is shorter than the step; give rate() a bin of ${formatQuantity(recording.step, milliseconds)} or more.`,
      call.items[0]!
    );
  const stretch = stretchOf(call);
  const legend: LegendEntry[] = [];
  const marks: Mark[] = [...windowMarks(recording)];
  const seriesOf = populationSeries(recording, call.items);
  let highest = 0;
  for (const [place, item] of call.items.entries()) {
    if (item.kind !== 'selection' || item.selection.role !== 'population')
      throw valueError('rate() asks for neurons, such as rate(E).', item);
    const label = selectionText(recording, item.selection);
    const spikes = spikesOf(recording, item.selection, `rate(${label})`);
    const series = seriesOf(place);
    const { x, y } = binned(spikes, stretch, bin / recording.step, recording.step);
    highest = y.reduce((a, b) => Math.max(a, b), highest);
    marks.push({ kind: 'line', x, y, series });
    legend.push({ label, series });
  }
  const y = valueAxis('rate', hertz, [0, highest > 0 ? highest * 1.05 : 1e-3]);
  return {
    kind: 'rate',
    title: call.title,
    x: timeAxis(call.time),
    y,
    marks,
    legend,
    notes: [`bins of ${formatQuantity(bin, milliseconds)}`],
    weight: 1
  };
}

/** The steps from `from` to `to`, or of the whole run; of a run under way, those that it has made. */
function stretchOf(call: PlotCall): Window {
  const { steps } = call.recording;
  const limits = { from: numberArgument(call, 'from', undefined), to: numberArgument(call, 'to', undefined) };
  const { from, to } = stretchWithin(call.recording, limits, call.title, call.items[0]!);
  return { from: Math.min(from, steps), to: Math.min(to, steps) };
}

/** Rates at the middles of the bins, in spikes per ms. */
function binned(
  spikes: SelectedSpikes,
  { from, to }: Window,
  binSteps: number,
  step: number
): { x: Float64Array; y: Float64Array } {
  const bins = Math.max(1, Math.ceil((to - from) / binSteps - 1e-9));
  const counts = new Float64Array(bins);
  // by index: an iterator takes ten times as long, and there may be millions
  for (let i = 0; i < spikes.steps.length; i++) {
    const spike = spikes.steps[i]!;
    if ((spike > from || from === 0) && spike <= to)
      counts[Math.min(bins - 1, Math.max(0, Math.ceil((spike - from) / binSteps - 1e-9) - 1))]! += 1;
  }
  const end = (bin: number) => Math.min(from + (bin + 1) * binSteps, to);
  const x = counts.map((_, b) => ((from + b * binSteps + end(b)) / 2) * step);
  const y = counts.map((n, b) => n / (spikes.neurons.length * (end(b) - from - b * binSteps) * step));
  return { x, y };
}
