// The value of an expression: literals, operators, lists and the functions of the table. Names and what else only its place can tell are asked for.
import type { Expression } from './expression.js';
import { networkError } from './fault.js';
import { functions } from './functions.js';
import { operators } from './operators.js';
import { broadcast, entryOf, isList, rangeOf, type Value } from './values.js';

/** Value of an expression that has no operator: a name, a column, a recorded variable, a call. `undefined` of a call: it is one of the table. */
export type Resolve = (expression: Expression, of: (part: Expression) => Value) => Value | undefined;

/** What stands several times in the expression is computed once. Throws NetworkError where there is no value. */
export function evaluate(expression: Expression, resolve: Resolve): Value {
  const known = new Map<Expression, Value>();
  const of = (part: Expression): Value => {
    const found = known.get(part);
    if (found !== undefined) return found;
    const value = valueOfPart(part, of, resolve);
    known.set(part, value);
    return value;
  };
  return of(expression);
}

function valueOfPart(e: Expression, of: (part: Expression) => Value, resolve: Resolve): Value {
  switch (e.kind) {
    case 'number':
    case 'text':
      return e.value;
    case 'negate':
      return broadcast(([x]) => -x!, [of(e.operand)], e.source);
    case 'not':
      return broadcast(([x]) => (x === 0 ? 1 : 0), [of(e.operand)], e.source);
    case 'binary': {
      const { evaluate: operate } = operators[e.operator];
      return broadcast(([a, b]) => operate(a!, b!), [of(e.left), of(e.right)], e.source);
    }
    case 'if':
      return chosen(e, of);
    case 'list':
      return e.items.map(of);
    case 'index':
      return e.high
        ? rangeOf(of(e.operand), of(e.low), of(e.high), e.source)
        : entryOf(of(e.operand), of(e.low), e.source);
    default:
      return resolve(e, of) ?? called(e, of);
  }
}

function chosen(e: Extract<Expression, { kind: 'if' }>, of: (part: Expression) => Value): Value {
  const condition = of(e.condition);
  if (isList(condition))
    throw networkError(
      'not-a-number',
      `The condition is a list of ${condition.length} values; one is needed.`,
      e.source
    );
  return condition !== 0 ? of(e.then) : of(e.else);
}

function called(e: Expression, of: (part: Expression) => Value): Value {
  const known = e.kind === 'call' ? functions.get(e.function) : undefined;
  if (e.kind !== 'call' || !known) throw networkError('no-value', 'This has no value here.', e.source);
  const args = known.parameters.map(name => {
    const given = e.arguments[name];
    if (given) return of(given);
    throw networkError('argument-missing', `${e.function}() needs its argument ${name}; write ${name} = ….`, e.source);
  });
  return broadcast(([a, b, c]) => known.evaluate(a!, b!, c!), args, e.source);
}
