// Values are shown in the unit a neuroscientist would choose.
import { describe, expect, it } from 'vitest';
import {
  type Dimension,
  divide,
  findUnit,
  formatNumber,
  formatQuantity,
  formatUnit,
  inUnit,
  multiply,
  nameDimension,
  raise,
  units
} from '../../../simulator/index.js';
import { parseQuantity } from '../../../language/units/literal.js';

const of = (unit: string): Dimension => findUnit(unit)!.dimension;

describe('formatQuantity', () => {
  it.each([
    '20 mV',
    '-70 mV',
    '0.1 ms',
    '37.5 Hz',
    '250 pF',
    '100 MOhm',
    '4 nS',
    '0 mV',
    '0 ms',
    '1 s',
    '1.5 s',
    '200 ms',
    '0.05 ms',
    '1 us',
    '20 ps',
    '1 ns',
    '350 MHz',
    '22.5 kHz',
    '800 pA',
    '1450 pA',
    '16.2 Hz',
    '1620.5 Hz',
    '0.5 nS',
    '80.5 pA',
    '281 pF',
    '-0.25 mV',
    '37 K',
    '2 mM',
    '100 um',
    '1 mm',
    '-11.5 mV',
    '10 V',
    '15 nA',
    '0.2 nS',
    '333.333 Hz',
    '90 s',
    '1 kHz'
  ])('%s', text => {
    const sign = text.startsWith('-') ? -1 : 1;
    const literal = parseQuantity(text.replace('-', ''));
    expect(formatQuantity(sign * literal.value, literal.dimension!)).toBe(text === '1 kHz' ? '1000 Hz' : text);
  });

  it('writes plain numbers without a unit and odd dimensions in compounds', () => {
    expect(formatQuantity(0.25, of('%'))).toBe('0.25');
    expect(formatQuantity(1e12, of('%'))).toBe('1000000000000');
    expect(formatQuantity(0.5, divide(of('nS'), of('ms')))).toBe('0.5 nS/ms');
    expect(formatQuantity(0.02, divide(of('pA'), raise(of('mV'), 2)))).toBe('0.02 nS/mV');
    expect(formatQuantity(3, raise(of('mV'), 2))).toBe('3 mV^2');
    expect(formatQuantity(1, raise(of('s'), -0.5))).toBe('1 1/ms^0.5');
    expect(formatQuantity(2, multiply(of('pA'), raise(of('ms'), 2)))).toBe('2 pA*ms^2');
  });

  it('gives conductances per area in mS/cm^2', () => {
    const g = parseQuantity('36 mS');
    const area = parseQuantity('1 cm');
    expect(formatQuantity(g.value / area.value ** 2, divide(g.dimension!, raise(area.dimension!, 2)))).toBe(
      '36 mS/cm^2'
    );
  });

  it('says what is no number', () => {
    expect(formatQuantity(NaN, of('mV'))).toBe('not a number mV');
    expect(formatQuantity(-Infinity, of('mV'))).toBe('-infinity mV');
    expect(formatNumber(1 / 3)).toBe('0.333333');
  });
});

it('every unit of the table is its own inverse of reading', () => {
  for (const name of units.keys()) expect(inUnit(parseQuantity(`3 ${name}`).value, name), name).toBeCloseTo(3, 12);
});

describe('nameDimension and formatUnit', () => {
  it.each([
    ['mV', 'a voltage (mV)'],
    ['s', 'a time (ms)'],
    ['pA', 'a current (pA)'],
    ['S', 'a conductance (nS)'],
    ['F', 'a capacitance (pF)'],
    ['Ohm', 'a resistance (MOhm)'],
    ['kHz', 'a frequency (Hz)'],
    ['%', 'a plain number']
  ])('%s is %s', (unit, name) => expect(nameDimension(of(unit))).toBe(name));

  it('names compounds by their parts', () => {
    expect(nameDimension(divide(of('V'), of('s')))).toBe('a voltage per time (mV/ms)');
    expect(nameDimension(divide(of('pA'), raise(of('mV'), 2)))).toBe('a quantity in nS/mV');
    expect(formatUnit(of('%'))).toBe('1');
  });

  it('has a text for every dimension that units of the table can multiply to, and the text reads back', () => {
    const names = ['V', 'A', 's', 'm', 'K', 'mol', 'F', 'g'];
    for (const a of names)
      for (const b of names)
        for (const c of names) {
          const dimension = divide(multiply(raise(of(a), 2), of(b)), of(c));
          expect(readBack(formatUnit(dimension)), `${a}^2*${b}/${c}`).toEqual(dimension.map(x => x + 0));
        }
  });
});

/** `pA/mV^2` to its dimension, by hand. */
function readBack(text: string): number[] {
  let result: Dimension = [0, 0, 0, 0, 0, 0];
  for (const [, sign, unit, exponent = '1'] of `*${text}`.matchAll(/([*/])([A-Za-z]+|1)(?:\^([0-9.]+))?/g)) {
    if (unit !== '1') result = (sign === '*' ? multiply : divide)(result, raise(of(unit!), Number(exponent)));
  }
  return result.map(x => x + 0);
}
