// curve: a value of each point of a sweep against the swept parameter.
import {
  dimensionless,
  sameDimension,
  type Dimension,
  type Expression,
  type Recording,
  type SweepPoint
} from '../../simulator/index.js';
import { numberOf, valueError } from '../reading/value.js';
import { dimensionOf, evaluateExpression, faultOf } from '../verdicts/evaluate-expression.js';
import { written } from '../reading/written.js';
import { leafText, leaves, type Leaf } from '../verdicts/sweep-points.js';
import { paddedDomain, valueAxis } from './axes.js';
import type { Plot, PlotCall } from './plot-call.js';
import type { LegendEntry, Mark, Panel } from './scene.js';

/** Other swept parameters each have a line of their own. */
export const curve: Plot = { name: 'curve', kind: 'curve', panels };

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
  const parameter = named?.kind === 'name' ? named.name : swept.at(-1);
  if (parameter !== undefined && swept.includes(parameter)) return parameter;
  const where = named ?? items[0] ?? { kind: 'number', value: 0 };
  const what = parameter === undefined ? '' : ` of ${parameter}`;
  const remedy = `\`sweep ${parameter ?? 'g'} from ... to ... in ... points { }\``;
  throw valueError(`${title} needs a sweep${what}: put the run into ${remedy} in ${recording.experiment}.`, where);
}

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
  const notes: string[] = [];
  for (const run of runs) {
    const others = leafText({ ...run, at: run.at.filter(p => p.parameter !== parameter) });
    groups.set(others, [...(groups.get(others) ?? []), run]);
  }
  for (const item of items) {
    for (const [others, group] of groups) {
      const series = legend.length;
      const text = written(item);
      const x = Float64Array.from(group, run => point(run, parameter).value);
      const y = Float64Array.from(group, run => valueAt(run, item, notes));
      marks.push({ kind: 'line', x, y, series }, { kind: 'points', x, y, series });
      legend.push({
        label: [items.length > 1 || others === '' ? text : '', others].filter(part => part !== '').join(', '),
        series
      });
    }
  }
  const ys = marks.flatMap(mark => (mark.kind === 'points' ? [...mark.y].filter(Number.isFinite) : []));
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
  const told = notes.length > 2 ? [notes[0]!, `${notes.length - 1} more points without a value`] : notes;
  return { kind: 'curve', title: call.title, x, y, marks, legend, notes: told, weight: 1.4 };
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
