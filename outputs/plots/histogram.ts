// histogram: how the last recorded values are distributed.
import { extent } from 'd3-array';
import { formatQuantity, sameDimension } from '../../simulator/index.js';
import type { Dimension, Expression } from '../../simulator/index.js';
import { refuse } from '../reading/arithmetic.js';
import { milliseconds } from '../reading/question.js';
import { selectionText } from '../reading/selection.js';
import { valuesOf } from '../reading/values-of.js';
import { paddedDomain, valueAxis } from './axes.js';
import { numberArgument } from './plot-call.js';
import type { Plot, PlotCall } from './plot-call.js';
import type { Mark, Panel } from './scene.js';

/** `bins` (default 20) even bins from the smallest to the largest value of all items. */
export const histogram: Plot = { name: 'histogram', panels };

interface Item {
  readonly variable: string;
  readonly text: string;
  readonly elements: 'neurons' | 'synapses';
  readonly unit: Dimension;
  readonly values: Float64Array;
  /** ms */
  readonly time: number;
}

function panels(call: PlotCall): readonly Panel[] {
  const items = call.items.map(item => read(call, item));
  const dimensions = items.reduce<readonly Dimension[]>((all, { unit }) => (all.some(d => sameDimension(d, unit)) ? all : [...all, unit]), []);
  return dimensions.map(dimension => panel(call, items.filter(item => sameDimension(item.unit, dimension))));
}

function read({ recording }: PlotCall, item: Expression): Item {
  if (item.kind !== 'recorded') throw refuse('histogram() draws a recorded variable, such as histogram(weight of plastic).', item);
  const { variable, selection } = item, text = `${variable} of ${selectionText(recording, selection)}`;
  const { unit, steps, elements, at } = valuesOf(recording, variable, selection, `histogram(${text})`);
  if (steps.length === 0 || elements.length === 0) throw refuse(`Nothing was recorded of ${text} yet.`, item);
  const values = Float64Array.from(elements, (_, i) => at(steps.length - 1, i)).filter(Number.isFinite);
  return { variable, text, unit, elements: selection.role === 'population' ? 'neurons' : 'synapses', values, time: steps[steps.length - 1]! * recording.step };
}

function panel(call: PlotCall, items: readonly Item[]): Panel {
  const bins = Math.max(1, Math.floor(numberArgument(call, 'bins', 20)));
  const [low, high] = paddedDomain(items.flatMap(item => extent(item.values).filter(end => end !== undefined)), 0);
  const edge = (i: number) => low + ((high - low) * i) / bins;
  const marks: Mark[] = items.map((item, series) => ({
    kind: 'bars', series, y: counts(item.values, low, high, bins),
    low: Float64Array.from({ length: bins }, (_, i) => edge(i)), high: Float64Array.from({ length: bins }, (_, i) => edge(i + 1)),
  }));
  const highest = marks.reduce((n, mark) => Math.max(n, ...(mark.kind === 'bars' ? mark.y : [])), 1), first = items[0]!;
  const x = valueAxis([...new Set(items.map(i => i.variable))].join(', '), first.unit, [low, high]);
  const counted = items.every(i => i.elements === 'neurons') ? 'neurons' : 'synapses';
  const y = { label: counted, unit: { name: '', size: 1 }, domain: [0, highest * 1.05], whole: true } as const;
  const notes = [`${first.values.length} values at ${formatQuantity(first.time, milliseconds)}`];
  return { kind: 'histogram', title: call.title, x, y, marks, legend: items.map((item, series) => ({ label: item.text, series })), notes, weight: 1.2 };
}

/** The highest value belongs to the last bin. */
function counts(values: Float64Array, low: number, high: number, bins: number): Float64Array {
  const found = new Float64Array(bins);
  for (const value of values) found[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]! += 1;
  return found;
}
