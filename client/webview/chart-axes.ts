// uPlot's axes with our ticks: the same round values, units and labels as in an exported picture.
import type uPlot from 'uplot';
import { axisTicks, fitText, withUnit, type Axis, type Tick } from '../../outputs/index.js';
import type { PanelTheme } from './theme.js';

/** Widths and heights all panels share so that their time axes line up, CSS pixels. */
export const gutter = { left: 72, right: 14, axis: 24, label: 18 } as const;
/** CSS pixels that stay free above each plot */
export const paddingAbove = 6;
const fontSize = 11;
/** for the labels beside the y axis, CSS pixels: fonts of the editor may be wider than those that are measured by */
const tickRoom = (gutter.left - gutter.label - 8) / 1.1;

/** `labelled` is false where a panel below has the same axis. */
export function xAxis(axis: Axis, labelled: boolean, theme: PanelTheme): uPlot.Axis {
  const look = lookOf(theme);
  if (!labelled) return { ...look, splits: splitsOf(axis), values: (_, splits) => splits.map(() => ''), size: 6 };
  return {
    ...look,
    splits: splitsOf(axis),
    values: valuesOf(axis),
    size: gutter.axis,
    label: withUnit(axis.label, axis.unit.name),
    labelSize: gutter.label,
    labelFont: theme.font,
    labelGap: 0
  };
}

export function yAxis(axis: Axis, theme: PanelTheme): uPlot.Axis {
  return {
    ...lookOf(theme),
    splits: splitsOf(axis),
    values: (u, splits, axisIndex) =>
      valuesOf(axis)(u, splits, axisIndex).map(label => fitText(label, fontSize, tickRoom)),
    size: gutter.left - gutter.label,
    // the heading has it whole
    label: u => fitText(withUnit(axis.label, axis.unit.name), fontSize, u.bbox.height / devicePixelRatio),
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
function ticksOf(u: uPlot, axis: Axis, axisIndex: number, low: number, high: number): readonly Tick[] {
  const [along, pixels] =
    axisIndex === 0
      ? (['x', u.width - gutter.left - gutter.right] as const)
      : (['y', u.height - gutter.axis - gutter.label] as const);
  const inside = axisIndex === 0 ? u.bbox.width : u.bbox.height;
  return axisTicks(axis, [low, high], inside > 0 ? inside / devicePixelRatio : pixels, along);
}

const splitsOf =
  (axis: Axis): uPlot.Axis['splits'] =>
  (u, axisIndex, low, high) =>
    axis.blank ? [] : ticksOf(u, axis, axisIndex, low, high).map(tick => tick.value);

const valuesOf =
  (axis: Axis) =>
  (u: uPlot, splits: readonly number[], axisIndex: number): string[] => {
    const { min = 0, max = 1 } = u.scales[axisIndex === 0 ? 'x' : 'y'] ?? {};
    const labels = new Map(ticksOf(u, axis, axisIndex, min, max).map(tick => [tick.value, tick.label]));
    return splits.map(value => labels.get(value) ?? '');
  };
