// Whether an expression is what its place asks for; if not, one sentence with both sides.
import type { AstNode } from 'langium';
import { isDimensionless } from '../../../simulator/index.js';
import { type Expr, isList, isMinus, isParen, isPlainArg, isUnknownUnit } from '../../generated/ast.js';
import { parseQuantity } from '../literal.js';
import { typeOfExpression } from './expressions.js';
import { bareNumber, quote, remedy, singleQuantity, withUnit } from './finding.js';
import type { Scope } from './scope.js';
import { type Type, closedDimension, listOf, nameType, quantity, settled, unify } from './type.js';

export interface Requirement {
  /** begins the sentence: `tau_m of lif needs` */
  readonly needs: string;
  readonly expected: Type;
  /** one value for each neuron or synapse may stand here as a list */
  readonly lists?: boolean;
  /** and one for each pair of neurons as a list of lists */
  readonly matrices?: boolean;
  /** what asks for it, such as a parameter of the library */
  readonly declared?: AstNode;
}

/** Of a longer list of wrong items only the first is reported. */
const mostItemsReported = 8;

/** Infers `node` and reports where it does not fit its place. Returns the type it has. */
export function fit(node: Expr | undefined, requirement: Requirement, scope: Scope): Type {
  const expected = settled(requirement.expected);
  const dimension = closedDimension(expected);
  const literal = literalIn(node);
  if (isUnknownUnit(literal) && dimension) scope.inference.expected.set(literal, dimension);
  const type = typeOfExpression(node, scope, expected.kind === 'quantity' ? expected.dimension : undefined);
  if (!node) return type;
  compare(node, type, { ...requirement, expected: perElement(type, expected, requirement) }, scope);
  return type;
}

/** Of `-45 m` and `(45 m)` the number with its unit. */
function literalIn(node: Expr | undefined): Expr | undefined {
  if (isMinus(node)) return literalIn(node.operand);
  return isParen(node) ? literalIn(node.inner) : node;
}

/** What is expected of a value that is given one by one. */
function perElement(type: Type, expected: Type, { lists, matrices }: Requirement): Type {
  const deeper = depth(type) - depth(expected);
  if (lists && deeper === 1) return listOf(expected);
  return matrices && deeper === 2 ? listOf(listOf(expected)) : expected;
}

/** Goes into the items of a written list, to report those that do not fit. */
function compare(node: Expr, type: Type, requirement: Requirement, scope: Scope): void {
  const expected = settled(requirement.expected);
  if (isParen(node)) return compare(node.inner, type, requirement, scope);
  if (!isList(node) || expected.kind !== 'list') {
    if (!unify(type, expected) && !listsValues(type, expected))
      scope.inference.mismatch(node, expected, sentence(node, type, requirement), requirement.declared);
    return;
  }
  const items = node.items.length > mostItemsReported && !unify(type, expected) ? node.items.slice(0, 1) : node.items;
  for (const item of items)
    compare(item, scope.inference.typeOf(item) ?? expected.item, { ...requirement, expected: expected.item }, scope);
}

/** A list stands where recorded values are asked for: `mean(isi(E))`. */
function listsValues(type: Type, expected: Type): boolean {
  const one = settled(type);
  return expected.kind === 'recording' && one.kind === 'list' && unify(one.item, quantity(expected.dimension));
}

function sentence(node: Expr, actual: Type, { needs, expected }: Requirement): string {
  const dimension = closedDimension(expected);
  const literal = bareNumber(node);
  if (literal && dimension) {
    return `${needs} ${nameType(expected)}, but ${quote(node)} has no unit; write ${quote(node).replace(literal.text, withUnit(literal.text, dimension))}.`;
  }
  const quantity = singleQuantity(node);
  const better =
    quantity &&
    dimension &&
    quote(node).replace(quantity.text, withUnit(parseQuantity(quantity.text).numberText, dimension));
  const instead = better ? `; write ${better} if that is meant` : remedy(node, actual, expected);
  if (expected.kind === 'recording' && settled(actual).kind === 'quantity')
    return `${needs} recorded values, such as V of E, or a list, but ${quote(node)} is one ${nameType(actual).replace(/^an? /, '')}${isInChoice(node) ? '; behind where write the value to compare with' : ''}.`;
  return (
    eachSentence(node, actual, needs, expected) ??
    `${needs} ${nameType(expected)}, but ${quote(node)} is ${nameType(actual)}${instead}.`
  );
}

/** Part of a condition by which neurons are chosen. */
const isInChoice = (node: AstNode): boolean => {
  for (let part = node; part.$container; part = part.$container)
    if (isPlainArg(part.$container) && part.$containerProperty === 'condition') return true;
  return false;
};

/** Of a list by its name, or a matrix, that has the right form: what is wrong with each value. */
function eachSentence(node: Expr, actual: Type, needs: string, expected: Type): string | undefined {
  if (depth(actual) === 0 || depth(actual) !== depth(expected)) return undefined;
  const [is, should] = [innermost(actual), innermost(expected)];
  const [have, want] = [closedDimension(is), closedDimension(should)];
  if (!have || !want) return undefined;
  const instead = isDimensionless(have) ? `; multiply it by ${withUnit('1', want)}` : remedy(node, is, should);
  return `${needs} ${nameType(should)}, but each value of ${quote(node)} is ${nameType(is)}${instead}.`;
}

const innermost = (type: Type): Type => {
  const one = settled(type);
  return one.kind === 'list' ? innermost(one.item) : one;
};

/** Of a list 1, of a list of lists 2. */
export function depth(type: Type): number {
  const one = settled(type);
  return one.kind === 'list' ? 1 + depth(one.item) : 0;
}
