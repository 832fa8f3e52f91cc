// A scene as SVG text. The same scene gives the same bytes everywhere: no clock, no randomness, coordinates to a tenth of a pixel.
import { colourOf } from './colour-scale.js';
import { layout, type Layout, type LayoutOptions } from './layout.js';
import { colourBar, fontSize, margin, withUnit, type PanelLayout } from './panel-layout.js';
import type { Scene } from './scene.js';
import { drawMark } from './svg-marks.js';
import { element, px, text } from './svg-text.js';
import { seriesColour, themes, type Theme } from './theme.js';

export interface SvgOptions extends LayoutOptions {
  /** default print */
  readonly theme?: Theme | 'print' | 'screen';
}

export function renderSvg(scene: Scene, options: SvgOptions = {}): string {
  const theme = typeof options.theme === 'string' ? themes[options.theme] : (options.theme ?? themes.print);
  const placed = layout(scene, options);
  const { width, height } = placed;
  const parts = [
    element('title', {}, [`${scene.title}: ${scene.panels.map(p => p.title).join('; ')}`], true),
    element('rect', { width, height, fill: theme.background }),
    text(margin.outer, 22, scene.title, { size: fontSize.title, bold: true, fill: theme.text }),
    text(margin.outer, 39, scene.subtitle, { size: fontSize.subtitle, fill: theme.muted }),
    ...placed.panels.flatMap(panel => drawPanel(panel, placed, theme))
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'font-family': theme.fontFamily
  };
  return `${element('svg', attributes, parts)}\n`;
}

function drawPanel(l: PanelLayout, { width }: Layout, theme: Theme): readonly string[] {
  const message = l.panel.marks.find(m => m.kind === 'text');
  const x = px(l.left);
  const y = px(l.top);
  const w = px(l.width);
  const h = px(l.height);
  const inside = element(
    'svg',
    { x, y, width: w, height: h, viewBox: `${x} ${y} ${w} ${h}`, overflow: 'hidden' },
    message
      ? []
      : [
          ...spans(l, theme),
          ...grid(l, theme),
          ...l.panel.marks.filter(m => m.kind !== 'span').map(mark => drawMark(mark, l, theme))
        ]
  );
  return [
    ...header(l, theme),
    inside,
    ...frame(l, theme),
    ...(message ? [drawMark(message, l, theme)] : []),
    ...yAxis(l, theme),
    ...xAxis(l, width, theme),
    ...zAxis(l, theme)
  ].filter(part => part !== '');
}

function header({ header: { title, subtitle, legend, notes } }: PanelLayout, theme: Theme): readonly string[] {
  return [
    text(
      title.x,
      title.y,
      title.text,
      { size: fontSize.header, bold: true, fill: theme.text },
      subtitle === undefined ? undefined : { content: subtitle, size: fontSize.note, fill: theme.muted }
    ),
    ...legend.flatMap(entry => [
      element('rect', {
        x: px(entry.x),
        y: px(entry.y - 8.5),
        width: 10,
        height: 8,
        rx: 1.5,
        fill: seriesColour(theme, entry.series)
      }),
      text(entry.x + 15, entry.y, entry.text, { size: fontSize.label, fill: theme.text })
    ]),
    ...notes.map(note => text(note.x, note.y, note.text, { size: fontSize.note, fill: theme.muted }))
  ];
}

const spans = (l: PanelLayout, theme: Theme): readonly string[] =>
  l.panel.marks.filter(m => m.kind === 'span').map(mark => drawMark(mark, l, theme));

function grid(l: PanelLayout, theme: Theme): readonly string[] {
  if (l.panel.z) return [];
  const across = l.panel.y.bands ? '' : l.yTicks.map(t => `M${px(l.left)},${px(t.at)}h${px(l.width)}`).join('');
  const up = l.xTicks.map(t => `M${px(t.at)},${px(l.top)}v${px(l.height)}`).join('');
  return across + up === ''
    ? []
    : [element('path', { d: across + up, stroke: theme.grid, 'stroke-width': 1, fill: 'none' })];
}

