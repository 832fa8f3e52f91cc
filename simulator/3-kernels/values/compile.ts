// Formulas as closures: readable, and the same bits as any other way to evaluate them in the order written.
import {
  networkError,
  functions,
  operators,
  outOfRange,
  type BinaryOperator,
  type ListValue
} from '../../1-model/index.js';
import { children, eachPartOnce, parts, type Draw, type Formula, type Variable } from '../../2-plan/index.js';

/** Value for an element: a neuron, or a synapse by its canonical number. */
export type Evaluate = (element: number) => number;

/** What formulas speak of where they stand. */
export interface Reader {
  readonly variable: (variable: Variable) => Evaluate;
  /** random values; absent where none may be drawn */
  readonly draw?: (draw: Draw, args: readonly Evaluate[]) => Evaluate;
  /** between the two ends of a synapse */
  readonly distance?: Evaluate;
}

/**
 * What stands in several places of the formula is computed once an evaluation.
 * Throws NetworkError for a text or a list of lists where a number is needed.
 */
export function compile(formula: Formula, reader: Reader): Evaluate {
  const shared = sharedParts(formula);
  const turn = { number: 0 };
  const whole = eachPartOnce<Evaluate>(formula, (part, of) => {
    const evaluate = compilePart(part, of, reader);
    return shared.has(part) ? keptFor(turn, evaluate) : evaluate;
  });
  if (shared.size === 0) return whole;
  return i => {
    turn.number++;
    return whole(i);
  };
}

/** Operations that stand in several places. */
export function sharedParts(formula: Formula): Set<Formula> {
  const seen = new Set<Formula>();
  const shared = new Set<Formula>();
  for (const part of parts(formula))
    for (const child of children(part)) {
      if (children(child).length > 0 && seen.has(child)) shared.add(child);
      seen.add(child);
    }
  return shared;
}

/** The value found first in a turn: all parts of an evaluation are asked for one element at one time. */
function keptFor(turn: { readonly number: number }, evaluate: Evaluate): Evaluate {
  let found = -1;
  let value = NaN;
  return i => {
    if (found === turn.number) return value;
    value = evaluate(i);
    found = turn.number;
    return value;
  };
}

function compilePart(formula: Formula, again: (child: Formula) => Evaluate, reader: Reader): Evaluate {
  switch (formula.kind) {
    case 'number':
      return constantly(formula.value);
    case 'variable':
      return reader.variable(formula);
    case 'list':
      return listed(formula.values);
    case 'negate':
      return negated(again(formula.operand));
    case 'not':
      return inverted(again(formula.operand));
    case 'binary':
      return binary(formula.operator, again(formula.left), again(formula.right));
    case 'if':
      return chosen(again(formula.condition), again(formula.then), again(formula.else));
    case 'call':
      return called(formula.function, formula.arguments.map(again));
    case 'entry':
      return entry(formula.values, again(formula.index));
    case 'draw':
      if (reader.draw) return reader.draw(formula, formula.arguments.map(again));
      throw misplacedDraw();
    case 'distance':
      if (reader.distance) return reader.distance;
      throw networkError(
        'function-out-of-place',
        'distance(pre, post) has a value only between the two neurons of a synapse.'
      );
    case 'text':
      throw notNumber(formula.value);
  }
}

export const misplacedDraw = (): Error =>
  networkError(
    'misplaced-draw',
    'A random value cannot be drawn here; use it for a parameter, an initial value, a weight or a delay.'
  );

export const notNumber = (text: string): Error =>
  networkError('not-a-number', `${JSON.stringify(text)} is a text where a number is needed.`);

const constantly =
  (value: number): Evaluate =>
  () =>
    value;
const negated =
  (a: Evaluate): Evaluate =>
  i =>
    -a(i);
const inverted =
  (a: Evaluate): Evaluate =>
  i =>
    a(i) === 0 ? 1 : 0;
const chosen =
  (condition: Evaluate, then: Evaluate, otherwise: Evaluate): Evaluate =>
  i =>
    condition(i) !== 0 ? then(i) : otherwise(i);

function binary(operator: BinaryOperator, a: Evaluate, b: Evaluate): Evaluate {
  // what need not be looked at may have no value
  if (operator === 'and') return i => (a(i) !== 0 && b(i) !== 0 ? 1 : 0);
  if (operator === 'or') return i => (a(i) !== 0 || b(i) !== 0 ? 1 : 0);
  const { evaluate } = operators[operator];
  return i => evaluate(a(i), b(i));
}

function called(name: string, args: readonly Evaluate[]): Evaluate {
  const { evaluate } = functions.get(name)!;
  const [a, b, c] = args;
  if (!b) return i => evaluate(a!(i), NaN, NaN);
  if (!c) return i => evaluate(a!(i), b(i), NaN);
  return i => evaluate(a!(i), b(i), c(i));
}

function listed(values: ListValue): Evaluate {
  const numbers = numbersOf(values);
  return i => numbers[i] ?? NaN;
}

function entry(values: ListValue, index: Evaluate): Evaluate {
  const numbers = numbersOf(values);
  const { length } = numbers;
  return i => {
    const at = index(i);
    if (Number.isInteger(at) && at >= 0 && at < length) return numbers[at]!;
    throw outOfRange(length, at);
  };
}

/** Throws NetworkError for entries that are no numbers. */
export function numbersOf(values: ListValue): Float64Array {
  if (values instanceof Float64Array) return values;
  if (values.every(value => typeof value === 'number')) return Float64Array.from(values);
  throw networkError(
    'not-a-number',
    'The entries of this list are not single numbers; take one list of them with [ ].'
  );
}
