// uPlot's axes with our ticks: the same round values, units and labels as in an exported picture.
import type uPlot from 'uplot';
import { ticks, withUnit, type Axis } from '../../outputs/index.js';
import type { PanelTheme } from './theme.js';

/** Widths and heights all panels share so that their time axes line up, CSS pixels. */
export const gutter = { left: 72, right: 14, axis: 24, label: 18 } as const;

/** `labelled` is false where a panel below has the same axis. */
export function xAxis(axis: Axis, labelled: boolean, theme: PanelTheme): uPlot.Axis {
  const apart = 80;
  const look = lookOf(theme);
  if (!labelled)
    return { ...look, splits: splitsOf(axis, apart), values: (_, splits) => splits.map(() => ''), size: 6 };
  return {
    ...look,
    splits: splitsOf(axis, apart),
    values: valuesOf(axis, apart),
    size: gutter.axis,
    label: withUnit(axis.label, axis.unit.name),
    labelSize: gutter.label,
    labelFont: theme.font,
    labelGap: 0
  };
}

export function yAxis(axis: Axis, theme: PanelTheme): uPlot.Axis {
  const apart = 28;
  return {
    ...lookOf(theme),
    splits: splitsOf(axis, apart),
    values: valuesOf(axis, apart),
    size: gutter.left - gutter.label,
    label: withUnit(axis.label, axis.unit.name),
    labelSize: gutter.label,
    labelFont: theme.font,
    labelGap: 0
  };
}

export function lookOf(theme: PanelTheme): uPlot.Axis {
  return {
    stroke: theme.muted,
    font: theme.font,
    gap: 4,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { stroke: theme.axis, width: 1, size: 4 },
    border: { show: true, stroke: theme.axis, width: 1 }
  };
}

/** The other sizes are not known yet when uPlot asks first. */
const mostTicks = (u: uPlot, axisIndex: number, apart: number): number =>
  Math.max(3, Math.floor((axisIndex === 0 ? u.width - gutter.left - gutter.right : u.height - gutter.axis) / apart));

const splitsOf =
  (axis: Axis, apart: number): uPlot.Axis['splits'] =>
  (u, axisIndex, low, high) =>
    axis.blank ? [] : ticks(axis, [low, high], mostTicks(u, axisIndex, apart)).map(tick => tick.value);

const valuesOf =
  (axis: Axis, apart: number): uPlot.Axis['values'] =>
  (u, splits, axisIndex) => {
    const { min = 0, max = 1 } = u.scales[axisIndex === 0 ? 'x' : 'y'] ?? {};
    const labels = new Map(
      ticks(axis, [min, max], mostTicks(u, axisIndex, apart)).map(tick => [tick.value, tick.label])
    );
    return splits.map(value => labels.get(value) ?? '');
  };
