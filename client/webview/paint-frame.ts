// What surrounds the data: grid lines, axes, their numbers and units.
import { ticks, timeScale } from './axis.js';
import type { Surface } from './surface.js';
import type { Theme } from './theme.js';
import type { TimeView } from './time-view.js';

/** Vertical lines at round times, their numbers where this plot carries the axis, and the edges. */
export function paintTimeGrid(surface: Surface, view: TimeView, theme: Theme): void {
  const { context, area } = surface;
  const scale = timeScale(view.to - view.from);
  const marks = ticks(view.from / scale.size, view.to / scale.size, Math.max(2, Math.floor(area.width / 90)));
  context.font = theme.font;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const mark of marks) {
    const x = area.left + (mark.at * scale.size - view.from) / (view.to - view.from) * area.width;
    line(surface, x, area.top, x, area.top + area.height, theme.grid);
    if (!surface.withAxis) continue;
    context.fillStyle = theme.muted;
    context.fillText(mark.text, x, area.top + area.height + 6);
  }
  if (surface.withAxis) unitLabel(surface, scale.unit, theme);
  line(surface, area.left, area.top + area.height, area.left + area.width, area.top + area.height, theme.muted);
  line(surface, area.left, area.top, area.left, area.top + area.height, theme.muted);
}

/** Horizontal lines at round values with their numbers; `label` names the unit at the top. */
export function paintValueAxis(surface: Surface, low: number, high: number, label: string, theme: Theme): void {
  const { context, area } = surface;
  context.font = theme.font;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const mark of ticks(low, high, Math.max(2, Math.floor(area.height / 28)))) {
    const y = area.top + (high - mark.at) / (high - low) * area.height;
    line(surface, area.left, y, area.left + area.width, y, theme.grid);
    context.fillStyle = theme.muted;
    if (y > area.top + 10) context.fillText(mark.text, area.left - 6, y);
  }
  context.fillStyle = theme.foreground;
  context.textBaseline = 'top';
  context.fillText(label, area.left - 6, area.top - 2);
}

/** A hairline, sharp on every screen. */
export function line(surface: Surface, fromX: number, fromY: number, toX: number, toY: number, colour: string): void {
  const { context, ratio } = surface;
  const sharp = (value: number): number => (Math.round(value * ratio) + 0.5) / ratio;
  context.strokeStyle = colour;
  context.lineWidth = 1 / ratio;
  context.beginPath();
  context.moveTo(sharp(fromX), sharp(fromY));
  context.lineTo(sharp(toX), sharp(toY));
  context.stroke();
}

function unitLabel({ context, area }: Surface, unit: string, theme: Theme): void {
  context.textAlign = 'right';
  context.fillStyle = theme.foreground;
  context.fillText(unit, area.left - 6, area.top + area.height + 6);
}
