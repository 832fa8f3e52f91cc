// histogram and isi: how the last recorded values, the values of a list, or the intervals between spikes are distributed.
import { extent } from 'd3-array';
import {
  dimensionless,
  formatNumber,
  formatQuantity,
  sameDimension,
  type Dimension,
  type Expression
} from '../../simulator/index.js';
import { valueError } from '../reading/value.js';
import { formatCount } from '../reading/quantity.js';
import { milliseconds } from '../reading/question.js';
import { selectionText } from '../reading/selection.js';
import { valuesOf } from '../reading/values-of.js';
import { dimensionOf, evaluateExpression } from '../verdicts/evaluate-expression.js';
import { written } from '../reading/written.js';
import { paddedDomain, valueAxis } from './axes.js';
import { numberArgument, type Plot, type PlotCall } from './plot-call.js';
import type { Mark, Panel } from './scene.js';

/** `bins` (default 20) even bins from the smallest to the largest value of all items. */
export const histogram: Plot = {
  name: 'histogram',
  kind: 'histogram',
  panels: call => {
    const bins = binsOf(call, 20);
    return byDimension(
      call,
      call.items.map(item => sampleOf(call, item)),
      bins
    );
  }
};

/** `bins` (default 40) even bins from 0 to the longest interval. */
export const isiHistogram: Plot = {
  name: 'isi',
  kind: 'histogram',
  panels: call => {
    const bins = binsOf(call, 40);
    return byDimension(
      call,
      call.items.map(item => intervalsOf(call, item)),
      bins,
      0
    );
  }
};

interface Sample {
  /** of the x axis */
  readonly variable: string;
  readonly text: string;
  /** what each value is of */
  readonly elements: string;
  readonly unit: Dimension;
  readonly values: Float64Array;
  readonly note: string;
}

/** As many bars as a panel can show. */
const mostBins = 10_000;

function binsOf(call: PlotCall, otherwise: number): number {
  const bins = numberArgument(call, 'bins', otherwise);
  if (Number.isInteger(bins) && bins >= 1 && bins <= mostBins) return bins;
  throw valueError(
    `${call.title} cannot have ${formatNumber(bins)} bins; give it a whole number from 1 to ${formatCount(mostBins)}.`,
    call.arguments.bins ?? call.items[0]!
  );
}

function byDimension(call: PlotCall, samples: readonly Sample[], bins: number, from?: number): readonly Panel[] {
  const dimensions = samples.reduce<readonly Dimension[]>(
    (all, { unit }) => (all.some(d => sameDimension(d, unit)) ? all : [...all, unit]),
    []
  );
  return dimensions.map(dimension =>
    panel(
      call,
      samples.filter(sample => sameDimension(sample.unit, dimension)),
      bins,
      from
    )
  );
}

function sampleOf(call: PlotCall, item: Expression): Sample {
  if (item.kind === 'selection')
    throw valueError(
      'histogram() draws a recorded variable or a list, such as histogram(weight of plastic) or histogram(isi(E)).',
      item
    );
  if (item.kind !== 'recorded') return listOf(call, item, written(item), 'values');
  const { recording } = call;
  const { variable, selection } = item;
  const text = `${variable} of ${selectionText(recording, selection)}`;
  const { unit, steps, elements, at } = valuesOf(recording, variable, selection, `histogram(${text})`);
  if (elements.length === 0) throw valueError(`${selection.of} made no synapses, so there is nothing to draw.`, item);
  if (steps.length === 0) throw valueError(`Nothing of ${text} has been recorded yet.`, item);
  const values = Float64Array.from(elements, (_, i) => at(steps.length - 1, i)).filter(Number.isFinite);
  const note = `${values.length} values at ${formatQuantity(steps[steps.length - 1]! * recording.step, milliseconds)}`;
  return { variable, text, unit, elements: selection.role === 'population' ? 'neurons' : 'synapses', values, note };
}

function intervalsOf(call: PlotCall, item: Expression): Sample {
  const asked: Expression = { kind: 'call', function: 'isi', arguments: { ...call.arguments, what: item } };
  return listOf(call, item.source ? { ...asked, source: item.source } : asked, written(item), 'intervals');
}

function listOf(
  { recording, title }: PlotCall,
  list: Expression,
  text: string,
  elements: 'intervals' | 'values'
): Sample {
  const value = evaluateExpression(recording, list);
  const values = Float64Array.from(typeof value === 'number' ? [value] : value).filter(Number.isFinite);
  if (values.length === 0) throw valueError(`${title} has nothing to draw: there are no ${elements}.`, list);
  const variable = elements === 'intervals' ? 'interval between spikes' : text;
  return {
    variable,
    text,
    elements,
    unit: dimensionOf(recording, list) ?? dimensionless,
    values,
    note: `${formatCount(values.length)} ${elements}`
  };
}

function panel(call: PlotCall, samples: readonly Sample[], bins: number, from?: number): Panel {
  const [least, high] = paddedDomain(
    samples.flatMap(sample => extent(sample.values).filter(end => end !== undefined)),
    0
  );
  const low = from ?? least;
  const edge = (i: number) => low + ((high - low) * i) / bins;
  const marks: Mark[] = samples.map((sample, series) => ({
    kind: 'bars',
    series,
    y: counts(sample.values, low, high, bins),
    low: Float64Array.from({ length: bins }, (_, i) => edge(i)),
    high: Float64Array.from({ length: bins }, (_, i) => edge(i + 1))
  }));
  const heights = marks.flatMap(mark => (mark.kind === 'bars' ? Array.from(mark.y) : []));
  const highest = heights.reduce((most, height) => Math.max(most, height), 1);
  const first = samples[0]!;
  const x = valueAxis([...new Set(samples.map(s => s.variable))].join(', '), first.unit, [low, high]);
  const y = {
    label: [...new Set(samples.map(s => s.elements))].join(', '),
    unit: { name: '', size: 1 },
    domain: [0, highest * 1.05],
    whole: true
  } as const;
  const legend = samples.map((sample, series) => ({ label: sample.text, series }));
  return { kind: 'histogram', title: call.title, x, y, marks, legend, notes: [first.note], weight: 1.2 };
}

/** The highest value belongs to the last bin. */
function counts(values: Float64Array, low: number, high: number, bins: number): Float64Array {
  const found = new Float64Array(bins);
  for (const value of values) found[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]! += 1;
  return found;
}
