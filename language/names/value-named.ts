// The value that a word names where it stands and that the file itself declares: a parameter, constant, let, state, input, noise or argument.
import type { AstNode } from 'langium';
import { type Named, isConst, isFormal, isInput, isLet, isNoise, isParam, isState } from '../generated/ast.js';
import type { Names } from './names.js';

export function valueNamed(word: string, node: AstNode, { declarations }: Names): Named | undefined {
  for (let at: AstNode | undefined = node; at; at = at.$container) {
    const found = declarations.of(at).get(word)?.find(isValue);
    if (found) return found;
  }
  return undefined;
}

const isValue = (named: Named): boolean =>
  isParam(named) ||
  isConst(named) ||
  isLet(named) ||
  isState(named) ||
  isInput(named) ||
  isNoise(named) ||
  isFormal(named);
