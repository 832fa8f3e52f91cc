// Expressions of a model as a user would write them, with units and no bracket too many.
import {
  type BinaryOperator,
  type Dimension,
  type Expression,
  type Selection,
  formatQuantity
} from '../../simulator/index.js';

/** Digits that tell any two values apart which a user would write differently. */
const digits = 15;

const binding: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '^': 8
};
const loosest = 0;
const ofNot = 3;
const ofMinus = 7;
const tightest = 9;

/** `dimension` is that of the whole expression, for a number that carries none itself. */
export const expressionText = (expression: Expression, dimension?: Dimension): string =>
  text(expression, loosest, dimension);

/** `outer` is how tightly what stands around binds: what binds less needs brackets. */
function text(expression: Expression, outer: number, dimension?: Dimension): string {
  switch (expression.kind) {
    case 'number':
      return numberText(expression.value, expression.dimension ?? dimension, outer);
    case 'name':
      return expression.of === 'pre' || expression.of === 'post'
        ? `${expression.of}.${expression.name}`
        : expression.name;
    case 'negate':
      return bracketed(`-${text(expression.operand, ofMinus)}`, ofMinus, outer);
    case 'not':
      return bracketed(`not ${text(expression.operand, ofNot)}`, ofNot, outer);
    case 'binary':
      return binaryText(expression, outer);
    case 'if':
      return bracketed(
        `if ${text(expression.condition, 1)} then ${text(expression.then, 1)} else ${text(expression.else, loosest)}`,
        loosest,
        outer
      );
    case 'call':
      return callText(expression);
    case 'list':
      return listText(expression.items, dimension);
    case 'column':
      return `${expression.table}.${expression.column}`;
    case 'index':
      return `${text(expression.operand, tightest)}[${rangeText(expression)}]`;
    case 'selection':
      return selectionText(expression.selection);
    case 'recorded':
      return `${expression.variable} of ${selectionText(expression.selection)}`;
    case 'text':
      return JSON.stringify(expression.value);
  }
}

export function selectionText({ of, ranges }: Selection): string {
  return ranges.length ? `${of}[${ranges.map(rangeText).join(', ')}]` : of;
}

/** Arguments by name, one after the other. */
export const argumentsText = (values: Readonly<Record<string, Expression>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${expressionText(value)}`)
    .join(', ');

export const rangeText = ({ low, high }: { readonly low: Expression; readonly high?: Expression }): string =>
  high ? `${expressionText(low)}..${expressionText(high)}` : expressionText(low);

function numberText(value: number, dimension: Dimension | undefined, outer: number): string {
  const shown = dimension ? formatQuantity(value, dimension, digits) : String(value);
  return value < 0 ? bracketed(shown, ofMinus, outer) : shown;
}

/** Left-associative: a right operand that binds no tighter needs brackets. */
function binaryText({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, outer: number): string {
  const own = binding[operator];
  const gap = operator === '^' ? '' : ' ';
  const [leftNeeds, rightNeeds] =
    operator === '^' ? [own + 1, ofMinus] : own === 4 ? [own + 1, own + 1] : [own, own + 1];
  return bracketed(`${text(left, leftNeeds)}${gap}${operator}${gap}${text(right, rightNeeds)}`, own, outer);
}

const bracketed = (inner: string, own: number, outer: number): string => (own < outer ? `(${inner})` : inner);

/** Names by which nobody calls an argument: mathematics has its arguments in order. */
const inOrder: readonly string[] = ['x', 'y', 'a', 'b', 'low', 'high'];

/** The first argument without its name, as it is usually written; a named 0 is a default that changes nothing. */
function callText(call: Extract<Expression, { kind: 'call' }>): string {
  const { against, ...named } = call.arguments;
  const parts = Object.entries(named).flatMap(([name, value], i) => {
    if (i === 0 || inOrder.includes(name))
      return [
        i === 0 && value.kind === 'list' && !isNumeric(value)
          ? value.items.map(item => expressionText(item)).join(', ')
          : expressionText(value)
      ];
    return value.kind === 'number' && value.value === 0 ? [] : [`${name} = ${expressionText(value)}`];
  });
  return `${call.function}(${parts.join(', ')}${against ? ` against ${expressionText(against)}` : ''})`;
}

/** A list that is a value, not several things to take one after the other. */
const isNumeric = (list: Extract<Expression, { kind: 'list' }>): boolean =>
  list.items.every(item => item.kind === 'number' || item.kind === 'negate' || item.kind === 'list');

/** Long lists are cut in the middle; their length is said. */
function listText(items: readonly Expression[], dimension?: Dimension): string {
  const all = items.map(item => text(item, loosest, dimension));
  return all.length <= 8
    ? `[${all.join(', ')}]`
    : `[${all.slice(0, 4).join(', ')}, ... ${all.at(-1)!}] (${all.length} values)`;
}
