// Recorded values as people read them: lists with one unit, counts in groups of three, the unit of an axis.
import {
  formatNumber,
  formatQuantity,
  formatUnit,
  inUnit,
  isDimensionless,
  type Dimension
} from '../../simulator/index.js';
import type { Value } from './value.js';

/** `size` simulator units make one; the name is empty for pure numbers. */
export interface NamedUnit {
  readonly name: string;
  readonly size: number;
}

/** The unit in which values up to `magnitude` are shown side by side. */
export function displayUnit(dimension: Dimension, magnitude = 0): NamedUnit {
  if (isDimensionless(dimension)) return { name: '', size: 1 };
  const name =
    magnitude > 0 && Number.isFinite(magnitude)
      ? formatQuantity(magnitude, dimension).split(' ')[1]!
      : formatUnit(dimension);
  const one = inUnit(1, name, dimension);
  return { name, size: one >= 1 ? 1 / one : Math.round(1 / one) };
}

/** A value of the simulator in the unit that people read it in, without the last digits that the conversion makes up. */
export function inDisplayUnit(value: number, dimension: Dimension): { readonly number: number; readonly unit: string } {
  const { name } = displayUnit(dimension);
  return { number: name === '' ? value : Number(inUnit(value, name, dimension).toPrecision(15)), unit: name };
}

/** A number, or a list of which at most `most` items are shown: `37.72, 60.49, 91.27 ms and 12 more`. */
export function formatValue(value: Value, dimension: Dimension, digits = 4, most = 8): string {
  if (typeof value === 'number') return formatQuantity(value, dimension, digits);
  if (value.length === 0) return 'none';
  const { name } = displayUnit(
    dimension,
    value.reduce((a, b) => Math.max(a, Math.abs(b)), 0)
  );
  const shown = value
    .slice(0, most)
    .map(x => formatNumber(name === '' ? x : inUnit(x, name, dimension), digits))
    .join(', ');
  return `${shown}${name && ` ${name}`}${value.length > most ? ` and ${formatCount(value.length - most)} more` : ''}`;
}

/** `2 300 000`, with no-break spaces */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00A0');

/** `1 neuron`, `1 600 neurons` */
export const counted = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
