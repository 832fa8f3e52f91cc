// A chart the size of a stamp, as SVG: for hovers, whose background is light or dark, and whose reader looks for a second.
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
  const at = ([px, py]: Point): string => `${round(atX(px))} ${round(atY(py))}`;
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
    `<text transform="translate(10 ${(inner.top + inner.bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`,
    ...lines.map(
      line =>
        `<path d="M${line.map(at).join('L')}" fill="none" stroke="${colours.line}" stroke-width="1.75" stroke-linejoin="round"/>`
    ),
    strokes.length === 0
      ? ''
      : `<path d="${strokes.map(([px, py]) => `M${round(atX(px))} ${round(atY(py) - row)}v${round(2 * row)}`).join('')}" stroke="${colours.line}" stroke-width="1.25"/>`,
    '</svg>'
  ].join('');
}

function scale({ low, high }: ChartAxis, from: number, to: number): (value: number) => number {
  const span = high - low || 1;
  return value => from + ((value - low) / span) * (to - from);
}

const stroke = (x1: number, y1: number, x2: number, y2: number, colour: string): string =>
  `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" stroke="${colour}"/>`;

const text = (x: number, y: number, words: string, anchor: string): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const round = (value: number): number => Math.round(value * 10) / 10;