function frame(l: PanelLayout, theme: Theme): readonly string[] {
  const bands = l.panel.y.bands ?? [];
  const borders = bands.slice(1).map(b => l.top + l.height - ((b.from - 0.5 - l.y[0]) / (l.y[1] - l.y[0])) * l.height);
  const left = l.left;
  const bottom = l.top + l.height;
  return [
    stroke(
      borders.map(y => `M${px(left)},${px(y)}h${px(l.width)}`),
      theme,
      0.6
    ),
    stroke([`M${px(left)},${px(l.top)}V${px(bottom)}h${px(l.width)}`], theme)
  ];
}

/** Lines in the colour of the axes; nothing where there are none. */
function stroke(lines: readonly string[], theme: Theme, width = 1): string {
  return lines.length === 0
    ? ''
    : element('path', { d: lines.join(''), stroke: theme.axis, 'stroke-width': width, fill: 'none' });
}

function yAxis(l: PanelLayout, theme: Theme): readonly string[] {
  const colour = (series?: number) => (series === undefined ? theme.muted : seriesColour(theme, series));
  const right = l.left - margin.tickGap;
  return [
    stroke(
      l.yTicks.map(t => `M${px(l.left - 4)},${px(t.at)}h4`),
      theme
    ),
    ...l.yTicks.map(t =>
      text(right, t.at + 4, t.label, { size: fontSize.tick, fill: colour(t.series), anchor: 'end' })
    ),
    ...l.yLabels.map(({ at, label, series, room, line = 0 }) =>
      text(margin.outer + 12 + line * margin.yLine, at, label, {
        size: fontSize.label,
        fill: series === undefined ? theme.text : colour(series),
        anchor: 'middle',
        rotated: true,
        bold: series !== undefined,
        room
      })
    )
  ];
}

function xAxis(l: PanelLayout, width: number, theme: Theme): readonly string[] {
  const bottom = l.top + l.height;
  const marks = stroke(
    l.xTicks.map(t => `M${px(t.at)},${px(bottom)}v4`),
    theme
  );
  if (!l.xLabelled) return [marks];
  const label = withUnit(l.panel.x.label, l.panel.x.unit.name);
  return [
    marks,
    ...l.xTicks.map(t =>
      text(Math.min(t.at, width - 20), bottom + 17, t.label, {
        size: fontSize.tick,
        fill: theme.muted,
        anchor: 'middle'
      })
    ),
    text(l.left + l.width / 2, bottom + 34, label, { size: fontSize.label, fill: theme.text, anchor: 'middle' })
  ];
}

/** A bar of the colours of a map, with their values. */
function zAxis(l: PanelLayout, theme: Theme): readonly string[] {
  const {
    panel: { z },
    top,
    height
  } = l;
  const steps = 48;
  if (!z) return [];
  const left = l.left + l.width + colourBar.gap;
  const right = left + colourBar.width;
  const [low, high] = z.domain;
  // each down to the end, over the one before: no seams between them
  const shades = Array.from({ length: steps }, (_, i) =>
    element('rect', {
      x: px(left),
      y: px(top + (i * height) / steps),
      width: colourBar.width,
      height: px(height - (i * height) / steps),
      fill: colourOf(high - ((i + 0.5) / steps) * (high - low), z.domain),
      'shape-rendering': 'crispEdges'
    })
  );
  return [
    ...shades,
    stroke(
      l.zTicks.map(t => `M${px(right)},${px(t.at)}h4`),
      theme
    ),
    ...l.zTicks.map(t => text(right + 7, t.at + 4, t.label, { size: fontSize.tick, fill: theme.muted })),
    text(l.left + l.width + colourBar.room - 4, top + height / 2, withUnit(z.label, z.unit.name), {
      size: fontSize.label,
      fill: theme.text,
      anchor: 'middle',
      rotated: true,
      room: height
    })
  ];
}
