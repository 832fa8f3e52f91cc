// What a declaration is called in a sentence.
import { type Named, isConst, isParam, isProgram } from '../generated/ast.js';

const words: Readonly<Record<string, string>> = {
  Param: 'a parameter',
  Const: 'a constant',
  FunctionDecl: 'a function',
  Formal: 'an argument',
  PatternDecl: 'a pattern',
  Data: 'a data table',
  Population: 'a population',
  Connect: 'a connect statement',
  Experiment: 'an experiment',
  Input: 'an input',
  State: 'a state',
  Let: 'a let',
  ForEach: 'a sample',
  Misspelt: 'declared by an unknown word'
};

/** `a neuron`, `a population`, `a parameter of the file`. */
export function kindOf(named: Named): string {
  if (named.$type === 'Model')
    return named.kind === 'plasticity' ? 'a plasticity rule' : `${named.kind === 'encoder' ? 'an' : 'a'} ${named.kind}`;
  if ((isParam(named) || isConst(named)) && isProgram(named.$container)) return `${words[named.$type]!} of the file`;
  return words[named.$type]!;
}
