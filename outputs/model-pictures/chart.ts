// A chart the size of a stamp, as SVG: for hovers, whose background is light or dark, and whose reader looks for a second.
import { element, px } from '../plots/svg-text.js';
import { ticks } from '../plots/ticks.js';

export interface ChartAxis {
  readonly label: string;
  readonly low: number;
  readonly high: number;
}

export interface Chart {
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** joined by lines, each list on its own */
  readonly lines?: readonly (readonly Point[])[];
  /** small strokes, as high as `strokeHeight` of the y axis */
  readonly strokes?: readonly Point[];
  readonly strokeHeight?: number;
}

export type Point = readonly [x: number, y: number];

/** Between black and white, so that both grounds let them be read: at least 3.4 to 1 on each. */
const colours = { text: '#808080', grid: '#80808040', line: '#3b8eea' };
const [width, height] = [300, 154];
const inner = { left: 54, right: 290, top: 10, bottom: 116 };

const plain = { unit: { name: '', size: 1 } };

export function chartSvg({ x, y, lines = [], strokes = [], strokeHeight = 1 }: Chart): string {
  const atX = scale(x, inner.left, inner.right);
  const atY = scale(y, inner.bottom, inner.top);
  const at = ([across, up]: Point): string => `${px(atX(across))} ${px(atY(up))}`;
  const row = Math.max(1, (atY(0) - atY(strokeHeight)) / 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="10.5" fill="${colours.text}">`,
    ...ticks(plain, [x.low, x.high], 5).map(({ value, label }) =>
      [
        stroke(atX(value), inner.top, atX(value), inner.bottom, colours.grid),
        text(atX(value), inner.bottom + 13, label, 'middle')
      ].join('')
    ),
    ...ticks(plain, [y.low, y.high], 4).map(({ value, label }) =>
      [
        stroke(inner.left, atY(value), inner.right, atY(value), colours.grid),
        text(inner.left - 5, atY(value) + 3.5, label, 'end')
      ].join('')
    ),
    text((inner.left + inner.right) / 2, height - 6, x.label, 'middle'),
    element(
      'text',
      { transform: `translate(10 ${(inner.top + inner.bottom) / 2}) rotate(-90)`, 'text-anchor': 'middle' },
      [y.label],
      true
    ),
    ...lines.map(line =>
      element('path', {
        d: `M${line.map(at).join('L')}`,
        fill: 'none',
        stroke: colours.line,
        'stroke-width': 1.75,
        'stroke-linejoin': 'round'
      })
    ),
    strokes.length === 0
      ? ''
      : element('path', {
          d: strokes.map(([across, up]) => `M${px(atX(across))} ${px(atY(up) - row)}v${px(2 * row)}`).join(''),
          stroke: colours.line,
          'stroke-width': 1.25
        }),
    '</svg>'
  ].join('');
}

function scale({ low, high }: ChartAxis, from: number, to: number): (value: number) => number {
  const span = high - low || 1;
  return value => from + ((value - low) / span) * (to - from);
}

const stroke = (x1: number, y1: number, x2: number, y2: number, colour: string): string =>
  element('path', { d: `M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}`, stroke: colour });

const text = (x: number, y: number, words: string, anchor: string): string =>
  element('text', { x: px(x), y: px(y), 'text-anchor': anchor }, [words], true);
