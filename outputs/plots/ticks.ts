// Where an axis has its ticks and how they are labelled: steps of 1, 2 or 5 times a power of ten, exact decimals.
import type { Axis, Domain } from './scene.js';

export interface Tick {
  /** in the units of the data */
  readonly value: number;
  readonly label: string;
}

/** At most `most` ticks within the domain (`most` is at least 2), labelled in the axis's unit. For a zoomed axis pass its domain. */
export function ticks(axis: Pick<Axis, 'unit' | 'whole'>, [low, high]: Domain, most: number): readonly Tick[] {
  const { size } = axis.unit, from = low / size, to = high / size;
  if (!(to > from) || !Number.isFinite(to - from)) return [];
  const { mantissa, exponent } = tickStep(to - from, Math.max(2, most), axis.whole === true);
  const place = (k: number) => (exponent < 0 ? (k * mantissa) / 10 ** -exponent : k * mantissa * 10 ** exponent);
  const step = place(1), first = Math.ceil(from / step - 1e-9), last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({ value: place(first + i) * size, label: label(place(first + i), exponent) }));
}

/** The smallest step of 1, 2, 5 · 10^n that gives no more than `most` ticks. */
function tickStep(span: number, most: number, whole: boolean): { mantissa: number; exponent: number } {
  const start = Math.floor(Math.log10(span / most)) - 1;
  for (let exponent = whole ? Math.max(0, start) : start; ; exponent++) {
    for (const mantissa of [1, 2, 5]) {
      if (span / (mantissa * 10 ** exponent) <= most - 1 + 1e-9) return { mantissa, exponent };
    }
  }
}

function label(value: number, exponent: number): string {
  const size = Math.abs(value), far = exponent < -4 || size >= 1e7;
  const text = size === 0 ? '0' : far ? size.toExponential().replace('e+', 'e').replace('e-', 'e\u2212') : size.toFixed(Math.max(0, -exponent));
  const grouped = !far && size >= 1e4 ? text.replace(/\B(?=(\d{3})+(?!\d))/g, '\u2009') : text;
  return value < 0 ? `\u2212${grouped}` : grouped;
}
