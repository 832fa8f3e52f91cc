// `20 ms` is written as `0.02 s`: the same value, to the last bit, with another prefix of its unit.
import { asciiUnit, units } from '../../../simulator/index.js';
import { isQuantity } from '../../generated/ast.js';
import { sourceOf } from '../../source.js';
import { parseQuantity } from '../../units/literal.js';
import type { Refactoring } from './refactoring.js';

export const convertUnit: Refactoring = {
  kind: 'refactor.rewrite',
  find({ around }) {
    const [node] = around;
    if (!isQuantity(node)) return [];
    const { uri, offset, end } = sourceOf(node);
    return otherUnits(node.text).map(text => ({ title: `Write ${text}`, edits: [{ uri, offset, end, text }] }));
  }
};

/** By rising prefix, three powers of ten apart. */
const ladder = ['f', 'p', 'n', 'u', 'm', '', 'k', 'M', 'G', 'T'];

/** digits and point of a number that is still read at a glance, and one more */
const longest = 6;

/** The same quantity with the next prefixes below and above, where that reads no worse than a few zeros. */
export function otherUnits(text: string): string[] {
  const { unit, unitText, numberText, value } = parseQuantity(text);
  if (!unit || unit.divisor !== 1 || /[*/^]/.test(unitText)) return [];
  const name = asciiUnit(unitText);
  const own = ladder.findIndex(prefix => isPrefixed(name, prefix));
  if (own < 0) return [];
  const stem = name.slice(ladder[own]!.length);
  return [-1, 1, -2, 2].flatMap(step => {
    const at = own + step;
    const prefix = ladder[at];
    if (prefix === undefined || !units.has(prefix + stem)) return [];
    const number = shifted(numberText, -3 * step);
    const other = `${number} ${prefix + stem}`;
    return Number(number) < 10_000 && number.length <= longest - Math.abs(step) && parseQuantity(other).value === value
      ? [other]
      : [];
  });
}

/** `ms`, but not `min` nor `m`: what is left without the prefix is a unit that takes prefixes. */
function isPrefixed(name: string, prefix: string): boolean {
  const stem = name.slice(prefix.length);
  return name.startsWith(prefix) && units.has(stem) && units.has(`m${stem}`) && (prefix !== '' || !isAmbiguous(name));
}

/** A unit that could be a prefix and another unit is taken for the whole: none is. */
const isAmbiguous = (name: string): boolean =>
  ladder.some(
    prefix => prefix !== '' && name.startsWith(prefix) && units.has(name.slice(1)) && units.has(`m${name.slice(1)}`)
  );

/** A decimal number times a power of ten, by moving its point. */
function shifted(number: string, power: number): string {
  const [, whole = '0', fraction = '', exponent = '0'] = /^([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(
    number
  )!;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent) + power;
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const after = point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const rest = after.replace(/0+$/, '');
  return (before.replace(/^0+(?=\d)/, '') || '0') + (rest ? `.${rest}` : '');
}
