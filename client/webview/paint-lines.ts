// Draws rates and traces: lines against time with a value axis.
import type { Points } from './line-points.js';
import { valueRange } from './line-points.js';
import { paintTimeGrid, paintValueAxis } from './paint-frame.js';
import type { Surface } from './surface.js';
import type { Theme } from './theme.js';
import type { TimeView } from './time-view.js';

export interface LinePicture {
  readonly lines: readonly Points[];
  readonly unit: string;
  readonly fromZero: boolean;
}

/** Returns how many points it drew. */
export function paintLines(surface: Surface, picture: LinePicture, view: TimeView, step: number, theme: Theme): number {
  const [low, high] = valueRange(picture.lines, picture.fromZero);
  paintTimeGrid(surface, view, theme);
  paintValueAxis(surface, low, high, picture.unit, theme);
  const { context, area } = surface;
  const across = area.width / (view.to - view.from) * step;
  const upwards = area.height / (high - low);
  context.save();
  context.beginPath();
  context.rect(area.left, area.top - 1, area.width, area.height + 2);
  context.clip();
  context.lineJoin = 'round';
  context.lineWidth = picture.lines.length > 6 ? 1 : 1.4;
  picture.lines.forEach((points, i) => {
    context.strokeStyle = theme.series[i % theme.series.length]!;
    context.beginPath();
    trace(context, points, at => area.left + at * across - view.from / step * across, value => area.top + (high - value) * upwards);
    context.stroke();
  });
  context.restore();
  return picture.lines.reduce((n, points) => n + points.times.length, 0);
}

/** The pen is lifted over values that are not finite. */
function trace(context: CanvasRenderingContext2D, points: Points, x: (at: number) => number, y: (value: number) => number): void {
  let down = false;
  for (let i = 0; i < points.times.length; i++) {
    const value = points.values[i]!;
    if (!Number.isFinite(value)) down = false;
    else if (down) context.lineTo(x(points.times[i]!), y(value));
    else {
      context.moveTo(x(points.times[i]!), y(value));
      down = true;
    }
  }
}
