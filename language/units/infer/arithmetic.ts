// Dimensions through + - * / ^ and comparisons, element by element where operands are lists.
import {
  type Expr,
  type Minus,
  type Power,
  type Sum,
  isConst,
  isMinus,
  isNumberLiteral,
  isParen,
  isReference,
  isSum
} from '../../generated/ast.js';
import { type Dimension, isDimensionless, sameDimension } from '../../../simulator/index.js';
import { typeOfExpression } from './expressions.js';
import { bareNumber, quote, remedy, withUnit } from './finding.js';
import { fit } from './fit.js';
import type { Scope } from './scope.js';
import { type SymbolicDimension, closed, equate, over, plain, times, toPower } from './symbolic-dimension.js';
import { type Type, dimensionIn, listOf, nameType, number, quantity, settled, unknownType } from './type.js';

export interface Term {
  readonly node: Expr;
  /** how the sentence joins it to the others: `added to` */
  readonly verb: string;
}

export function typeOfMinus(node: Minus, scope: Scope, hint?: SymbolicDimension): Type {
  return operand(node.operand, scope, hint);
}

export function typeOfArithmetic(node: Sum, scope: Scope, hint?: SymbolicDimension): Type {
  if (node.operator === '+' || node.operator === '-') return compareTerms(termsOf(node), scope, hint);
  const [left, right] = [operand(node.left, scope), operand(node.right, scope)];
  const operate = node.operator === '*' ? times : over;
  return eachOf([left, right], ([a, b]) => operate(a!, b!));
}

/** The terms of a chain of + and -, first to last. */
function termsOf(node: Sum): Term[] {
  const terms: Term[] = [];
  let chain: Expr = node;
  while (isSum(chain) && (chain.operator === '+' || chain.operator === '-')) {
    if (chain.right)
      terms.unshift({ node: chain.right, verb: chain.operator === '+' ? 'added to' : 'subtracted from' });
    chain = chain.left;
  }
  return chain ? [{ node: chain, verb: 'added to' }, ...terms] : terms;
}

/** Infers terms that must have one dimension and reports those that differ from the rest. Returns the type they share. */
export function compareTerms(terms: readonly Term[], scope: Scope, hint?: SymbolicDimension): Type {
  const typed = terms.filter(term => term.node).map(term => ({ ...term, type: operand(term.node, scope, hint) }));
  const computable = typed.filter(term => settled(term.type).kind !== 'unknown');
  const reference = rightOne(
    computable.map(term => ({ ...term, dimension: closedBase(term.type) })),
    hint
  );
  if (!reference) return unknownType;
  const dimension = dimensionIn(reference.type)!;
  const wrong = computable.filter(term => !equate(dimensionIn(term.type)!, dimension));
  wrong.forEach(term => scope.inference.mismatch(term.node, quantity(dimension), sentence(term, reference)));
  if (wrong.length || computable.length < typed.length) return unknownType;
  return eachOf(
    computable.map(term => term.type),
    () => dimension
  );
}

/** The term whose dimension counts: what the place asks for, else that of the most terms, else the first of one. */
function rightOne<T extends Term & { type: Type; dimension: Dimension | undefined }>(
  terms: readonly T[],
  hint: SymbolicDimension | undefined
): T | undefined {
  const wanted = hint && closed(hint);
  const closedOnes = terms.filter(term => term.dimension);
  const asked = wanted && closedOnes.find(term => sameDimension(term.dimension!, wanted));
  if (asked) return asked;
  const groups: { readonly dimension: Dimension; size: number }[] = [];
  const groupOf = ({ dimension }: T): (typeof groups)[number] | undefined =>
    groups.find(group => sameDimension(group.dimension, dimension!));
  for (const term of closedOnes) {
    const group = groupOf(term);
    if (group) group.size++;
    else groups.push({ dimension: term.dimension!, size: 1 });
  }
  const votes = (term: T): number => groupOf(term)!.size - (bareNumber(term.node) ? 0.5 : 0);
  return (
    closedOnes.reduce<T | undefined>((best, term) => (best && votes(best) >= votes(term) ? best : term), undefined) ??
    terms[0]
  );
}

function sentence(term: Term & { type: Type }, reference: Term & { type: Type }): string {
  const dimension = closedBase(reference.type);
  const literal = bareNumber(term.node);
  const there = `${quote(reference.node)}, ${nameType(base(reference.type))}`;
  if (literal && dimension && !isDimensionless(dimension)) {
    return `${quote(term.node)} has no unit and cannot be ${term.verb} ${there}; write ${quote(term.node).replace(literal.text, withUnit(literal.text, dimension))}.`;
  }
  return `${quote(term.node)} is ${nameType(base(term.type))} and cannot be ${term.verb} ${there}${remedy(term.node, base(term.type), base(reference.type))}.`;
}

