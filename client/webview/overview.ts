// A strip over the plots that shows the whole run and which stretch of it the plots show; drag to move that stretch.
import { firstAtLeast } from './growing-array.js';
import { element } from './element.js';
import type { GestureTarget, Shown } from './gestures.js';
import { gutter } from './chart-axes.js';
import { type Picture, marksOf } from './picture.js';
import type { PanelTheme } from './theme.js';
import { pan } from './time-view.js';

export class Overview {
  readonly root = element('canvas', { className: 'overview', hidden: true, attributes: { 'aria-hidden': 'true' } });

  /** one for each stretch of time, made anew where the picture or the size is another one */
  private bars = new Path2D();
  private drawn: readonly unknown[] = [];

  constructor(private readonly target: GestureTarget) {
    this.root.addEventListener('pointerdown', event => {
      this.root.setPointerCapture(event.pointerId);
      this.centre(event);
    });
    this.root.addEventListener('pointermove', event => {
      if (this.root.hasPointerCapture(event.pointerId)) this.centre(event);
    });
  }

  /** Absent where there are no spikes to show. */
  show(picture: Picture | undefined, { view, limits }: Shown, theme: PanelTheme): void {
    this.root.hidden = !picture?.panels.some(panel => panel.bands.length > 0);
    const context = this.root.getContext('2d');
    if (this.root.hidden || !picture || !context) return;
    const ratio = window.devicePixelRatio;
    this.root.width = this.root.clientWidth * ratio;
    this.root.height = this.root.clientHeight * ratio;
    const left = gutter.left * ratio;
    const width = this.root.width - left - gutter.right * ratio;
    const key = [picture, limits.end, width, this.root.height, theme.muted];
    if (this.drawn.some((part, i) => part !== key[i]) || this.drawn.length === 0) {
      this.bars = barsOf(spikesByColumn(picture, limits.end, Math.max(1, Math.floor(width))), this.root.height);
      this.drawn = key;
    }
    context.fillStyle = theme.muted;
    context.translate(left, 0);
    context.fill(this.bars);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = theme.grid;
    context.strokeStyle = theme.text;
    context.lineWidth = ratio;
    const from = left + (view.from / limits.end) * width;
    const shown = Math.max(2 * ratio, ((view.to - view.from) / limits.end) * width);
    context.fillRect(from, 0, shown, this.root.height);
    context.strokeRect(from, ratio / 2, shown, this.root.height - ratio);
  }

  private centre(event: PointerEvent): void {
    const shown = this.target.shown();
    if (!shown) return;
    const { view, limits } = shown;
    const share = (event.offsetX - gutter.left) / (this.root.clientWidth - gutter.left - gutter.right);
    this.target.change(pan(view, share * limits.end - (view.from + view.to) / 2, limits));
  }
}

function barsOf(counts: Uint32Array, height: number): Path2D {
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const bars = new Path2D();
  counts.forEach((count, column) => {
    if (count > 0) bars.rect(column, height * (1 - (0.9 * count) / most), 1, (height * 0.9 * count) / most);
  });
  return bars;
}

/** Spikes of all rasters that fall into each of so many stretches of the run. */
function spikesByColumn(picture: Picture, end: number, columns: number): Uint32Array {
  const counts = new Uint32Array(columns);
  for (const mark of picture.panels.flatMap(panel => marksOf(panel, 'spikes'))) {
    const [times, , spikes] = mark.columns.map(column => column.values);
    let before = 0;
    for (let column = 0; column < columns; column++) {
      const beyond = firstAtLeast(times!, ((column + 1) * end) / columns);
      if (spikes) for (let i = before; i < beyond; i++) counts[column]! += spikes[i]!;
      else counts[column]! += beyond - before;
      before = beyond;
    }
  }
  return counts;
}
