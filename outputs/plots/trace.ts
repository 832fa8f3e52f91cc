// trace: recorded values of neurons or synapses against time, a line each.
import { sameDimension, type Dimension, type Expression, type Selection } from '../../simulator/index.js';
import { valueError } from '../reading/value.js';
import { formatCount } from '../reading/quantity.js';
import { selectionText } from '../reading/selection.js';
import { valuesOf, type SelectedValues } from '../reading/values-of.js';
import { paddedDomain, timeAxis, valueAxis, windowMarks } from './axes.js';
import type { Plot, PlotCall } from './plot-call.js';
import type { Axis, LegendEntry, Mark, Panel } from './scene.js';

/** Up to this many lines each has a colour and a name; more share one of each. */
const mostNamed = 7;

export const trace: Plot = { name: 'trace', kind: 'trace', panels };

interface Item extends SelectedValues {
  readonly variable: string;
  readonly selection: Selection;
}

function panels(call: PlotCall): readonly Panel[] {
  const items = call.items.map(item => read(call, item));
  const dimensions = items.reduce<readonly Dimension[]>(
    (all, { unit }) => (all.some(d => sameDimension(d, unit)) ? all : [...all, unit]),
    []
  );
  return dimensions.map(dimension =>
    panel(
      call,
      items.filter(item => sameDimension(item.unit, dimension))
    )
  );
}

function read(call: PlotCall, item: Expression): Item {
  if (item.kind !== 'recorded')
    throw valueError('trace() draws a recorded variable, such as trace(V of E[0..4]).', item);
  const { variable, selection } = item;
  return {
    ...valuesOf(
      call.recording,
      variable,
      selection,
      `trace(${variable} of ${selectionText(call.recording, selection)})`
    ),
    variable,
    selection
  };
}

function panel(call: PlotCall, items: readonly Item[]): Panel {
  const { recording } = call;
  const legend: LegendEntry[] = [];
  const lines: Extract<Mark, { kind: 'line' }>[] = [];
  const notes: string[] = [];
  const named = items.reduce((n, item) => n + item.elements.length, 0) <= mostNamed;
  const variables = [...new Set(items.map(i => i.variable))];
  for (const item of items) {
    const shown = evenChoice(item.elements.length, call.mostLines);
    const name = (element: string) => (variables.length > 1 ? `${item.variable} of ${element}` : element);
    const x = item.steps.map(step => step * recording.step);
    const shared = legend.length;
    for (const i of shown) {
      const series = named ? legend.length : shared;
      const y = Float64Array.from(item.steps, (_, s) => item.at(s, i));
      lines.push({ kind: 'line', x, y, series, ...(!named && shown.length > 1 && { faint: true }) });
      if (named) legend.push({ label: name(elementText(recording.populations, item, i)), series });
    }
    const selected = selectionText(recording, item.selection);
    if (!named) legend.push({ label: name(selected), series: shared });
    if (shown.length < item.elements.length) {
      notes.push(
        `${formatCount(shown.length)} of ${formatCount(item.elements.length)} lines of ${item.variable} of ${selected}`
      );
    }
  }
  const y: Axis = valueAxis(variables.join(', '), items[0]!.unit, paddedDomain(finite(lines)));
  return {
    kind: 'trace',
    title: call.title,
    x: timeAxis(call.time),
    y,
    marks: [...windowMarks(recording), ...lines],
    legend,
    notes,
    weight: 1
  };
}

/** `Cell[1]`, or `Cell` for a population of one. */
function elementText(
  populations: readonly { readonly name: string; readonly size: number }[],
  { selection, elements }: Item,
  i: number
): string {
  const alone = populations.some(p => p.name === selection.of && p.size === 1);
  return alone ? selection.of : `${selection.of}[${elements[i]}]`;
}

/** All places, or `most` of them evenly spread. */
export function evenChoice(length: number, most: number): readonly number[] {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, i) => Math.floor((i * length) / count));
}

function* finite(lines: readonly { readonly y: Iterable<number> }[]): Generator<number> {
  for (const { y } of lines) for (const value of y) if (Number.isFinite(value)) yield value;
}