export function typeOfPower(node: Power, scope: Scope): Type {
  const type = operand(node.base, scope);
  const exponent = constantOf(node.exponent);
  const ofExponent = dimensionIn(
    base(fit(node.exponent, { needs: 'An exponent needs', expected: number, lists: true }, scope))
  );
  if (settled(type).kind === 'unknown' || !ofExponent || !equate(ofExponent, plain)) return unknownType;
  if (exponent !== undefined) return eachOf([type], ([dimension]) => toPower(dimension!, exponent));
  if (equate(dimensionIn(type)!, plain)) return eachOf([type], () => plain);
  const written = quote(node.base);
  scope.inference.mismatch(
    node.base,
    number,
    `${written} is ${nameType(base(type))}, so its exponent must be a number and cannot be ${quote(node.exponent)}; divide ${written} by a quantity of its kind first.`
  );
  return unknownType;
}

/** The value of an exponent that is written out: a number, a fraction, a constant. */
function constantOf(node: Expr | undefined): number | undefined {
  if (isParen(node)) return constantOf(node.inner);
  if (isNumberLiteral(node)) return Number(node.text);
  if (isMinus(node)) return mapNumbers(constantOf(node.operand), 0, (a, b) => b - a);
  if (isReference(node) && isConst(node.to.ref)) return constantOf(node.to.ref.value);
  if (!isSum(node)) return undefined;
  const operators = {
    '+': (a: number, b: number) => a + b,
    '-': (a: number, b: number) => a - b,
    '*': (a: number, b: number) => a * b,
    '/': (a: number, b: number) => a / b
  };
  return mapNumbers(constantOf(node.left), constantOf(node.right), operators[node.operator]);
}

const mapNumbers = (
  a: number | undefined,
  b: number | undefined,
  f: (a: number, b: number) => number
): number | undefined => (a === undefined || b === undefined ? undefined : f(a, b));

/** The type of something to compute with; anything else is reported and unknown. */
function operand(node: Expr | undefined, scope: Scope, hint?: SymbolicDimension): Type {
  const type = settled(typeOfExpression(node, scope, hint));
  if (!node || type.kind === 'quantity' || type.kind === 'unknown') return type;
  if (type.kind === 'list' || type.kind === 'open')
    return dimensionIn(type) ? settled(type) : isUnknown(type) ? unknownType : reportOperand(node, type, scope);
  return reportOperand(node, type, scope);
}

/** Also of a list with something wrong in it, which was told there. */
function isUnknown(type: Type): boolean {
  const one = settled(type);
  return one.kind === 'unknown' || (one.kind === 'list' && isUnknown(one.item));
}

function reportOperand(node: Expr, type: Type, scope: Scope): Type {
  scope.inference.report({
    kind: 'mismatch',
    node,
    message: `${quote(node)} is ${nameType(type)} and cannot be computed with; ${instead(node, type)}.`
  });
  return unknownType;
}

function instead(node: Expr, type: Type): string {
  if (type.kind === 'boolean') return `write if ${quote(node)} then 1 else 0`;
  if (type.kind === 'recording') return `take, for example, mean(${quote(node)}) or last(${quote(node)})`;
  if (type.kind === 'neurons') return `take, for example, rate(${quote(node)}) or count(${quote(node)})`;
  return 'write a number, a quantity or a list of them';
}

/** A list where one of the types is a list, element by element. */
function eachOf(types: readonly Type[], result: (dimensions: SymbolicDimension[]) => SymbolicDimension): Type {
  const settledTypes = types.map(settled);
  if (settledTypes.some(type => type.kind === 'unknown')) return unknownType;
  if (settledTypes.some(type => type.kind === 'list'))
    return listOf(
      eachOf(
        settledTypes.map(type => (type.kind === 'list' ? type.item : type)),
        result
      )
    );
  return quantity(result(settledTypes.map(type => dimensionIn(type)!)));
}

const base = (type: Type): Type => {
  const one = settled(type);
  return one.kind === 'list' ? base(one.item) : one;
};

function closedBase(type: Type): Dimension | undefined {
  const dimension = dimensionIn(base(type));
  return dimension && closed(dimension);
}
