// The type of an expression, bottom up. Each node is noted; what is wrong is reported at the smallest node that is.
import { dataNamed } from '../../names/data-named.js';
import { AstUtils } from 'langium';
import {
  type Column,
  type Comparison,
  type Conditional,
  type Expr,
  type Index,
  type List,
  type Logic,
  type Recorded,
  type Reference,
  type SideAccess,
  type Within,
  isConnect,
  isData,
  isExperiment,
  isFunctionDecl,
  isPopulation,
  isReference
} from '../../generated/ast.js';
import { parseQuantity } from '../literal.js';
import { typeOfCall } from './calls.js';
import { typeOfDeclaration, typeOfWeight } from './declarations.js';
import { fit } from './fit.js';
import { compareTerms, typeOfArithmetic, typeOfMinus, typeOfPower } from './arithmetic.js';
import { typeOfRecorded } from './recordings.js';
import type { Scope } from './scope.js';
import { type SymbolicDimension, fresh } from './symbolic-dimension.js';
import { type Type, booleanType, listOf, number, open, quantity, quantityOf, settled, unknownType } from './type.js';

/** Finds the type of a node once. `hint` is the dimension its place asks for: in a sum of unequal terms, those that differ from it are the wrong ones. */
export function typeOfExpression(node: Expr | undefined, scope: Scope, hint?: SymbolicDimension): Type {
  if (!node) return unknownType;
  return scope.inference.typeOf(node) ?? scope.inference.note(node, find(node, scope, hint));
}

function find(node: Expr, scope: Scope, hint: SymbolicDimension | undefined): Type {
  switch (node.$type) {
    case 'Quantity':
    case 'NumberLiteral':
      return typeOfLiteral(node.text);
    case 'UnknownUnit':
      return unknownType;
    case 'Text':
      return { kind: 'text' };
    case 'Paren':
      return typeOfExpression(node.inner, scope, hint);
    case 'Minus':
      return typeOfMinus(node, scope, hint);
    case 'Sum':
      return typeOfArithmetic(node, scope, hint);
    case 'Power':
      return typeOfPower(node, scope);
    case 'Not':
      return condition(node.operand, 'not needs', scope);
    case 'Logic':
      return typeOfLogic(node, scope);
    case 'Comparison':
      return typeOfComparison(node, scope);
    case 'Within':
      return typeOfWithin(node, scope);
    case 'Conditional':
      return typeOfConditional(node, scope, hint);
    case 'List':
      return typeOfList(node, scope);
    case 'Reference':
      return typeOfReference(node, scope);
    case 'SideAccess':
      return typeOfSide(node, scope);
    case 'Call':
      return typeOfCall(node, scope);
    case 'Column':
      return typeOfColumn(node, scope);
    case 'Index':
      return typeOfIndex(node, scope);
    case 'Recorded':
      return typeOfRecordedValues(node, scope);
  }
}

/** A plain 0 fits every dimension. */
function typeOfLiteral(text: string): Type {
  const { value, dimension, unitText } = parseQuantity(text);
  if (value === 0 && unitText === '') return quantity(fresh());
  return dimension ? quantityOf(dimension) : unknownType;
}

function condition(node: Expr | undefined, needs: string, scope: Scope): Type {
  fit(node, { needs, expected: booleanType }, scope);
  return booleanType;
}

function typeOfLogic(node: Logic, scope: Scope): Type {
  condition(node.left, `${node.operator} needs`, scope);
  return condition(node.right, `${node.operator} needs`, scope);
}

function typeOfComparison(node: Comparison, scope: Scope): Type {
  compareTerms(
    [
      { node: node.left, verb: 'compared with' },
      { node: node.right, verb: 'compared with' }
    ],
    scope
  );
  return booleanType;
}

function typeOfWithin(node: Within, scope: Scope): Type {
  compareTerms(
    [node.value, node.low, node.high].map(node => ({ node, verb: 'compared with' })),
    scope
  );
  return booleanType;
}

