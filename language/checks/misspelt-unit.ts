// A word where a unit is due that is none: `20 mv`, `: msec`. The table of units is closed.
import { type AstNode, AstUtils } from 'langium';
import {
  type Dimension,
  type Unit,
  asciiUnit,
  formatUnit,
  nameDimension,
  sameDimension,
  units
} from '../../simulator/index.js';
import { replacement } from '../diagnostic.js';
import { type UnitAtom, isUnitAtom, isUnknownUnit } from '../generated/ast.js';
import { nearest } from '../names/nearest.js';
import { valueNamed } from '../names/value-named.js';
import { beginsUpdateAt } from '../parser/slip.js';
import { sourceAt, sourceOf } from '../source.js';
import { isTypeWord } from '../units/infer/annotation.js';
import { parseQuantity } from '../units/literal.js';
import type { TextCheck, TextContext } from './check.js';

export const misspeltUnit: TextCheck = {
  code: 'misspelt-unit',
  on: 'text',
  byDeclaration: true,
  run(context) {
    for (const node of context.nodes) {
      if (isUnknownUnit(node)) reportLiteral(node, node.text, context);
      else if (isUnitAtom(node)) reportType(node, context);
    }
  }
};

function reportLiteral(node: AstNode, text: string, { types, names, report }: TextContext): void {
  const { unitText, numberText } = parseQuantity(text);
  // A product that lost its `*` has a check of its own.
  if (valueNamed(unitText, node, names)) return;
  const { end } = sourceOf(node);
  if (beginsUpdateAt(AstUtils.getDocument(node).textDocument.getText(), end)) return;
  const offset = end - unitText.length;
  const expected = types.expectedAt(node);
  const meant = likelyUnit(unitText, expected);
  const needed = expected ? nameDimension(expected) : 'a unit such as mV, ms or nS, or none,';
  const remedy = meant ? `Did you mean ${numberText} ${meant}?` : `Here ${needed} is needed.`;
  const place = sourceAt(node, offset, end);
  report(place, `There is no unit '${unitText}'. ${remedy}`, { fixes: meant ? [replacement(place, meant)] : [] });
}

function reportType(node: UnitAtom, { report }: TextContext): void {
  const word = node.unit ?? node.one;
  if (word === undefined || /^1(?![0-9.])/.test(word) || units.has(asciiUnit(word)) || isTypeWord(word)) return;
  if (node.one !== undefined)
    return report(
      node,
      `A type is a unit such as mV, or 1 for a plain number, and '${word}' is neither; write : 1 or a unit.`
    );
  const meant = likelyUnit(word, undefined);
  const remedy = meant ? `Did you mean ${meant}?` : 'Write one such as mV or nS/ms, or 1 for a plain number.';
  report(node, `There is no unit '${word}'. ${remedy}`, { fixes: meant ? [replacement(sourceOf(node), meant)] : [] });
}

/** How units are written elsewhere, by the end of the word: `msec`, `kohm`, `mVolts`. */
const otherNames: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/sec(?:ond)?s?$/i, 's'],
  [/minutes?$/i, 'min'],
  [/hours?$/i, 'h'],
  [/volts?$/i, 'V'],
  [/amp(?:ere)?s?$/i, 'A'],
  [/ohms?$/i, 'Ohm'],
  [/siemens$/i, 'S'],
  [/farads?$/i, 'F'],
  [/hertz$/i, 'Hz'],
  [/met(?:er|re)s?$/i, 'm'],
  [/joules?$/i, 'J'],
  [/watts?$/i, 'W']
];

/** The unit that was probably meant: one of the dimension that is asked for, if any is near. */
function likelyUnit(word: string, expected: Dimension | undefined): string | undefined {
  const spelt = respelt(asciiUnit(word));
  const fitting = (unit: Unit): boolean => !expected || sameDimension(unit.dimension, expected);
  const all = [...units.values()];
  for (const candidates of [all.filter(fitting), all]) {
    const names = candidates.map(unit => unit.name);
    const found = sameLetters(spelt ?? asciiUnit(word), names, expected) ?? nearest(word, names);
    if (found) return found;
  }
  return undefined;
}

function respelt(word: string): string | undefined {
  const found = otherNames.find(([ending]) => ending.test(word));
  return found && word.replace(found[0], found[1]);
}

/** `mv` is mV rather than MV: of units with the same letters, the usual one of its kind first. */
function sameLetters(word: string, names: readonly string[], expected: Dimension | undefined): string | undefined {
  const same = names.filter(name => name.toLowerCase() === word.toLowerCase());
  const usual = expected && same.find(name => name === formatUnit(expected));
  return usual ?? same.sort((a, b) => changedLetters(word, a) - changedLetters(word, b))[0];
}

const changedLetters = (word: string, name: string): number =>
  [...word].filter((letter, i) => letter !== name[i]).length;
