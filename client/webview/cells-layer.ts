// The cells of a map and the bar that says what their colours mean, on the canvas of its uPlot.
import uPlot from 'uplot';
import { axisTicks, colourBar, colourOf, withUnit } from '../../outputs/index.js';
import { gutter, paddingAbove } from './chart-axes.js';
import { type PicturePanel, marksOf } from './picture.js';
import type { PanelTheme } from './theme.js';

/** CSS pixels right of the plot: room for the bar of colours, and what a square picture leaves over. */
export function rightOf(
  { head: { x, y, z, square } }: PicturePanel,
  frame: { readonly width: number; readonly height: number }
): number {
  if (!z) return gutter.right;
  const free = frame.width - gutter.left - colourBar.room;
  const height = frame.height - gutter.axis - gutter.label - paddingAbove;
  const wanted = (height * (x.domain[1] - x.domain[0])) / (y.domain[1] - y.domain[0]);
  return colourBar.room + (square ? Math.max(0, Math.round(free - wanted)) : 0);
}

export function paintCells(u: uPlot, panel: PicturePanel, theme: PanelTheme): void {
  const { z } = panel.head;
  if (!z) return;
  u.ctx.save();
  for (const {
    columns: [xs, ys, zs],
    size = { width: 1, height: 1 }
  } of marksOf(panel, 'cells')) {
    if (!xs || !ys || !zs) continue;
    const [x, y, values] = [xs.values, ys.values, zs.values];
    values.forEach((value, i) => {
      const left = Math.round(u.valToPos(x[i]! - size.width / 2, 'x', true));
      const right = Math.round(u.valToPos(x[i]! + size.width / 2, 'x', true));
      const top = Math.round(u.valToPos(y[i]! + size.height / 2, 'y', true));
      const bottom = Math.round(u.valToPos(y[i]! - size.height / 2, 'y', true));
      u.ctx.fillStyle = colourOf(value, z.domain);
      u.ctx.fillRect(left, top, right - left, bottom - top);
    });
  }
  paintBar(u, z, theme);
  u.ctx.restore();
}

function paintBar({ ctx, bbox }: uPlot, z: NonNullable<PicturePanel['head']['z']>, theme: PanelTheme): void {
  const ratio = uPlot.pxRatio;
  const left = bbox.left + bbox.width + colourBar.gap * ratio;
  const width = colourBar.width * ratio;
  const [low, high] = z.domain;
  for (let row = 0; row < bbox.height; row++) {
    ctx.fillStyle = colourOf(high - ((row + 0.5) / bbox.height) * (high - low), z.domain);
    ctx.fillRect(left, bbox.top + row, width, 1);
  }
  ctx.fillStyle = theme.muted;
  ctx.font = theme.font.replace('11px', `${11 * ratio}px`);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { value, label } of axisTicks(z, z.domain, bbox.height / ratio, 'y')) {
    ctx.fillText(label, left + width + 6 * ratio, bbox.top + (1 - (value - low) / (high - low)) * bbox.height);
  }
  ctx.translate(bbox.left + bbox.width + (colourBar.room - 8) * ratio, bbox.top + bbox.height / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.textAlign = 'center';
  ctx.fillStyle = theme.text;
  ctx.fillText(withUnit(z.label, z.unit.name), 0, 0);
}

/** The cell at a place of the axes. */
export function findCell(
  panel: PicturePanel,
  atX: number,
  atY: number
): { readonly x: number; readonly y: number; readonly z: number } | undefined {
  for (const {
    columns: [xs, ys, zs],
    size = { width: 1, height: 1 }
  } of marksOf(panel, 'cells')) {
    if (!xs || !ys || !zs) continue;
    const [x, y] = [xs.values, ys.values];
    const i = x.findIndex(
      (middle, k) => Math.abs(middle - atX) <= size.width / 2 && Math.abs(y[k]! - atY) <= size.height / 2
    );
    if (i >= 0) return { x: x[i]!, y: y[i]!, z: zs.values[i]! };
  }
  return undefined;
}
