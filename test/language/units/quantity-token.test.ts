// The token of the grammar and the unit table name the same units: neither may grow without the other.
import { expect, it } from 'vitest';
import { units } from '../../../simulator/index.js';
import { SnnTerminals } from '../../../language/generated/ast.js';
import { parseQuantity } from '../../../language/units/literal.js';

const whole = (text: string): boolean => new RegExp(`^${SnnTerminals.QUANTITY.source}$`).test(text);

it('every unit of the table behind a number is one token', () => {
  for (const name of units.keys()) expect(whole(`2 ${name}`), name).toBe(true);
});

it('everything the token takes for a unit is in the table', () => {
  const prefixes = ['', ...'fpnuµμmckMGTdDhEa'];
  const stems = [
    's',
    'V',
    'A',
    'F',
    'S',
    'Ohm',
    'Ω',
    '\u2126',
    'Hz',
    'J',
    'W',
    'C',
    'N',
    'Pa',
    'g',
    'm',
    'mol',
    'M',
    'K',
    'min',
    'h',
    '%',
    'd',
    'l',
    'T'
  ];
  let taken = 0;
  for (const unit of prefixes.flatMap(prefix => stems.map(stem => prefix + stem))) {
    if (!whole(`2 ${unit}`)) continue;
    taken++;
    expect(parseQuantity(`2 ${unit}`).fault, unit).toBeUndefined();
  }
  expect(taken).toBeGreaterThan(150);
});
