// What a declaration is called in a sentence.
import { type Named, isConst, isNoise, isParam, isProgram } from '../generated/ast.js';
import { declaredBy } from '../statements/statement-of.js';

/** `a neuron`, `a population`, `a parameter of the file`. */
export function kindOf(named: Named): string {
  if (named.$type === 'Formal') return 'an argument';
  if (named.$type === 'Misspelt') return 'declared by an unknown word';
  // `weight`, `t`, `xi`: nothing that a file declares
  if (isConst(named) && named.internal) return 'a value of the language';
  const { called } = declaredBy(named)!;
  return (isParam(named) || isConst(named) || isNoise(named)) && isProgram(named.$container)
    ? `${called} of the file`
    : called;
}
