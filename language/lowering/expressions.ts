// Expressions of the tree to expressions of the model: names resolved, literals in the simulator's units. Never throws.
import type { AstNode } from 'langium';
import type { BinaryOperator, Expression } from '../../simulator/index.js';
import {
  type Column,
  type Comparison,
  type Expr,
  type Index,
  type Logic,
  type Minus,
  type NumberLiteral,
  type Power,
  type Quantity,
  type SideAccess,
  type Sum,
  type Within,
  type UnknownUnit,
  isConst,
  isList,
  isParam,
  isReference
} from '../generated/ast.js';
import { parseQuantity } from '../units/literal.js';
import { dataNamed } from '../names/data-named.js';
import { lowerCall } from './calls.js';
import { nameOfData, reportFaulty } from './data.js';
import { lowerReference } from './references.js';
import { type Scope, reportError, reportErrorAt, sourceIn } from './scope.js';
import { lowerRanges, lowerRecordedSelection } from './selections.js';

/** A missing node (cut off by a syntax error) is reported at `owner`. */
export function lowerExpression(node: Expr | undefined, scope: Scope, owner?: AstNode): Expression {
  if (!node)
    return owner
      ? reportError(owner, scope, 'syntax-error', 'An expression is missing here; write one.')
      : { kind: 'number', value: NaN };
  switch (node.$type) {
    case 'NumberLiteral':
    case 'Quantity':
    case 'UnknownUnit':
      return lowerLiteral(node, scope);
    case 'Text':
      return { kind: 'text', value: node.value, source: sourceIn(node, scope) };
    case 'List':
      return {
        kind: 'list',
        items: node.items.map(item => lowerExpression(item, scope, node)),
        source: sourceIn(node, scope)
      };
    case 'Paren':
      return lowerExpression(node.inner, scope, node);
    case 'Minus':
      return lowerMinus(node, scope);
    case 'Not':
      return { kind: 'not', operand: lowerExpression(node.operand, scope, node), source: sourceIn(node, scope) };
    case 'Power':
      return binary(node, '^', node.base, node.exponent, scope);
    case 'Sum':
    case 'Logic':
      return binary(node, node.operator, node.left, node.right, scope);
    case 'Comparison':
      if (node.operator === 'crosses')
        return reportError(
          node,
          scope,
          'not-a-value',
          `'crosses' is the whole of a spike rule, as in 'spike when V crosses V_th'; write >= here.`
        );
      return binary(node, node.operator, node.left, node.right, scope);
    case 'Within':
      return lowerWithin(node, scope);
    case 'Conditional':
      return {
        kind: 'if',
        condition: lowerExpression(node.condition, scope, node),
        then: lowerExpression(node.then, scope, node),
        else: lowerExpression(node.else, scope, node),
        source: sourceIn(node, scope)
      };
    case 'Reference':
      return lowerReference(node, scope);
    case 'SideAccess':
      return lowerSideAccess(node, scope);
    case 'Call':
      return lowerCall(node, scope);
    case 'Column':
      return lowerColumn(node, scope);
    case 'Index':
      return lowerIndex(node, scope);
    case 'Recorded':
      return {
        kind: 'recorded',
        variable: node.variable,
        selection: lowerRecordedSelection(node.source, node.byTarget, scope),
        source: sourceIn(node, scope)
      };
  }
}

function lowerLiteral(node: NumberLiteral | Quantity | UnknownUnit, scope: Scope): Expression {
  const { value, dimension, unitText, fault } = parseQuantity(node.text);
  if (fault && fault.kind !== 'leading-zero')
    return reportError(node, scope, fault.kind === 'unknown-unit' ? 'misspelt-unit' : 'misspelt-number', fault.message);
  return { kind: 'number', value, ...(unitText ? { dimension } : {}), source: sourceIn(node, scope) };
}

/** The minus before a number belongs to it: `-70 mV` is one number in the model. */
function lowerMinus(node: Minus, scope: Scope): Expression {
  const operand = lowerExpression(node.operand, scope, node);
  const source = sourceIn(node, scope);
  return operand.kind === 'number'
    ? { ...operand, value: -operand.value, source }
    : { kind: 'negate', operand, source };
}

/** `index in 0..4`: at least the one and at most the other end. */
function lowerWithin(node: Within, scope: Scope): Expression {
  const source = sourceIn(node, scope);
  const value = lowerExpression(node.value, scope, node);
  const compared = (operator: '>=' | '<=', end: Expr): Expression => ({
    kind: 'binary',
    operator,
    left: value,
    right: lowerExpression(end, scope, node),
    source
  });
  return { kind: 'binary', operator: 'and', left: compared('>=', node.low), right: compared('<=', node.high), source };
}

