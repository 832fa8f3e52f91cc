// Literals are read exactly, or refused with the text that mends them.
import { describe, expect, it } from 'vitest';
import { dimensionless, findUnit, units } from '../../../simulator/index.js';
import { parseQuantity } from '../../../language/units/literal.js';

describe('a quantity becomes a value in ms, mV and pA exactly', () => {
  it.each([
    ['0.1 ms', 0.1],
    ['20 s', 20000],
    ['1.5 nS', 1.5],
    ['1 Hz', 0.001],
    ['22.2 Hz', 0.0222],
    ['20 mV', 20],
    ['0 mV', 0],
    ['100 MOhm', 0.1],
    ['100 MΩ', 0.1],
    ['100 MΩ', 0.1],
    ['250 pF', 250],
    ['1 µA', 1e6],
    ['1 μA', 1e6],
    ['25 %', 0.25],
    ['0.1 %', 0.001],
    ['5', 5],
    ['1.5e3 nS', 1500],
    ['1e-3 V', 1],
    ['2 min', 120000],
    ['1.1 min', 66000],
    ['0.3 h', 1080000],
    ['7 ns', 7e-6],
    ['1 mm', 1e-3],
    ['1 mM', 1],
    ['37 K', 37],
    ['0.1 us', 0.0001],
    ['1 kHz', 1],
    ['335 MHz', 335000],
    ['3.3 fC', 3.3],
    ['1 fJ', 1000],
    ['1 g', 1e21],
    ['70 mS', 7e7]
  ])('%s is %d', (text, value) => {
    const literal = parseQuantity(text);
    expect(literal.fault).toBeUndefined();
    expect(literal.value).toBe(value);
    expect(Number(literal.decimal)).toBe(value);
  });

  it('never rounds twice: every tenth of a millisecond up to a second', () => {
    for (let i = 0; i < 10000; i++) expect(parseQuantity(`${(i / 10).toFixed(1)} ms`).value).toBe(i / 10);
    for (let i = 0; i < 1000; i++) expect(parseQuantity(`0.${String(i).padStart(3, '0')} s`).value).toBe(i);
  });

  it('keeps number, unit and dimension apart', () => {
    expect(parseQuantity('20 µV')).toMatchObject({
      numberText: '20',
      unitText: 'µV',
      unit: { name: 'uV' },
      dimension: findUnit('V')!.dimension
    });
    expect(parseQuantity('20')).toMatchObject({
      numberText: '20',
      unitText: '',
      unit: undefined,
      dimension: dimensionless
    });
  });
});

describe('a literal that is refused', () => {
  it.each([
    ['007 ms', 'leading-zero', '7 ms'],
    ['00.5 mV', 'leading-zero', '0.5 mV'],
    ['00', 'leading-zero', '0'],
    ['1e400', 'too-large', undefined],
    ['1e307 s', 'too-large', undefined],
    ['1e-400', 'too-small', undefined],
    ['20 mv', 'unknown-unit', undefined],
    ['ms', 'not-a-number', undefined]
  ])('%s: %s', (text, kind, replacement) => {
    expect(parseQuantity(text).fault).toMatchObject({ kind, ...(replacement === undefined ? {} : { replacement }) });
  });

  it('has a value only where just its spelling is wrong', () => {
    expect(parseQuantity('007 ms').value).toBe(7);
    expect(parseQuantity('20 mv').value).toBeNaN();
    expect(parseQuantity('1e400').value).toBeNaN();
  });
});

it('the table is closed: prefixes only where they make sense', () => {
  for (const name of ['ms', 'uS', 'GOhm', 'cm', 'km', 'mK', 'fmol', 'min', 'kg', 'MPa', '%'])
    expect(units.has(name), name).toBe(true);
  for (const name of ['cs', 'kK', 'mmin', 'kM', 'Mm', 'd', 'l', 'Å', 'm%', 'mv', ''])
    expect(findUnit(name), name).toBeUndefined();
});
