// Where everything of a scene stands at a given width, in pixels: the same for SVG and canvas.
import { formatCount } from '../reading/quantity.js';
import { panelHeader, type PanelHeader } from './panel-header.js';
import { colourBar, fontSize, margin, withUnit, xAt, yAt, type PanelLayout } from './panel-layout.js';
import { rowTicks } from './row-ticks.js';
import type { Domain, Panel, Scene } from './scene.js';
import { fitText, textWidth, wider, wrapText } from './text-width.js';
import { axisTicks, ticks } from './ticks.js';

export interface LayoutOptions {
  /** px, default 760 */
  readonly width?: number;
  /** px, default by the panels' weights */
  readonly height?: number;
  /** a part of the linked time axis, ms */
  readonly time?: Domain;
  /** spikes of one panel above which their density is drawn, default 100 000 */
  readonly mostSpikes?: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly PanelLayout[];
}

/** px of a panel of weight 1 in a file */
export const heightOfWeight = 125;
const widestTick = 110;

export function layout(scene: Scene, options: LayoutOptions = {}): Layout {
  const width = options.width ?? 760;
  const time = options.time ?? scene.time;
  const dense = scene.panels.map(panel => spikesOf(panel) > (options.mostSpikes ?? 1e5));
  const beside = scene.panels.map(panel => labelLines(panel).width + tickWidth(panel));
  const left = Math.ceil(margin.outer + margin.yLabel + Math.max(24, ...beside) + margin.tickGap);
  const right = width - margin.outer - 6;
  const headers = scene.panels.map((panel, i) =>
    panelHeader(panel, dense[i] ? [`density of ${formatCount(spikesOf(panel))} spikes`] : [], left, right)
  );
  const labelled = scene.panels.map(
    (panel, i) => !panel.marks.some(m => m.kind === 'text') && !(panel.x.linked && scene.panels[i + 1]?.x.linked)
  );
  const fixed =
    margin.header +
    headers.reduce((sum, h) => sum + h.height, 0) +
    labelled.reduce((sum, l) => sum + (l ? margin.xLabels : 0) + margin.between, 0);
  const weights = scene.panels.reduce((sum, p) => sum + p.weight, 0);
  const unit = options.height === undefined ? heightOfWeight : Math.max(20, (options.height - fixed) / weights);
  let y = margin.header;
  const panels = scene.panels.map((panel, i): PanelLayout => {
    const header = headers[i]!;
    const top = y + header.height;
    const height = Math.round(panel.weight * unit);
    y = top + height + (labelled[i] ? margin.xLabels : 0) + margin.between;
    return place(panel, {
      left,
      top,
      width: right - left,
      height,
      header,
      headerTop: top - header.height,
      time,
      xLabelled: labelled[i]!,
      dense: dense[i]!
    });
  });
  return { width, height: options.height ?? Math.round(y), panels };
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly header: PanelHeader;
  readonly headerTop: number;
  readonly time: Domain;
  readonly xLabelled: boolean;
  readonly dense: boolean;
}

function place(panel: Panel, frame: Frame): PanelLayout {
  const { headerTop, time, ...rest } = frame;
  const x = panel.x.linked ? time : panel.x.domain;
  const y = panel.y.domain;
  const width = widthOf(panel, frame);
  const base: PanelLayout = {
    panel,
    x,
    y,
    ...rest,
    width,
    header: shifted(frame.header, headerTop),
    xTicks: [],
    yTicks: [],
    zTicks: [],
    yLabels: []
  };
  if (panel.marks.some(m => m.kind === 'text')) return base;
  const xTicks = axisTicks(panel.x, x, width, 'x').map(t => ({
    at: xAt(base, t.value),
    label: t.label
  }));
  if (panel.y.bands) return { ...base, xTicks, ...rowTicks(base, panel.y.bands) };
  const yTicks = axisTicks(panel.y, y, frame.height, 'y').map(t => ({
    at: yAt(base, t.value),
    label: fitText(t.label, fontSize.tick, widestTick)
  }));
  const yLabels = labelLines(panel).lines.map((label, line) => ({
    at: base.top + base.height / 2,
    label,
    line,
    room: base.height
  }));
  return {
    ...base,
    xTicks: panel.x.blank ? [] : xTicks,
    yTicks: panel.y.blank ? [] : yTicks,
    yLabels,
    zTicks: colourTicks(panel, base)
  };
}

/** As many lines as the label of a y axis has at most. */
const mostLines = 3;

/** The label of the y axis in lines that fit along it; `width`: of those behind the first. */
function labelLines({ y, weight }: Panel): { readonly lines: readonly string[]; readonly width: number } {
  if (y.bands) return { lines: [], width: 0 };
  const wrapped = wrapText(withUnit(y.label, y.unit.name), fontSize.label, (weight * heightOfWeight) / wider);
  const rest = wrapped.slice(mostLines - 1).join(' ');
  const lines = [...wrapped.slice(0, mostLines - 1), ...(rest === '' ? [] : [rest])];
  return { lines, width: lines.length > 1 ? (lines.length - 1) * margin.yLine + margin.tickGap : 0 };
}

/** Room for the bar of colours, and squares where they are asked for. */
function widthOf(panel: Panel, { width, height }: Frame): number {
  const free = panel.z ? width - colourBar.room : width;
  const across = panel.x.domain[1] - panel.x.domain[0];
  const up = panel.y.domain[1] - panel.y.domain[0];
  return panel.square ? Math.min(free, Math.round((height * across) / up)) : free;
}

function colourTicks({ z }: Panel, { top, height }: PanelLayout): PanelLayout['zTicks'] {
  if (!z) return [];
  const [low, high] = z.domain;
  return axisTicks(z, z.domain, height, 'y').map(t => ({
    at: top + height - ((t.value - low) / (high - low)) * height,
    label: t.label
  }));
}

function shifted(header: PanelHeader, top: number): PanelHeader {
  const move = <T extends { readonly y: number }>(item: T): T => ({ ...item, y: item.y + top });
  return { ...header, title: move(header.title), legend: header.legend.map(move), notes: header.notes.map(move) };
}

function tickWidth(panel: Panel): number {
  if (panel.marks.some(m => m.kind === 'text')) return 0;
  const labels = panel.y.bands
    ? panel.y.bands.flatMap(b => [String(b.neurons[b.neurons.length - 1] ?? 0), b.to - b.from < 20 ? b.label : ''])
    : (panel.y.names ?? ticks(panel.y, panel.y.domain, 5).map(t => t.label));
  return Math.min(widestTick, Math.max(0, ...labels.map(l => textWidth(l, fontSize.tick))));
}

const spikesOf = (panel: Panel): number =>
  panel.marks.reduce((n, mark) => n + (mark.kind === 'spikes' ? mark.x.length : 0), 0);
