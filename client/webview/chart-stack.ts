// The charts of a picture, one below the other, as wide and high as the page has room.
import { heightOfWeight } from '../../outputs/index.js';
import { gutter, paddingAbove } from './chart-axes.js';
import { chartHeights } from './chart-heights.js';
import { type ChartFrame, type ChartHost, Chart, chartKey } from './chart.js';
import { element } from './element.js';
import { type Picture, type PicturePanel, isLinked, messageOf } from './picture.js';
import type { PanelTheme } from './theme.js';

/** CSS pixels above each plot, as in panel.css */
const heading = 26;
const narrowest = 160;

const hasNames = ({ head: { x, y } }: PicturePanel): boolean => (x.names ?? y.names) !== undefined;
/** As high as in a file, so that the same of them have room. */
const roomOfNames = ({ head: { weight } }: PicturePanel): number => heightOfWeight * weight + paddingAbove;

export class ChartStack {
  readonly root = element('main', {
    className: 'charts',
    tabIndex: 0,
    attributes: {
      'aria-label': 'Plots. Arrow keys move through time, plus and minus zoom, 0 shows everything.',
      'aria-describedby': 'summary'
    }
  });
  private charts: readonly { readonly key: string; readonly chart: Chart }[] = [];

  constructor(private readonly host: ChartHost) {}

  get spikePixels(): number {
    return this.charts.reduce((sum, { chart }) => sum + chart.spikePixels, 0);
  }

  get points(): number {
    return this.charts.reduce((sum, { chart }) => sum + chart.points, 0);
  }

  /** `room` is the height there is for all of them, CSS pixels. */
  show(picture: Picture | undefined, theme: PanelTheme, room: number): void {
    const panels = picture?.panels ?? [];
    const frames = this.frames(panels, room);
    const before = this.charts;
    this.charts = panels.map((panel, i) => {
      const key = `${chartKey(panel)} ${frames[i]!.labelled}`;
      const known = before[i];
      if (known?.key !== key) return { key, chart: new Chart(panel, frames[i]!, theme, this.host) };
      known.chart.update(panel);
      known.chart.resize(frames[i]!);
      return known;
    });
    for (const old of before) if (!this.charts.includes(old)) old.chart.destroy();
    this.root.replaceChildren(...this.charts.map(({ chart }) => chart.root));
  }

  resize(picture: Picture | undefined, room: number): void {
    const frames = this.frames(picture?.panels ?? [], room);
    this.charts.forEach(({ chart }, i) => frames[i] && chart.resize(frames[i]));
  }

  followView(): void {
    for (const { chart } of this.charts) chart.followView();
  }

  repaint(): void {
    for (const { chart } of this.charts) chart.repaint();
  }

  /** Makes all anew: colours and fonts are uPlot's from its beginning. */
  clear(): void {
    for (const { chart } of this.charts) chart.destroy();
    this.charts = [];
  }

  private frames(panels: readonly PicturePanel[], room: number): readonly ChartFrame[] {
    const labelled = panels.map((panel, i) => !(isLinked(panel) && panels[i + 1] && isLinked(panels[i + 1]!)));
    const axis = (i: number): number => (labelled[i] ? gutter.axis + gutter.label : 6);
    const shares = panels.map((panel, i) =>
      messageOf(panel) === undefined
        ? { weight: panel.head.weight, fixed: heading + axis(i), ...(hasNames(panel) && { least: roomOfNames(panel) }) }
        : { weight: 0, fixed: heading }
    );
    const heights = chartHeights(shares, room);
    const width = Math.max(narrowest, this.root.clientWidth);
    return panels.map((_, i) => ({ width, height: heights[i]! - heading, labelled: labelled[i]! }));
  }
}
