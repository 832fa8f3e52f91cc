// One panel of the picture on the page: its heading and a uPlot with the panel's marks.
import uPlot from 'uplot';
import { paddingAbove, xAxis, yAxis } from './chart-axes.js';
import { chartData, chartMarks, pointsInView } from './chart-data.js';
import { paintCells, rightOf } from './cells-layer.js';
import { ChartHeading } from './chart-heading.js';
import { chartSeries } from './chart-series.js';
import { element } from './element.js';
import { listenToGestures, type Shown } from './gestures.js';
import { type PicturePanel, isLinked, messageOf } from './picture.js';
import { findInRaster, neuronAxis, paintBandNames, paintRaster, rowAt } from './raster-layer.js';
import { readout } from './readout.js';
import type { PanelTheme } from './theme.js';
import { type TimeView, between } from './time-view.js';

/** What a chart asks of the panel and tells it. */
export interface ChartHost {
  readonly shown: () => Shown;
  readonly changeView: (view: TimeView) => void;
  readonly revealPopulation: (name: string) => void;
  /** populations that the text points at */
  readonly lit: () => readonly string[];
  /** shows fewer or more rows of a band of a raster, around one that is counted from its first */
  readonly zoomRows: (band: string, factor: number, row: number) => void;
}
export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  /** the x axis has numbers; else they stand under a later chart */
  readonly labelled: boolean;
}

/** Charts whose key stays are updated; a new key needs a new chart. */
export const chartKey = (panel: PicturePanel): string =>
  JSON.stringify([
    panel.head.kind,
    panel.head.title,
    panel.head.legend,
    panel.head.x.unit,
    panel.head.y.unit,
    panel.head.y.label,
    messageOf(panel),
    panel.head.z?.unit,
    panel.head.square && [panel.head.x.domain, panel.head.y.domain],
    chartMarks(panel).map(mark => [mark.kind, mark.series, mark.faint]),
    panel.bands.map(band => [band.label, band.to])
  ]);

export class Chart {
  readonly root: HTMLElement;
  /** device pixels that spikes have coloured in the last paint */
  spikePixels = 0;
  private readonly heading: ChartHeading;
  private readonly body = element('div', { className: 'plot' });
  private readonly plot: uPlot | undefined;
  private readonly scratch = new OffscreenCanvas(1, 1);

  constructor(
    private panel: PicturePanel,
    private frame: ChartFrame,
    private readonly theme: PanelTheme,
    private readonly host: ChartHost
  ) {
    this.heading = new ChartHeading(panel, theme);
    this.root = element(
      'section',
      { className: `chart ${panel.head.kind}`, attributes: { 'aria-label': panel.head.title } },
      this.heading.root,
      this.body
    );
    const message = messageOf(panel);
    if (message !== undefined) this.body.append(element('p', { className: 'message' }, message));
    else {
      this.plot = this.createPlot();
      this.body.append(this.heading.values);
    }
  }

  get points(): number {
    return pointsInView(this.panel, this.host.shown().view);
  }

  update(panel: PicturePanel): void {
    this.panel = panel;
    this.heading.show(panel);
    this.plot?.setData(chartData(panel), true);
  }

  /** Redraws for the time now in view. */
  followView(): void {
    const { from, to } = this.host.shown().view;
    if (isLinked(this.panel)) this.plot?.setScale('x', { min: from, max: to });
  }

  /** Paints the same once more, in other lights. */
  repaint(): void {
    if (this.panel.bands.length > 0) this.plot?.redraw(false);
  }

  resize(frame: ChartFrame): void {
    if (frame.width === this.frame.width && frame.height === this.frame.height) return;
    this.frame = frame;
    this.plot?.setSize(frame);
  }

  destroy(): void {
    this.plot?.destroy();
    this.root.remove();
  }

  private createPlot(): uPlot {
    const { panel, frame, theme } = this;
    const plot = new uPlot(
      {
        width: frame.width,
        height: frame.height,
        padding: [paddingAbove, () => rightOf(this.panel, this.frame), 0, 0],
        legend: { show: false },
        cursor: this.cursor(),
        scales: {
          x: { time: false, range: () => this.xRange() },
          y: { range: () => (this.panel.bands.length > 0 ? [0, 1] : [...this.panel.head.y.domain]) }
        },
        axes: [
          xAxis(panel.head.x, frame.labelled, theme),
          panel.bands.length > 0 ? neuronAxis(() => this.panel, theme) : yAxis(panel.head.y, theme)
        ],
        series: [{}, ...chartSeries(panel, theme)],
        hooks: {
          drawClear: [u => this.paintSpans(u)],
          draw: [u => this.paintSpikes(u), u => paintCells(u, this.panel, this.theme)],
          setSelect: [u => this.zoomIntoBox(u)],
          setCursor: [u => this.heading.read(readout(u, this.panel), (u.cursor.left ?? 0) < u.over.clientWidth / 2)]
        }
      },
      chartData(panel),
      this.body
    );
    listenToGestures(plot.over, {
      shown: () => (isLinked(this.panel) ? this.host.shown() : undefined),
      change: view => this.host.changeView(view),
      click: (x, y) => this.choose(plot, x, y),
      zoomRows: (factor, y) => this.zoomRows(plot, factor, y)
    });
    return plot;
  }

  private cursor(): uPlot.Cursor {
    const linked = isLinked(this.panel);
    return {
      y: false,
      points: { size: 6 },
      drag: { x: linked, y: false, setScale: false },
      bind: {
        mousedown: (_, __, handler) => event => (linked && event.shiftKey ? handler(event) : null),
        dblclick: () => () => null
      },
      ...(linked && {
        sync: {
          key: 'time',
          setSeries: false,
          filters: { pub: (type: string) => type === 'mousemove' || type === 'mouseleave' }
        }
      })
    };
  }

  private xRange(): uPlot.Range.MinMax {
    const { from, to } = this.host.shown().view;
    return isLinked(this.panel) ? [from, to] : [...this.panel.head.x.domain];
  }

  private paintSpans(u: uPlot): void {
    u.ctx.save();
    u.ctx.beginPath();
    u.ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    u.ctx.clip();
    u.ctx.fillStyle = this.theme.span;
    for (const mark of this.panel.marks) {
      if (mark.kind !== 'span') continue;
      const left = u.valToPos(mark.from, 'x', true);
      u.ctx.fillRect(left, u.bbox.top, u.valToPos(mark.to, 'x', true) - left, u.bbox.height);
    }
    u.ctx.restore();
  }

  private paintSpikes(u: uPlot): void {
    if (this.panel.bands.length === 0) return;
    this.spikePixels = paintRaster(u, this.panel, this.host.shown().view, this.theme, this.scratch, this.host.lit());
    paintBandNames(u, this.panel.bands, this.theme, this.host.lit());
  }

  private zoomIntoBox(u: uPlot): void {
    const { left, width } = u.select;
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    if (width > 3)
      this.host.changeView(between(u.posToVal(left, 'x'), u.posToVal(left + width, 'x'), this.host.shown().limits));
  }

  private zoomRows(u: uPlot, factor: number, y: number): void {
    const found = this.panel.bands.length > 0 ? rowAt(u, this.panel.bands, y) : undefined;
    if (found) this.host.zoomRows(found.band.label, factor, found.row - found.band.from);
  }

  private choose(u: uPlot, x: number, y: number): void {
    const found = this.panel.bands.length > 0 ? findInRaster(u, this.panel, x, y) : undefined;
    if (found) this.host.revealPopulation(found.band.population);
  }
}
