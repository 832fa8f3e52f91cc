// The closed table of units: what may stand behind a number or in a type, and nothing else.
import { type Dimension, type Unit, decimalShift, dimensionless, multiply, raise } from './dimension.js';

/** A unit without prefix, and the prefixes that make sense before it. */
interface Stem {
  readonly dimension: Dimension;
  readonly exponent?: number;
  readonly factor?: number;
  readonly prefixes: string;
}

const prefixExponents: Readonly<Record<string, number>> = {
  f: -15,
  p: -12,
  n: -9,
  u: -6,
  m: -3,
  c: -2,
  k: 3,
  M: 6,
  G: 9,
  T: 12
};
const decadic = 'fpnumkMGT';

const stems: Readonly<Record<string, Stem>> = {
  s: { dimension: [0, 0, 1, 0, 0, 0], prefixes: decadic },
  min: { dimension: [0, 0, 1, 0, 0, 0], factor: 60, prefixes: '' },
  h: { dimension: [0, 0, 1, 0, 0, 0], factor: 3600, prefixes: '' },
  m: { dimension: [1, 0, 0, 0, 0, 0], prefixes: 'fpnumck' },
  g: { dimension: [0, 1, 0, 0, 0, 0], exponent: -3, prefixes: decadic },
  A: { dimension: [0, 0, 0, 1, 0, 0], prefixes: decadic },
  K: { dimension: [0, 0, 0, 0, 1, 0], prefixes: 'm' },
  mol: { dimension: [0, 0, 0, 0, 0, 1], prefixes: 'fpnum' },
  M: { dimension: [-3, 0, 0, 0, 0, 1], exponent: 3, prefixes: 'fpnum' },
  V: { dimension: [2, 1, -3, -1, 0, 0], prefixes: decadic },
  Ohm: { dimension: [2, 1, -3, -2, 0, 0], prefixes: decadic },
  S: { dimension: [-2, -1, 3, 2, 0, 0], prefixes: decadic },
  F: { dimension: [-2, -1, 4, 2, 0, 0], prefixes: decadic },
  C: { dimension: [0, 0, 1, 1, 0, 0], prefixes: decadic },
  Hz: { dimension: [0, 0, -1, 0, 0, 0], prefixes: decadic },
  J: { dimension: [2, 1, -2, 0, 0, 0], prefixes: decadic },
  W: { dimension: [2, 1, -3, 0, 0, 0], prefixes: decadic },
  N: { dimension: [1, 1, -2, 0, 0, 0], prefixes: decadic },
  Pa: { dimension: [-1, 1, -2, 0, 0, 0], prefixes: decadic },
  '%': { dimension: [0, 0, 0, 0, 0, 0], exponent: -2, prefixes: '' }
};

/** Every unit by its ASCII name (`uV`, `MOhm`); `findUnit` knows the Greek spellings too. */
export const units: ReadonlyMap<string, Unit> = new Map(
  Object.entries(stems).flatMap(([name, stem]) => withPrefixes(name, stem))
);

/** The unit of this name, with µ (both code points) for u and Ω (both) for Ohm; also a compound such as `uF/cm^2` or `/ms`. */
export const findUnit = (name: string): Unit | undefined => units.get(asciiUnit(name)) ?? compoundUnit(asciiUnit(name));

/** Whole powers of units, multiplied and divided from left to right; undefined where one of them is none. */
function compoundUnit(name: string): Unit | undefined {
  if (!/[*/^]/.test(name)) return undefined;
  const compound = { dimension: dimensionless, exponent: 0, factor: 1, divisor: 1 };
  for (const [, sign, part] of name.replace(/^(?=[^/])/, '*').matchAll(/([*/])([^*/]*)/g)) {
    const [, stem, power = '1'] = /^([A-Za-z%]+)(?:\^(-?[0-9]+))?$/.exec(part!) ?? [];
    const unit = stem === undefined ? undefined : units.get(stem);
    if (!unit) return undefined;
    const exponent = sign === '/' ? -Number(power) : Number(power);
    compound.dimension = multiply(compound.dimension, raise(unit.dimension, exponent));
    compound.exponent += unit.exponent * exponent;
    if (exponent > 0) compound.factor *= unit.factor ** exponent;
    else compound.divisor *= unit.factor ** -exponent;
  }
  return { name, ...compound };
}

/** `µV` to `uV`, `MΩ` to `MOhm`. */
export const asciiUnit = (name: string): string =>
  name.replace(/[\u00B5\u03BC]/g, 'u').replace(/[\u03A9\u2126]/g, 'Ohm');

/** Power of ten (beside `factor`) that takes a number in this unit to the simulator's unit: -3 for Hz (to kHz), 0 for mV. */
export const unitShift = (unit: Unit): number => unit.exponent + decimalShift(unit.dimension);

function withPrefixes(name: string, stem: Stem): [string, Unit][] {
  return ['', ...stem.prefixes].map(prefix => [
    prefix + name,
    {
      name: prefix + name,
      dimension: stem.dimension,
      exponent: (stem.exponent ?? 0) + (prefixExponents[prefix] ?? 0),
      factor: stem.factor ?? 1,
      divisor: 1
    }
  ]);
}
