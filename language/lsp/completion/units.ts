// Units behind a number, those of the dimension that its place asks for first; and units and words as types.
import { CompletionItemKind } from 'vscode-languageserver';
import {
  type Dimension,
  formatUnit,
  isDimensionless,
  nameDimension,
  sameDimension,
  units
} from '../../../simulator/index.js';
import { type Program, isUnitAtom, isUnknownUnit } from '../../generated/ast.js';
import { inferTypes } from '../../units/infer/infer-types.js';
import type { CompletionSite, Proposal } from './completion.js';

/** In the order in which neuroscientists need them. */
const usual: readonly string[] = [
  'ms',
  'mV',
  'pA',
  'nS',
  'Hz',
  'MOhm',
  'pF',
  's',
  'nA',
  'kHz',
  '%',
  'um',
  'mM',
  'us',
  'uV',
  'V',
  'uS',
  'pS',
  'GOhm',
  'kOhm',
  'nF',
  'uF',
  'min',
  'mm',
  'K',
  'mol'
];

/** Thousands of seconds, volts or amperes are read and not proposed. */
const unheardOf = /^(?:T.+|[kMG](?:s|V|A|F|S|m|g|C|N|M|mol|K))$/;

const known = [...units.keys()].filter(unit => !unheardOf.test(unit));

/** `20 nS/` and `0.02 /` may also be divisions: names are proposed as well. */
const compound = usual.filter(unit => unit !== '%');

export function unitProposals({ cursor, marked }: CompletionSite): Proposal[] {
  if (cursor.inCompoundUnit) return unitsOf(compound, '');
  if (!cursor.number) return [];
  // What is typed already stays as it is, so that Enter behind a whole unit breaks the line.
  const gap = cursor.number.gap === '' && cursor.typed === '' ? ' ' : '';
  const expected = marked && expectedHere(marked.node, marked.declarations, marked.program);
  if (expected && isDimensionless(expected))
    return unitsOf(
      usual.filter(unit => unit === '%'),
      gap
    );
  const fitting = expected ? known.filter(unit => sameDimension(units.get(unit)!.dimension, expected)) : [];
  const first = expected ? [formatUnit(expected), ...usual].filter(unit => fitting.includes(unit)) : [];
  return unitsOf([...new Set([...first, ...fitting, ...usual, ...known])], gap);
}

/** `gap` stands between the number and the unit. */
function unitsOf(names: readonly string[], gap: string): Proposal[] {
  return names.map((unit, i) => ({
    label: unit,
    kind: CompletionItemKind.Unit,
    rank: i / 1000,
    detail: nounOf(unit),
    insert: gap + unit
  }));
}

const nounOf = (unit: string): string =>
  unit === '%' ? 'a share of one' : nameDimension(units.get(unit)!.dimension).replace(/ \(.*\)$/, '');

/** With the marker as its unit, the number is a literal of unknown unit, and inference says what its place needs. */
function expectedHere(node: unknown, declarations: Program['declarations'], program: Program): Dimension | undefined {
  return isUnknownUnit(node) ? inferTypes({ ...program, declarations }).expectedAt(node) : undefined;
}

/** `: mV`, `: nS/ms`, `: dimension of weight`. */
export function typeProposals({ marked }: CompletionSite): Proposal[] {
  return isUnitAtom(marked?.node) ? unitsOf(compound, '') : [];
}
