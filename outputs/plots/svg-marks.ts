// The marks of a panel as SVG paths; thinned or counted where there are more than pixels can show.
import { extent } from 'd3-array';
import { colourDomain, colourOf } from './colour-scale.js';
import { decimate } from './decimate.js';
import { density, densityLevels } from './density.js';
import { fontSize, xAt, yAt, type PanelLayout } from './panel-layout.js';
import type { Mark } from './scene.js';
import { element, px, text } from './svg-text.js';
import { wrapText } from './text-width.js';
import { seriesColour, type Theme } from './theme.js';

type Of<K extends Mark['kind']> = Extract<Mark, { kind: K }>;

export function drawMark(mark: Mark, l: PanelLayout, theme: Theme): string {
  switch (mark.kind) {
    case 'spikes':
      return l.dense || mark.cell ? dense(mark, l, theme) : spikes(mark, l, theme);
    case 'points':
      return points(mark, l, theme);
    case 'line':
      return line(mark, l, theme);
    case 'bars':
      return bars(mark, l, theme);
    case 'cells':
      return cells(mark, l);
    case 'span':
      return span(mark, l, theme);
    case 'text':
      return message(mark, l, theme);
  }
}

function span({ from, to }: Of<'span'>, l: PanelLayout, theme: Theme): string {
  const left = xAt(l, from);
  const right = xAt(l, to);
  return element('rect', {
    x: px(left),
    y: px(l.top),
    width: px(right - left),
    height: px(l.height),
    fill: theme.span
  });
}

/** A vertical tick a spike; two at one place are drawn once. */
function spikes({ x, y, series }: Of<'spikes'>, l: PanelLayout, theme: Theme): string {
  const rowHeight = l.height / (l.y[1] - l.y[0]);
  const length = Math.min(10, Math.max(1.4, rowHeight * 0.75));
  const drawn = new Set<string>();
  for (let i = 0; i < x.length; i++) {
    if (x[i]! >= l.x[0] && x[i]! <= l.x[1]) drawn.add(`M${px(xAt(l, x[i]!))},${px(yAt(l, y[i]!) - length / 2)}`);
  }
  const d = [...drawn].map(place => `${place}v${px(length)}`).join('');
  return d === ''
    ? ''
    : element('path', { d, stroke: seriesColour(theme, series), 'stroke-width': length > 3 ? 1.2 : 1, fill: 'none' });
}

const cell = 2;
const levels = 8;

/** Cells of two pixels, the darker the more spikes; neighbours of one level in a row are one stroke. */
function dense(mark: Of<'spikes'>, l: PanelLayout, theme: Theme): string {
  const columns = Math.ceil(l.width / cell);
  const rows = Math.ceil(l.height / cell);
  const level = densityLevels(density(mark, l.x, l.y, columns, rows), levels);
  const x = (column: number): string => px(l.left + (column * l.width) / columns);
  const y = (row: number): string => px(l.top + l.height - ((row + 0.5) * l.height) / rows);
  const d = Array.from({ length: levels + 1 }, () => '');
  for (let row = 0; row < rows; row++) {
    for (let start = 0; start < columns; ) {
      let end = start + 1;
      while (end < columns && level[row * columns + end] === level[row * columns + start]) end++;
      d[level[row * columns + start]!] += `M${x(start)},${y(row)}H${x(end)}`;
      start = end;
    }
  }
  return d
    .map((path, n) =>
      n === 0 || path === ''
        ? ''
        : element('path', {
            d: path,
            stroke: seriesColour(theme, mark.series),
            'stroke-width': px(l.height / rows),
            'stroke-opacity': n / levels,
            fill: 'none'
          })
    )
    .filter(path => path !== '')
    .join('\n');
}

function points({ x, y, series }: Of<'points'>, l: PanelLayout, theme: Theme): string {
  const shown = Array.from(x.keys()).filter(i => Number.isFinite(y[i]!));
  return shown
    .map(i =>
      element('circle', { cx: px(xAt(l, x[i]!)), cy: px(yAt(l, y[i]!)), r: 3.2, fill: seriesColour(theme, series) })
    )
    .join('\n');
}