function typeOfConditional(node: Conditional, scope: Scope, hint: SymbolicDimension | undefined): Type {
  condition(node.condition, 'if needs', scope);
  const then = typeOfExpression(node.then, scope, hint);
  if (settled(then).kind === 'boolean') return condition(node.else, 'else needs', scope);
  return compareTerms(
    [
      { node: node.then, verb: 'an alternative to' },
      { node: node.else, verb: 'an alternative to' }
    ],
    scope,
    hint
  );
}

/** Lists in lists, by way of names; matrices nest twice. */
const deepestList = 20;

function typeOfList(node: List, scope: Scope): Type {
  const { items } = node;
  if (!items.length) return listOf(open());
  const first = settled(typeOfExpression(items[0], scope));
  if (nestingOf(first) >= deepestList) {
    const message = `Lists nest deeper than ${deepestList} levels here, by way of the names in it; take one of them out.`;
    if (!scope.inference.toldNesting) scope.inference.report({ kind: 'mismatch', node, message });
    scope.inference.toldNesting = true;
    return first;
  }
  const isNumeric =
    first.kind === 'quantity' || first.kind === 'unknown' || first.kind === 'open' || first.kind === 'list';
  if (isNumeric) {
    const terms = items.map(node => ({ node, verb: 'in one list with' }));
    const item = compareTerms(terms, scope);
    return listOf(item.kind === 'unknown' ? unknownAs(first) : item);
  }
  items.slice(1).forEach(item => fit(item, { needs: 'This list needs', expected: first }, scope));
  return listOf(first);
}

/** As deep a list, of what nothing is known of: what is wrong in it was told. */
const unknownAs = (type: Type): Type => {
  const one = settled(type);
  return one.kind === 'list' ? listOf(unknownAs(one.item)) : unknownType;
};

function nestingOf(type: Type): number {
  let depth = 0;
  for (let one = type; one.kind === 'list'; one = settled(one.item)) depth++;
  return depth;
}

function typeOfReference(node: Reference, scope: Scope): Type {
  const target = node.to?.ref;
  // A population in an equation is of the wrong kind, which is told there.
  if (!target || ((isPopulation(target) || isConnect(target)) && !speaksOfNeurons(node)))
    return typeOfWeight(node.to.$refText, target, scope) ?? unknownType;
  const type = typeOfWeight(node.to.$refText, target, scope) ?? typeOfDeclaration(target, scope.inference);
  return isData(target) ? listOf(listOf(number)) : type;
}

const speaksOfNeurons = (node: Reference): boolean =>
  AstUtils.getContainerOfType(node, isExperiment) !== undefined ||
  AstUtils.getContainerOfType(node, isFunctionDecl) !== undefined;

function typeOfSide(node: SideAccess, scope: Scope): Type {
  if (node.member === undefined) return { kind: 'side' };
  return scope.side?.(node.side, node.member) ?? (node.member === 'index' ? number : unknownType);
}

function typeOfColumn(node: Column, scope: Scope): Type {
  const owner = isReference(node.of) ? node.of.to?.ref : undefined;
  if (owner) typeOfDeclaration(owner, scope.inference);
  if (dataNamed(node)) return listOf(listOf(number));
  return dataNamed(node.of) ? listOf(number) : unknownType;
}

function typeOfIndex(node: Index, scope: Scope): Type {
  const of = settled(typeOfExpression(node.of, scope));
  for (const slice of node.index)
    for (const bound of [slice.low, slice.high]) fit(bound, { needs: 'An index needs', expected: number }, scope);
  if (of.kind === 'list') return node.index.reduce<Type>(itemAt, of);
  return of.kind === 'neurons' || of.kind === 'synapses' ? of : unknownType;
}

/** An index for each axis. */
function itemAt(type: Type, { high }: Index['index'][number]): Type {
  const one = settled(type);
  return high || one.kind !== 'list' ? one : one.item;
}

function typeOfRecordedValues(node: Recorded, scope: Scope): Type {
  for (const slice of node.source?.index ?? [])
    for (const bound of [slice.low, slice.high]) fit(bound, { needs: 'An index needs', expected: number }, scope);
  const source = node.source?.of?.ref;
  return isPopulation(source) || isConnect(source)
    ? typeOfRecorded(node.variable, source, scope.inference)
    : unknownType;
}
