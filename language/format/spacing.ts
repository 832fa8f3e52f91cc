// Which neighbours in a line stand close together, as tables; all others have one space between them.
import type { Piece } from './pieces.js';

/** The nodes whose token it must be; `any` for all. */
type Owners = readonly string[] | 'any';

const closeToTheLeft: ReadonlyMap<string, Owners> = new Map<string, Owners>([
  [',', 'any'],
  [')', 'any'],
  [']', 'any'],
  ["'", 'any'],
  ['.', 'any'],
  ['^', 'any'],
  ['?', 'any'],
  ['(', ['Args', 'FunctionDecl', 'PatternDecl']],
  ['[', ['Index', 'Population', 'Selection', 'Sample', 'ForEach', 'LabelBy', 'TestOn']],
  ['..', ['Slice', 'ForEach']],
  [':', ['Connect']],
  ['*', ['UnitExpr']],
  ['/', ['UnitExpr']]
]);

const closeToTheRight: ReadonlyMap<string, Owners> = new Map<string, Owners>([
  ['(', 'any'],
  ['[', 'any'],
  ['.', 'any'],
  ['^', 'any'],
  ['-', ['Minus', 'UnitPower']],
  ['..', ['Slice', 'ForEach']],
  ['*', ['UnitExpr']],
  ['/', ['UnitExpr']]
]);

/** What stands between two neighbours that stay in one line, `before` and `piece`: a ';' where a statement ends. */
export function between(before: Piece, piece: Piece): string {
  if (before.text === '{' || piece.text === '}') return before.text === '{' && piece.text === '}' ? '' : ' ';
  if (piece.begins && before.text !== '}') return '; ';
  return standsClose(before, piece) ? '' : ' ';
}

/** Neighbours that belong together, such as a name and the bracket of its arguments. */
export const standsClose = (before: Piece, piece: Piece): boolean =>
  has(closeToTheRight, before) || has(closeToTheLeft, piece);

/** A round or square bracket that opens; a line may end after it. */
export const opensBracket = ({ text }: Piece): boolean => text === '(' || text === '[';

/** A round or square bracket that closes; a line may begin with it. */
export const closesBracket = ({ text }: Piece): boolean => text === ')' || text === ']';

function has(table: ReadonlyMap<string, Owners>, { text, owner }: Piece): boolean {
  const owners = table.get(text);
  return owners !== undefined && (owners === 'any' || owners.includes(owner));
}
