// The declarations and imports of a file as parts of its text: where each begins and ends, and what of the file could not be read.
import type { AstNode, CstNode, ParseResult, RootCstNode } from 'langium';
import type { Program } from '../generated/ast.js';
import { unknownStatementsOf } from './lexer.js';
import { offsetsOf } from './broken.js';

export interface Unit {
  readonly node: AstNode;
  /** directly below the root */
  readonly cst: CstNode;
  readonly offset: number;
  readonly end: number;
  /** where its first line begins */
  readonly lineStart: number;
  /** nothing else stands on its lines, and nothing in or behind it is broken */
  readonly whole: boolean;
}

/** In the order of the text. */
export function unitsOf({ value }: ParseResult<Program>, broken: readonly number[]): Unit[] {
  const root = value.$cstNode?.root as RootCstNode;
  const text = root.fullText;
  const places = [...value.imports, ...value.declarations]
    .flatMap(node => {
      const cst = belowRoot(node, root);
      if (!cst) return [];
      const { offset, end } = cst;
      return [{ node, cst, offset, end, lineStart: lineStartOf(text, offset) }];
    })
    .sort((a, b) => a.offset - b.offset);
  const beginsLine = (i: number): boolean => {
    const place = places[i];
    return (
      !place ||
      (text.slice(place.lineStart, place.offset).trim() === '' && (i === 0 || places[i - 1]!.end < place.lineStart))
    );
  };
  let next = 0;
  return places.map((place, i) => {
    const until = places[i + 1]?.lineStart ?? text.length + 1;
    while (next < broken.length && broken[next]! < place.lineStart) next++;
    const isBroken = next < broken.length && broken[next]! < until;
    return { ...place, whole: !isBroken && beginsLine(i) && beginsLine(i + 1) };
  });
}

/** Places of all that is told of what could not be read, also of words that were taken for others; ascending. */
export function brokenPlaces({ parserErrors, lexerErrors, lexerReport }: ParseResult, length: number): number[] {
  const places = [
    ...parserErrors.flatMap(error => offsetsOf(error)),
    ...lexerErrors.map(({ offset }) => offset),
    ...unknownStatementsOf(lexerReport).map(({ token }) => token.startOffset)
  ];
  return places.map(place => (Number.isFinite(place) && place >= 0 ? place : length)).sort((a, b) => a - b);
}

function belowRoot({ $cstNode }: AstNode, root: CstNode): CstNode | undefined {
  let at = $cstNode;
  while (at?.container && at.container !== root) at = at.container;
  return at?.container === root ? at : undefined;
}

/** Step by step: a search for the last `\r` of a text without any goes back to its start. */
function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
