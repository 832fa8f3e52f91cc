// A written type (`mV`, `list of ms`, `dimension of weight`, `neurons`) as a type.
import { type Type as TypeNode, isDimensionOf, isListOf } from '../../generated/ast.js';
import { parseUnitExpression, typeWord } from '../unit-expression.js';
import { fresh, toPower } from './symbolic-dimension.js';
import { type Type, dimensionIn, listOf, open, quantity, quantityOf, unknownType } from './type.js';

/** The words of the library's signatures. */
const words: Readonly<Record<string, () => Type>> = {
  any: open,
  neurons: () => ({ kind: 'neurons' }),
  variable: () => ({ kind: 'recording', dimension: fresh() }),
  plot: () => ({ kind: 'plot' }),
  side: () => ({ kind: 'side' }),
  layout: () => ({ kind: 'layout' }),
  data: () => ({ kind: 'data' }),
  text: () => ({ kind: 'text' })
};

export const isTypeWord = (name: string): boolean => Object.hasOwn(words, name);

/** `named` gives the type behind a name in `dimension of NAME`. */
export function annotated(node: TypeNode, named: (name: string) => Type | undefined): Type {
  if (isListOf(node)) return listOf(annotated(node.item, named));
  if (isDimensionOf(node)) return dimensionOfName(node.name, node.exponent, named);
  const word = typeWord(node);
  if (word !== undefined && isTypeWord(word)) return words[word]!();
  const { dimension } = parseUnitExpression(node);
  return dimension ? quantityOf(dimension) : unknownType;
}

function dimensionOfName(name: string, exponent: string | undefined, named: (name: string) => Type | undefined): Type {
  const type = named(name);
  const dimension = type && dimensionIn(type);
  return dimension ? quantity(exponent === undefined ? dimension : toPower(dimension, Number(exponent))) : unknownType;
}
