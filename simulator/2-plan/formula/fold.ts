// Constructors of formulas that fold constants as they go: lists element by element, and what adds 0 or multiplies by 1.
// Folding never changes a result, except that 0 * x is 0 for every x.
import { broadcast, functions, operate, type BinaryOperator, type ListValue, type Value } from '../../1-model/index.js';
import type { Formula } from '../plan/index.js';
import { eachPartOnce } from './formula.js';

type Constant = Extract<Formula, { kind: 'number' | 'list' }>;

export const number = (value: number): Formula => ({ kind: 'number', value });
export const zero = number(0);
const one = number(1);
export const isNumber = (formula: Formula, value?: number): formula is { kind: 'number'; value: number } =>
  formula.kind === 'number' && (value === undefined || formula.value === value);
export const isConstant = (formula: Formula): formula is Constant =>
  formula.kind === 'number' || formula.kind === 'list';

export function negate(operand: Formula): Formula {
  if (isConstant(operand)) return elementwise(([x]) => -x!, [operand]);
  return operand.kind === 'negate' ? operand.operand : { kind: 'negate', operand };
}

function not(operand: Formula): Formula {
  return isConstant(operand) ? elementwise(([x]) => (x === 0 ? 1 : 0), [operand]) : { kind: 'not', operand };
}

export function binary(operator: BinaryOperator, left: Formula, right: Formula): Formula {
  if (isConstant(left) && isConstant(right)) return elementwise(([a, b]) => operate(operator, a!, b!), [left, right]);
  return withNeutral(operator, left, right) ?? { kind: 'binary', operator, left, right };
}

export const add = (left: Formula, right: Formula): Formula => binary('+', left, right);
export const subtract = (left: Formula, right: Formula): Formula => binary('-', left, right);
export const multiply = (left: Formula, right: Formula): Formula => binary('*', left, right);
export const divide = (left: Formula, right: Formula): Formula => binary('/', left, right);

export function choose(condition: Formula, then: Formula, otherwise: Formula): Formula {
  if (isNumber(condition)) return condition.value !== 0 ? then : otherwise;
  if (isNumber(then) && isNumber(otherwise, then.value)) return then;
  return { kind: 'if', condition, then, else: otherwise };
}

export function call(name: string, args: readonly Formula[]): Formula {
  const { evaluate } = functions.get(name)!;
  if (args.every(isConstant)) return elementwise(([a, b, c]) => evaluate(a!, b!, c!), args);
  return { kind: 'call', function: name, arguments: args };
}

/** How formulas are put together of their parts. */
export interface Construction {
  readonly negate: (operand: Formula) => Formula;
  readonly not: (operand: Formula) => Formula;
  readonly binary: (operator: BinaryOperator, left: Formula, right: Formula) => Formula;
  readonly choose: (condition: Formula, then: Formula, otherwise: Formula) => Formula;
  readonly call: (name: string, args: readonly Formula[]) => Formula;
}

export const folding: Construction = { negate, not, binary, choose, call };

/** With every operation where it stands in the text, also those of constants. */
export const asWritten: Construction = {
  negate: operand => ({ kind: 'negate', operand }),
  not: operand => ({ kind: 'not', operand }),
  binary: (operator, left, right) => ({ kind: 'binary', operator, left, right }),
  choose: (condition, then, otherwise) => ({ kind: 'if', condition, then, else: otherwise }),
  call: (name, args) => ({ kind: 'call', function: name, arguments: args })
};

/** The same formula with its constants worked out. */
export const folded = (formula: Formula): Formula => eachPartOnce<Formula>(formula, (part, of) => withParts(part, of));

/** The same formula with some of its variables replaced, folded again. */
export const replace = (
  formula: Formula,
  by: (leaf: Extract<Formula, { kind: 'variable' }>) => Formula,
  construction = folding
): Formula =>
  eachPartOnce<Formula>(formula, (part, of) =>
    part.kind === 'variable' ? by(part) : withParts(part, of, construction)
  );

/** The same formula with the lists of one value an element replaced. */
export const replaceLists = (formula: Formula, by: (values: ListValue) => Formula): Formula =>
  eachPartOnce<Formula>(formula, (part, of) => (part.kind === 'list' ? by(part.values) : withParts(part, of)));

/** The same formula of other parts. */
function withParts(formula: Formula, again: (part: Formula) => Formula, construction = folding): Formula {
  switch (formula.kind) {
    case 'negate':
      return construction.negate(again(formula.operand));
    case 'not':
      return construction.not(again(formula.operand));
    case 'binary':
      return construction.binary(formula.operator, again(formula.left), again(formula.right));
    case 'if':
      return construction.choose(again(formula.condition), again(formula.then), again(formula.else));
    case 'call':
      return construction.call(formula.function, formula.arguments.map(again));
    case 'draw':
      return { ...formula, arguments: formula.arguments.map(again) };
    case 'entry':
      return { ...formula, index: again(formula.index) };
    case 'number':
    case 'text':
    case 'list':
    case 'variable':
    case 'distance':
      return formula;
  }
}

function withNeutral(operator: BinaryOperator, left: Formula, right: Formula): Formula | undefined {
  switch (operator) {
    case '+':
      return isNumber(left, 0) ? right : isNumber(right, 0) ? left : undefined;
    case '-':
      return isNumber(right, 0) ? left : isNumber(left, 0) ? negate(right) : undefined;
    case '*':
      if (isNumber(left, 0) || isNumber(right, 0)) return zero;
      return isNumber(left, 1)
        ? right
        : isNumber(right, 1)
          ? left
          : isNumber(left, -1)
            ? negate(right)
            : isNumber(right, -1)
              ? negate(left)
              : undefined;
    case '/':
      return isNumber(left, 0) ? zero : isNumber(right, 1) ? left : undefined;
    case '^':
      return isNumber(right, 1) ? left : isNumber(right, 0) ? one : undefined;
    case 'and':
      return isNumber(left, 0) || isNumber(right, 0) ? zero : undefined;
    case 'or':
      return (isNumber(left) && left.value !== 0) || (isNumber(right) && right.value !== 0) ? one : undefined;
    default:
      return undefined;
  }
}

const elementwise = (f: (args: readonly number[]) => number, args: readonly Constant[]): Formula =>
  constant(
    broadcast(
      f,
      args.map(arg => (arg.kind === 'number' ? arg.value : arg.values))
    )
  );

export const constant = (value: Value): Formula =>
  typeof value === 'number'
    ? number(value)
    : typeof value === 'string'
      ? { kind: 'text', value }
      : { kind: 'list', values: value };
