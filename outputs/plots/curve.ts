// curve: a value of each point of a sweep against the swept parameter.
import {
  dimensionless,
  formatQuantity,
  sameDimension,
  type Dimension,
  type Expression,
  type Recording,
  type SweepPoint
} from '../../simulator/index.js';
import { numberOf, valueError } from '../reading/value.js';
import { dimensionOf, evaluateExpression, faultOf } from '../verdicts/evaluate-expression.js';
import { average, centralMoment } from '../reading/moments.js';
import { written } from '../reading/written.js';
import { leafText, leaves, type Leaf } from '../verdicts/sweep-points.js';
import { paddedDomain, valueAxis } from './axes.js';
import type { Plot, PlotCall } from './plot-call.js';
import type { LegendEntry, Mark, Panel } from './scene.js';

/** Other swept parameters each have a line of their own; of several seeds the line is their mean, between lines a standard error away. */
export const curve: Plot = { name: 'curve', kind: 'curve', overSweep: true, panels };

function panels(call: PlotCall): readonly Panel[] {
  const { recording, items } = call;
  const runs = leaves(recording);
  const parameter = against(call, runs);
  const dimensions = items.map(item => dimensionOf(runs[0]!.recording, item) ?? dimensionless);
  const distinct = dimensions.reduce<readonly Dimension[]>(
    (all, d) => (all.some(known => sameDimension(known, d)) ? all : [...all, d]),
    []
  );
  return distinct.map(d =>
    panel(
      call,
      items.filter((_, i) => sameDimension(dimensions[i]!, d)),
      d,
      runs,
      parameter
    )
  );
}

/** Name of the parameter along the x axis: the one named by `against`, or the only one. */
function against({ recording, arguments: given, items, title }: PlotCall, runs: readonly Leaf[]): string {
  const swept = runs[0]!.at.map(p => p.parameter);
  const named = given.against;
  const parameter = named?.kind === 'name' ? named.name : alongX(runs[0]!.at);
  if (parameter !== undefined && swept.includes(parameter)) return parameter;
  const where = named ?? items[0] ?? { kind: 'number', value: 0 };
  const what = parameter === undefined ? '' : ` of ${parameter}`;
  const remedy = `\`sweep ${parameter ?? 'g'} from ... to ... in ... points { }\``;
  throw valueError(`${title} needs a sweep${what}: put the run into ${remedy} in ${recording.experiment}.`, where);
}

/** The innermost parameter; seeds where nothing else is swept. */
export const alongX = (at: readonly SweepPoint[]): string | undefined =>
  (at.findLast(({ ofSeeds }) => !ofSeeds) ?? at.at(-1))?.parameter;

function panel(
  call: PlotCall,
  items: readonly Expression[],
  dimension: Dimension,
  runs: readonly Leaf[],
  parameter: string
): Panel {
  const groups = new Map<string, Leaf[]>();
  const marks: Mark[] = [];
  const legend: LegendEntry[] = [];
  const missing: string[] = [];
  const found: (readonly number[])[] = [];
  for (const run of runs) {
    const others = leafText({ at: run.at.filter(p => p.parameter !== parameter && !p.ofSeeds) });
    groups.set(others, [...(groups.get(others) ?? []), run]);
  }
  for (const item of items) {
    for (const [others, group] of groups) {
      const series = legend.length;
      const text = written(item);
      const label = [items.length > 1 || others === '' ? text : '', others].filter(part => part !== '').join(', ');
      const values = group.map(run => ({ at: point(run, parameter).value, value: valueAt(run, item, missing) }));
      found.push(values.map(({ value }) => value));
      marks.push(...linesOf(values, series, label));
      legend.push({ label, series });
    }
  }
  const seeds = seedsText(runs, parameter, found, dimension);
  const ys = marks.flatMap(mark => ('y' in mark ? [...mark.y].filter(Number.isFinite) : []));
  const [low, high] = paddedDomain(ys);
  const first = point(runs[0]!, parameter);
  const label = items.length === 1 ? written(items[0]!) : '';
  const x = valueAxis(
    parameter,
    first.dimension ?? dimensionless,
    paddedDomain(
      runs.map(run => point(run, parameter).value),
      0.03
    )
  );
  const y = valueAxis(label, dimension, [ys.every(v => v >= 0) && low < 0.5 * high ? 0 : low, high]);
  const told = missing.length > 2 ? [missing[0]!, `${missing.length - 1} more points without a value`] : missing;
  return { kind: 'curve', title: call.title, x, y, marks, legend, notes: [...seeds, ...told], weight: 1.4 };
}

/** Values at one place are of several seeds. */
function linesOf(
  values: readonly { readonly at: number; readonly value: number }[],
  series: number,
  label: string
): readonly Mark[] {
  const places = [...new Set(values.map(({ at }) => at))];
  const moments = places.map(place =>
    meanAndError(values.filter(({ at, value }) => at === place && !Number.isNaN(value)).map(({ value }) => value))
  );
  const x = Float64Array.from(places);
  const y = Float64Array.from(moments, ({ mean }) => mean);
  const beside = (sign: number): Mark => ({
    kind: 'line',
    x,
    y: Float64Array.from(moments, ({ mean, error }) => mean + sign * error),
    series,
    faint: true,
    name: `${label}, mean ${sign > 0 ? '+' : '\u2212'} standard error`
  });
  const ofSeeds = values.length > places.length;
  return [
    { kind: 'line', x, y, series },
    ...(ofSeeds ? [beside(-1), beside(1)] : []),
    { kind: 'points', x, y, series }
  ];
}

/** The standard error of the mean of several values; both NaN where there is none. */
function meanAndError(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const n = values.length;
  if (n === 0) return { mean: NaN, error: NaN };
  return { mean: average(values), error: n === 1 ? NaN : Math.sqrt(centralMoment(values, 2) / (n - 1)) };
}

/** What a reader must know of lines that are means, and of seeds that nothing else is drawn against. */
function seedsText(
  runs: readonly Leaf[],
  parameter: string,
  values: readonly (readonly number[])[],
  dimension: Dimension
): readonly string[] {
  const seeds = new Set(runs.flatMap(({ at }) => at.filter(({ ofSeeds }) => ofSeeds).map(({ value }) => value)));
  if (seeds.size < 2) return [];
  if (!point(runs[0]!, parameter).ofSeeds) return [`mean of ${seeds.size} seeds, thin lines: \u00B1 standard error`];
  return values.map(values => {
    const { mean, error } = meanAndError(values.filter(value => !Number.isNaN(value)));
    const [shown, beside] = [mean, error].map(value => formatQuantity(value, dimension, 4));
    return `mean of ${seeds.size} seeds ${shown}, standard error ${beside}`;
  });
}

const point = (run: Leaf, parameter: string): SweepPoint => run.at.find(p => p.parameter === parameter)!;

function valueAt(run: Leaf, item: Expression, notes: string[]): number {
  try {
    return numberOf(evaluateExpression(run.recording, item), item);
  } catch (error) {
    notes.push(`no value at ${leafText(run)}: ${faultOf(error, fallback(run.recording)).message}`);
    return NaN;
  }
}

const fallback = ({ uri }: Recording) => ({ source: { uri, offset: 0, end: 0, line: 1, column: 1 } });
