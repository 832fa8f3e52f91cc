// psth, peri_event, power_spectrum, correlogram, learning_curve: the statistics that give a curve, drawn along their own axis.
import { sameDimension, type Expression } from '../../simulator/index.js';
import { valueError } from '../reading/value.js';
import { givesCurve, type Curve, type CurveStatistic } from '../reading/curve.js';
import { statistics } from '../statistics/registry.js';
import { evaluateCurve } from '../verdicts/evaluate-expression.js';
import { written } from '../reading/written.js';
import { paddedDomain, valueAxis } from './axes.js';
import type { Plot, PlotCall } from './plot-call.js';
import type { Domain, Mark, Panel } from './scene.js';

export const curvesOverAxis: readonly Plot[] = statistics.filter(givesCurve).map(statistic => ({
  name: statistic.name,
  kind: 'curve',
  panels: call => [panel(call, statistic)]
}));

function panel(call: PlotCall, statistic: CurveStatistic): Panel {
  const curves = call.items.map(item => curveOf(call, statistic, item));
  const marks = curves.flatMap((curve, series) => [
    markOf(curve, series, curves.length),
    ...(statistic.points ? [pointsOf(curve, series)] : [])
  ]);
  const { axis, note } = curves[0]!;
  const odd = curves.findIndex(curve => !sameDimension(curve.axis.dimension, axis.dimension));
  if (odd >= 0)
    throw valueError(`${call.title} draws curves over different axes; write a plot for each.`, call.items[odd]!);
  const [from, to] = span(curves);
  const room = statistic.points ? (to - from) * 0.02 : 0;
  const x = valueAxis(axis.label, axis.dimension, [from - room, to + room]);
  const values = curves.flatMap(curve => curve.values);
  const [low, high] = paddedDomain(values);
  const y = valueAxis(statistic.label, dimensionOf(statistic), [values.every(v => v >= 0) ? 0 : low, high]);
  const legend = call.items.map((item, series) => ({ label: written(item), series }));
  return {
    kind: 'curve',
    title: call.title,
    x,
    y,
    marks,
    legend,
    notes: [...new Set([note, ...curves.map(curve => curve.note)])],
    weight: 1.2
  };
}

function curveOf(call: PlotCall, statistic: CurveStatistic, item: Expression): Curve {
  const asked: Expression = { kind: 'call', function: statistic.name, arguments: { ...call.arguments, what: item } };
  return evaluateCurve(call.recording, item.source ? { ...asked, source: item.source } : asked)!.curve;
}

/** Bars for a single binned curve, else lines. */
function markOf({ positions, values, bin }: Curve, series: number, curves: number): Mark {
  const x = Float64Array.from(positions);
  const y = Float64Array.from(values);
  if (bin === undefined || curves > 1) return { kind: 'line', x, y, series };
  return { kind: 'bars', low: x.map(middle => middle - bin / 2), high: x.map(middle => middle + bin / 2), y, series };
}

const pointsOf = ({ positions, values }: Curve, series: number): Mark => ({
  kind: 'points',
  x: Float64Array.from(positions),
  y: Float64Array.from(values),
  series
});

function span(curves: readonly Curve[]): Domain {
  const ends = curves.flatMap(({ positions, bin = 0 }) => [positions[0]! - bin / 2, positions.at(-1)! + bin / 2]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return high > low ? [low, high] : [low - 1, high + 1];
}

const dimensionOf = ({ dimension }: CurveStatistic) =>
  dimension === 'what' ? ([0, 0, 0, 0, 0, 0] as const) : dimension;
