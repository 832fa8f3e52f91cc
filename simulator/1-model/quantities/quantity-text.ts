// Values and dimensions as a neuroscientist writes them: 20 mV, 37.5 Hz, 100 MOhm, 0.5 nS/ms. For messages, axes and reports.
import { type Dimension, decimalShift, isDimensionless, sameDimension } from './dimension.js';
import { composeUnit } from './composed-unit.js';
import { units } from './units.js';

/** How one kind of quantity is spoken of: the units from small to large with the value (in that unit) from which each is used. */
interface Kind {
  readonly noun: string;
  readonly usual: string;
  readonly ladder: readonly (readonly [unit: string, from: number])[];
}

const kinds: readonly Kind[] = [
  kind('a voltage', 'mV', ['nV', 0], ['uV', 1], ['mV', 0.001], ['V', 10]),
  kind('a time', 'ms', ['ps', 0], ['ns', 1], ['us', 1], ['ms', 0.01], ['s', 1]),
  kind('a current', 'pA', ['fA', 0], ['pA', 0.001], ['nA', 10], ['uA', 10], ['mA', 10]),
  kind('a conductance', 'nS', ['fS', 0], ['pS', 1], ['nS', 0.001], ['uS', 10], ['mS', 10]),
  kind('a capacitance', 'pF', ['fF', 0], ['pF', 0.001], ['nF', 10], ['uF', 10]),
  kind('a resistance', 'MOhm', ['Ohm', 0], ['kOhm', 1], ['MOhm', 0.1], ['GOhm', 10]),
  kind('a frequency', 'Hz', ['mHz', 0], ['Hz', 0.001], ['kHz', 10], ['MHz', 1], ['GHz', 1]),
  kind('a charge', 'fC', ['fC', 0], ['pC', 10], ['nC', 10], ['uC', 10], ['C', 1]),
  kind('a length', 'um', ['nm', 0], ['um', 0.1], ['mm', 1], ['m', 1]),
  kind('an energy', 'pJ', ['fJ', 0], ['pJ', 0.1], ['nJ', 10], ['uJ', 10], ['J', 1]),
  kind('a power', 'pW', ['fW', 0], ['pW', 0.1], ['nW', 10], ['uW', 10], ['W', 1]),
  kind('a force', 'N', ['pN', 0], ['nN', 1], ['uN', 1], ['N', 1]),
  kind('a pressure', 'Pa', ['Pa', 0], ['kPa', 10]),
  kind('a mass', 'kg', ['ug', 0], ['mg', 1], ['g', 1], ['kg', 1]),
  kind('a temperature', 'K', ['mK', 0], ['K', 0.1]),
  kind('an amount', 'mol', ['fmol', 0], ['pmol', 1], ['nmol', 1], ['umol', 1], ['mmol', 1], ['mol', 1]),
  kind('a concentration', 'mM', ['nM', 0], ['uM', 1], ['mM', 0.01], ['M', 1])
];

/** Compounds with a unit of their own in the literature, by area of membrane: unit text, its dimension and the power of ten to SI. */
const compounds: readonly {
  readonly noun: string;
  readonly unit: string;
  readonly dimension: Dimension;
  readonly exponent: number;
}[] = [
  { noun: 'a conductance per area', unit: 'mS/cm^2', dimension: [-4, -1, 3, 2, 0, 0], exponent: 1 },
  { noun: 'a capacitance per area', unit: 'uF/cm^2', dimension: [-4, -1, 4, 2, 0, 0], exponent: -2 },
  { noun: 'a current per area', unit: 'uA/cm^2', dimension: [-2, 0, 0, 1, 0, 0], exponent: -2 },
  { noun: 'white noise', unit: '1/ms^0.5', dimension: [0, 0, -0.5, 0, 0, 0], exponent: 1.5 },
  { noun: 'a voltage per time', unit: 'mV/ms', dimension: [2, 1, -4, -1, 0, 0], exponent: 0 },
  { noun: 'a current per time', unit: 'pA/ms', dimension: [0, 0, -1, 1, 0, 0], exponent: -9 },
  { noun: 'a conductance per time', unit: 'nS/ms', dimension: [-2, -1, 2, 2, 0, 0], exponent: -6 }
];

/**
 * `value` (in the simulator's units) with the unit its readers expect, at most `digits` significant figures, whole numbers in full.
 * A dimension without a unit of its own is written in a compound of ms, mV, pA, nS: `0.5 nS/mV`.
 */
export function formatQuantity(value: number, dimension: Dimension, digits = 6): string {
  if (isDimensionless(dimension)) return formatNumber(value, digits);
  const known = kinds.find(k => sameDimension(dimensionOf(k.usual), dimension));
  if (known) {
    const unit =
      known.ladder.findLast(([name, from]) => round(Math.abs(inUnit(value, name))) >= from)?.[0] ?? known.usual;
    const chosen = value === 0 || !Number.isFinite(value) ? known.usual : unit;
    return `${formatNumber(inUnit(value, chosen), digits)} ${chosen}`;
  }
  return `${formatNumber(inUnit(value, formatUnit(dimension), dimension), digits)} ${formatUnit(dimension)}`;
}

/** The unit in which a dimension is usually given: `mV`, `nS/ms`; '1' for a plain number. */
export function formatUnit(dimension: Dimension): string {
  if (isDimensionless(dimension)) return '1';
  const known = kinds.find(k => sameDimension(dimensionOf(k.usual), dimension));
  return known?.usual ?? compounds.find(c => sameDimension(c.dimension, dimension))?.unit ?? composeUnit(dimension);
}

/** `a voltage (mV)`, `a plain number`, `a quantity in nS/mV`. */
export function nameDimension(dimension: Dimension): string {
  if (isDimensionless(dimension)) return 'a plain number';
  const noun =
    kinds.find(k => sameDimension(dimensionOf(k.usual), dimension))?.noun ??
    compounds.find(c => sameDimension(c.dimension, dimension))?.noun;
  return noun === undefined ? `a quantity in ${formatUnit(dimension)}` : `${noun} (${formatUnit(dimension)})`;
}

/** `value` of the simulator in `unit`: one of the table, or what `formatUnit(dimension)` returns. For the axes of plots. */
export function inUnit(value: number, unit: string, dimension?: Dimension): number {
  const known = units.get(unit);
  if (known) return shifted(value, -(known.exponent + decimalShift(known.dimension))) / known.factor;
  const compound = dimension && compounds.find(c => c.unit === unit && sameDimension(c.dimension, dimension));
  return compound ? shifted(value, -(compound.exponent + decimalShift(compound.dimension))) : value;
}

/** Shortest decimal with at most `digits` significant figures; whole numbers below 10^15 in full. */
export function formatNumber(value: number, digits = 6): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value === 0 ? 0 : value);
  return Number.isFinite(value)
    ? String(Number(value.toPrecision(digits)))
    : Number.isNaN(value)
      ? 'not a number'
      : value > 0
        ? 'infinity'
        : '-infinity';
}

// by a whole power of ten that a double holds exactly, so that a decimal stays the nearest double to itself
const shifted = (value: number, exponent: number): number =>
  exponent < 0 ? value / 10 ** -exponent : value * 10 ** exponent;

// a value just below a rung by rounding (0.99999999 s) belongs on it
const round = (value: number): number => Number(value.toPrecision(9));

const dimensionOf = (unit: string): Dimension => units.get(unit)!.dimension;

function kind(noun: string, usual: string, ...ladder: [string, number][]): Kind {
  return { noun, usual, ladder };
}
