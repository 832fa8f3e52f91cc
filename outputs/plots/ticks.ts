// Where an axis has its ticks and how they are labelled: steps of 1, 2 or 5 times a power of ten, exact decimals.
import { tickStep, ticks as evenTicks } from 'd3-array';
import { formatLocale, precisionFixed } from 'd3-format';
import type { Axis, Domain } from './scene.js';
import { textWidth } from './text-width.js';

export interface Tick {
  /** in the units of the data */
  readonly value: number;
  readonly label: string;
}

/** px that labels of numbers are apart, and that names need. */
const apart = { x: 80, y: 28 };
const nameSize = 11.5;
const nameGap = { x: 4, y: 1 };

/** The ticks of an axis that is `pixels` long; names stand at each place, or at every second, third ... where they would not fit. */
export function axisTicks(
  axis: Pick<Axis, 'unit' | 'whole' | 'names'>,
  domain: Domain,
  pixels: number,
  along: 'x' | 'y'
): readonly Tick[] {
  return axis.names
    ? namedTicks(axis.names, domain, pixels, along)
    : ticks(axis, domain, Math.max(3, Math.floor(pixels / apart[along])));
}

function namedTicks(names: readonly string[], [low, high]: Domain, pixels: number, along: 'x' | 'y'): readonly Tick[] {
  const scale = pixels / (high - low);
  const length = (name: string): number => (along === 'x' ? textWidth(name, nameSize) : nameSize) + nameGap[along];
  const all = names.map((label, value) => ({ value, label })).filter(({ value }) => value >= low && value <= high);
  for (let every = 1; every < all.length; every++) {
    const shown = all.filter(({ value }) => value % every === 0);
    const fits = shown
      .slice(1)
      .every(
        ({ value, label }, i) => (value - shown[i]!.value) * scale >= (length(label) + length(shown[i]!.label)) / 2
      );
    if (fits) return shown;
  }
  return all.slice(0, 1);
}

/** At most `most` ticks within the domain (`most` is at least 2), labelled in the axis's unit. For a zoomed axis pass its domain. */
export function ticks(axis: Pick<Axis, 'unit' | 'whole'>, [low, high]: Domain, most: number): readonly Tick[] {
  const { size } = axis.unit;
  // an end that the unit's division put just beside a tick keeps it
  const slack = ((high - low) / size) * 1e-9;
  const from = low / size - slack;
  const to = high / size + slack;
  if (!(to > from) || !Number.isFinite(to - from)) return [];
  for (let wanted = Math.max(2, most); wanted > 0; wanted--) {
    const values = evenTicks(from, to, wanted).filter(value => !axis.whole || Number.isInteger(value));
    if (values.length > most) continue;
    const step = tickStep(from, to, wanted);
    return values.map(value => ({ value: value * size, label: label(value, axis.whole ? Math.max(1, step) : step) }));
  }
  return [];
}

function label(value: number, step: number): string {
  const size = Math.abs(value);
  const far = step < 1e-4 || size >= 1e7;
  if (far && size === 0) return '0';
  if (far) return value.toExponential(significant(size, step)).replace('e+', 'e').replaceAll('-', '\u2212');
  return locale.format(`${size >= 1e4 ? ',' : ''}.${precisionFixed(step)}f`)(value);
}

const locale = formatLocale({ decimal: '.', thousands: '\u2009', grouping: [3], currency: ['', ''], minus: '\u2212' });

/** Digits behind the point of a mantissa that tell ticks apart. */
const significant = (size: number, step: number): number =>
  Math.max(0, Math.floor(Math.log10(size) + 1e-9) - Math.floor(Math.log10(step) + 1e-9));