function binary(
  node: Sum | Logic | Comparison | Power,
  operator: BinaryOperator,
  left: Expr,
  right: Expr,
  scope: Scope
): Expression {
  return {
    kind: 'binary',
    operator,
    left: lowerExpression(left, scope, node),
    right: lowerExpression(right, scope, node),
    source: sourceIn(node, scope)
  };
}

/** `pre` and `post` alone stand for the number of the neuron on that side, as `distance` wants it. */
function lowerSideAccess(node: SideAccess, scope: Scope): Expression {
  return { kind: 'name', of: node.side, name: node.member ?? 'index', source: sourceIn(node, scope) };
}

function lowerColumn(node: Column, scope: Scope): Expression {
  const source = sourceIn(node, scope);
  const whole = dataNamed(node);
  if (whole) return { kind: 'data', data: nameOfData(whole, scope), source };
  const named = dataNamed(node.of);
  if (!named)
    return reportError(
      node,
      scope,
      'not-a-value',
      `'.${node.column}' asks for a column, and only a data table has columns; write data NAME = table("FILE.csv") and NAME.${node.column}.`
    );
  const name = scope.lowering.names.get(named.data) ?? named.data.name;
  const data = scope.lowering.data.get(name);
  reportFaulty(named.data, [node.column], scope);
  if (data && !data.lists.includes(node.column) && !data.faulty.has(node.column)) {
    const lists = data.lists.map(list => `'${list}'`).join(', ');
    return reportErrorAt(
      node,
      'column',
      scope,
      'unknown-column',
      data.sets[0]!.columns
        ? `The table ${name} has no column '${node.column}'; it has ${lists}.`
        : `The data ${name} have no list '${node.column}'; ${lists ? `they have ${lists}` : 'they have samples alone'}.`
    );
  }
  return { kind: 'column', data: nameOfData(named, scope, 'list'), column: node.column, source };
}

function lowerIndex(node: Index, scope: Scope): Expression {
  const operand = lowerExpression(node.of, scope, node);
  const source = sourceIn(node, scope);
  const ranges = lowerRanges(node.index, scope);
  if (operand.kind === 'selection' && !operand.selection.ranges.length)
    return { kind: 'selection', selection: { ...operand.selection, ranges, source }, source };
  if (ranges.length > (operand.kind === 'column' ? 1 : (axesWritten(node.of) ?? ranges.length)))
    return reportError(
      node,
      scope,
      'not-a-value',
      `A list has one index for each axis, and here are ${ranges.length} for fewer; matrices and populations have several axes.`
    );
  if (ranges.slice(0, -1).some(({ high }) => high))
    return reportError(
      node,
      scope,
      'not-a-value',
      'Of a list a range can be taken along its last axis alone; name one place of each axis before it.'
    );
  return indexed(operand, ranges, scope, source);
}

/** Of a list that is written out, by its name too: how deep it nests; undefined where that cannot be seen. */
function axesWritten(node: Expr | undefined): number | undefined {
  const named = isReference(node) ? node.to.ref : undefined;
  const written = isConst(named) || isParam(named) ? named.value : node;
  if (!isList(written) || !written.items[0]) return undefined;
  return isList(written.items[0])
    ? 1 + (axesWritten(written.items[0]) ?? 1)
    : isReference(written.items[0])
      ? undefined
      : 1;
}

/** An index for each axis; samples of several axes are lists of all their values, the last axis running fastest. */
function indexed(
  operand: Expression,
  ranges: ReturnType<typeof lowerRanges>,
  scope: Scope,
  source: Expression['source']
): Expression {
  const shape = operand.kind === 'data' ? shapeOf(operand.data, scope) : [];
  const [first, ...inside] = ranges;
  if (shape.length < 2 || inside.length !== shape.length || inside.some(({ high }) => high))
    return ranges.reduce<Expression>(
      (of, range) => ({ kind: 'index', operand: of, ...range, ...(source ? { source } : {}) }),
      operand
    );
  // each index is held to its own axis
  const place = inside
    .map(({ low }, axis) => {
      const below = shape.slice(axis + 1).reduce((size, extent) => size * extent, 1);
      const items = Array.from({ length: shape[axis]! }, (_, i): Expression => ({ kind: 'number', value: i * below }));
      return { kind: 'index', operand: { kind: 'list', items }, low, ...(source ? { source } : {}) } as const;
    })
    .reduce<Expression | undefined>(
      (sum, part) => (sum ? { kind: 'binary', operator: '+', left: sum, right: part } : part),
      undefined
    )!;
  const sample: Expression = { kind: 'index', operand, ...first!, ...(source ? { source } : {}) };
  return { kind: 'index', operand: sample, low: place, ...(source ? { source } : {}) };
}

/** Of a sample of data, or of a part of them. */
function shapeOf(data: string, scope: Scope): readonly number[] {
  for (const { sets } of scope.lowering.data.values())
    for (const { name, shape } of sets) if (name === data) return shape;
  return [];
}