function line({ x, y, series, faint }: Of<'line'>, l: PanelLayout, theme: Theme): string {
  let d = '';
  let pen = false;
  for (const i of decimate(x, y, l.x[0], l.x[1], Math.ceil(l.width))) {
    const down = Number.isFinite(y[i]!);
    if (down) d += `${pen ? ' ' : 'M'}${px(xAt(l, x[i]!))},${px(yAt(l, y[i]!))}`;
    pen = down;
  }
  const look = faint ? { 'stroke-width': 0.8, 'stroke-opacity': 0.45 } : { 'stroke-width': 1.4 };
  return d === ''
    ? ''
    : element('path', { d, stroke: seriesColour(theme, series), ...look, 'stroke-linejoin': 'round', fill: 'none' });
}

function bars({ low, high, y, series }: Of<'bars'>, l: PanelLayout, theme: Theme): string {
  const base = px(yAt(l, Math.max(0, l.y[0])));
  const several = l.panel.marks.filter(m => m.kind === 'bars').length > 1;
  const bar = (i: number): string =>
    `M${px(xAt(l, low[i]!))},${base}V${px(yAt(l, y[i]!))}H${px(xAt(l, high[i]!))}V${base}z`;
  const d = Array.from(y.keys())
    .filter(i => y[i]! > 0)
    .map(bar)
    .join('');
  const fill = { fill: seriesColour(theme, series), ...(several && { 'fill-opacity': 0.6 }) };
  return d === '' ? '' : element('path', { d, ...fill, stroke: theme.background, 'stroke-width': 0.8 });
}

const shades = 48;

/**
 * One path a shade, in a frame whose unit is a cell: neighbours of one shade in a row are one stroke, each from the end of the one before. A map of
 * tens of thousands of cells stays small so.
 */
function cells({ x, y, z, width, height }: Of<'cells'>, l: PanelLayout): string {
  const domain = l.panel.z?.domain ?? colourDomain(z);
  const shade = (value: number): number =>
    Math.min(shades - 1, Math.max(0, Math.floor(((value - domain[0]) / (domain[1] - domain[0])) * shades)));
  const [[left = 0], [, top = 0]] = [extent(x), extent(y)];
  const places = Array.from(z.keys())
    .filter(i => Number.isFinite(z[i]!))
    .map(i => ({
      column: Math.round((x[i]! - left) / width),
      row: Math.round((top - y[i]!) / height),
      shade: shade(z[i]!)
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  const paths = Array.from({ length: shades }, () => ({ d: '', column: 0, row: 0 }));
  for (let first = 0, behind = 0; first < places.length; first = behind) {
    const { column, row, shade } = places[first]!;
    const isNext = ({ row: at, column: place, shade: other }: (typeof places)[number]): boolean =>
      at === row && other === shade && place === column + behind - first;
    for (behind = first + 1; behind < places.length && isNext(places[behind]!); ) behind++;
    const path = paths[shade]!;
    const end = column + behind - first;
    path.d += `m${column - path.column} ${row - path.row}h${behind - first}`;
    Object.assign(path, { column: end, row });
  }
  const middle = (n: number): number => domain[0] + ((n + 0.5) / shades) * (domain[1] - domain[0]);
  const strokes = paths.flatMap(({ d }, n) =>
    d === '' ? [] : [element('path', { d, stroke: colourOf(middle(n), domain) })]
  );
  // a stroke lies around the middles of its cells; no seams between neighbours
  const [sideways, downwards] = [l.width / (l.x[1] - l.x[0]), l.height / (l.y[1] - l.y[0])];
  const place = `translate(${fine(xAt(l, left - width / 2))} ${fine(yAt(l, top))}) scale(${fine(sideways * width)} ${fine(downwards * height)})`;
  return element('g', { transform: place, fill: 'none', 'stroke-width': 1, 'shape-rendering': 'crispEdges' }, strokes);
}

/** A number of which many multiples are taken. */
const fine = (value: number): string => String(Number(value.toFixed(4)));

function message({ text: words }: Of<'text'>, l: PanelLayout, theme: Theme): string {
  const lines = wrapText(words, fontSize.label, l.width - 40);
  const middle = l.top + l.height / 2 - ((lines.length - 1) * 17) / 2 + 4;
  return lines
    .map((line, i) =>
      text(l.left + l.width / 2, middle + i * 17, line, { size: fontSize.label, fill: theme.muted, anchor: 'middle' })
    )
    .join('\n');
}
