// Values in the simulator's units as people write them: `37.4 Hz`, `-54.2 mV`.
import { decimalShift, isDimensionless, multiply, divide, sameDimension } from '../../simulator/index.js';
import type { Dimension } from '../../simulator/index.js';
import type { Value } from './arithmetic.js';

/** `size` simulator units make one. */
export interface NamedUnit {
  readonly name: string;
  readonly size: number;
}

const families: readonly { readonly dimension: Dimension; readonly units: readonly NamedUnit[] }[] = [
  { dimension: [0, 0, 1, 0, 0, 0], units: [unit('ms', 1), unit('s', 1e3), unit('µs', 1e-3)] },
  { dimension: [0, 0, -1, 0, 0, 0], units: [unit('Hz', 1e-3)] },
  { dimension: [2, 1, -3, -1, 0, 0], units: [unit('mV', 1), unit('V', 1e3), unit('µV', 1e-3)] },
  { dimension: [0, 0, 0, 1, 0, 0], units: [unit('pA', 1), unit('nA', 1e3), unit('µA', 1e6), unit('fA', 1e-3)] },
  { dimension: [-2, -1, 3, 2, 0, 0], units: [unit('nS', 1), unit('µS', 1e3), unit('mS', 1e6), unit('pS', 1e-3)] },
  { dimension: [-2, -1, 4, 2, 0, 0], units: [unit('pF', 1), unit('nF', 1e3), unit('fF', 1e-3)] },
  { dimension: [2, 1, -3, -2, 0, 0], units: [unit('MOhm', 1e-3), unit('GOhm', 1), unit('kOhm', 1e-6)] },
  { dimension: [0, 0, 1, 1, 0, 0], units: [unit('fC', 1), unit('pC', 1e3)] },
  { dimension: [2, 1, -2, 0, 0, 0], units: [unit('aJ', 1), unit('fJ', 1e3), unit('pJ', 1e6)] },
  { dimension: [1, 0, 0, 0, 0, 0], units: [unit('µm', 1e-6), unit('mm', 1e-3), unit('m', 1)] },
  { dimension: [-3, 0, 0, 0, 0, 1], units: [unit('mM', 1), unit('µM', 1e-3), unit('nM', 1e-6)] },
  { dimension: [0, 0, 0, 0, 1, 0], units: [unit('K', 1)] },
];

/**
 * The unit in which a value of this magnitude is shown; without one, the family's usual unit.
 * A usual unit serves from 0.1 to 10 000 of it.
 */
export function displayUnit(dimension: Dimension, magnitude = 0): NamedUnit {
  if (isDimensionless(dimension)) return unit('', 1);
  const family = families.find(f => sameDimension(f.dimension, dimension));
  if (!family) return compoundUnit(dimension);
  const usual = family.units[0]!;
  if (magnitude === 0 || !Number.isFinite(magnitude) || within(magnitude / usual.size, 0.1, 1e4)) return usual;
  return family.units.find(u => within(magnitude / u.size, 1, 1e3)) ?? usual;
}

/** Significant digits and the unit: `37.41 Hz`; pure numbers stand alone. */
export function formatQuantity(value: number, dimension: Dimension, digits = 4): string {
  const { name, size } = displayUnit(dimension, Math.abs(value));
  const number = formatNumber(value / size, digits);
  return name === '' || Number.isNaN(value) ? number : `${number} ${name}`;
}

/** A number, or a list of which at most `most` items are shown: `37.72, 60.49, 91.27 ms and 12 more`. */
export function formatValue(value: Value, dimension: Dimension, digits = 4, most = 8): string {
  if (typeof value === 'number') return formatQuantity(value, dimension, digits);
  if (value.length === 0) return 'none';
  const { name, size } = displayUnit(dimension, value.reduce((a, b) => Math.max(a, Math.abs(b)), 0));
  const shown = value.slice(0, most).map(x => formatNumber(x / size, digits)).join(', ');
  return `${shown}${name && ` ${name}`}${value.length > most ? ` and ${value.length - most} more` : ''}`;
}

/** At most `digits` significant digits, without trailing zeros; whole numbers up to a million in full. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'no value';
  if (!Number.isFinite(value)) return value > 0 ? 'infinity' : '-infinity';
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const short = Number(value.toPrecision(digits));
  return short !== 0 && (Math.abs(short) >= 1e6 || Math.abs(short) < 1e-4) ? short.toExponential().replace('e+', 'e') : String(short);
}

/** A count with its digits in groups of three: `2 300 000`. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ');

/** `nS/ms`, `mV²`... from the families above, else SI base units with their powers. */
function compoundUnit(dimension: Dimension): NamedUnit {
  for (const { dimension: a, units: [first] } of families) {
    for (const { dimension: b, units: [second] } of families) {
      const numerator = first!, denominator = second!;
      if (sameDimension(divide(a, b), dimension)) return unit(`${numerator.name}/${denominator.name}`, numerator.size / denominator.size);
      if (sameDimension(multiply(a, b), dimension)) return unit(a === b ? `${numerator.name}²` : `${numerator.name}·${denominator.name}`, numerator.size * denominator.size);
    }
  }
  const powers = ['m', 'kg', 's', 'A', 'K', 'mol'].map((base, i) => (dimension[i] === 0 ? '' : dimension[i] === 1 ? base : `${base}^${dimension[i]}`));
  return unit(powers.filter(p => p !== '').join('·'), 10 ** decimalShift(dimension));
}

function unit(name: string, size: number): NamedUnit {
  return { name, size };
}

const within = (x: number, low: number, high: number): boolean => x >= low && x < high;
