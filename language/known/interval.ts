// Between which values an expression must lie, whatever its variables are: arithmetic of intervals. Too wide where it cannot know.
import type { Expression } from '../../simulator/index.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** 0 lies in it or at its end, and is never taken */
  readonly nonzero: boolean;
}

type Named = Extract<Expression, { kind: 'name' | 'call' | 'recorded' | 'column' }>;
/** What a name, or a function that is not of arithmetic, lies between; undefined where that is not known. */
export type Bounds = (of: Named) => Interval | undefined;

export const anything: Interval = { low: -Infinity, high: Infinity, nonzero: false };
export const notNegative: Interval = { low: 0, high: Infinity, nonzero: false };
export const positive: Interval = { low: 0, high: Infinity, nonzero: true };

export const between = (low: number, high: number): Interval => ({ low, high, nonzero: low > 0 || high < 0 });
export const mayBeZero = ({ low, high, nonzero }: Interval): boolean => !nonzero && low <= 0 && high >= 0;

export function intervalOf(expression: Expression, bounds: Bounds): Interval {
  const known = new Map<Expression, Interval>();
  const of = (one: Expression): Interval => {
    const interval = known.get(one) ?? intervalOfPart(one, of, bounds);
    known.set(one, interval);
    return interval;
  };
  return of(expression);
}

function intervalOfPart(expression: Expression, of: (one: Expression) => Interval, bounds: Bounds): Interval {
  switch (expression.kind) {
    case 'number':
      return between(expression.value, expression.value);
    case 'negate':
      return negated(of(expression.operand));
    case 'not':
      return between(0, 1);
    case 'binary':
      return combined(expression.operator, of(expression.left), of(expression.right), expression);
    case 'if':
      return hull([of(expression.then), of(expression.else)]);
    case 'list':
      return expression.items.length ? hull(expression.items.map(of)) : anything;
    case 'index':
      return of(expression.operand);
    case 'call':
      return called(expression, of) ?? bounds(expression) ?? anything;
    case 'name':
    case 'recorded':
    case 'column':
      return bounds(expression) ?? anything;
    case 'data':
    case 'selection':
    case 'text':
      return anything;
  }
}

const negated = ({ low, high, nonzero }: Interval): Interval => ({ low: -high, high: -low, nonzero });

export const hull = (all: readonly Interval[]): Interval => ({
  low: Math.min(...all.map(interval => interval.low)),
  high: Math.max(...all.map(interval => interval.high)),
  nonzero: all.every(interval => !mayBeZero(interval)) && sameSide(all)
});

const sameSide = (all: readonly Interval[]): boolean =>
  all.every(interval => interval.low >= 0) || all.every(interval => interval.high <= 0);

function combined(
  operator: string,
  a: Interval,
  b: Interval,
  { right }: Extract<Expression, { kind: 'binary' }>
): Interval {
  switch (operator) {
    case '+':
      return sum(a, b);
    case '-':
      return sum(a, negated(b));
    case '*':
      return product(a, b);
    case '/':
      return mayBeZero(b) || a.low < 0 || b.low < 0 ? anything : { low: 0, high: Infinity, nonzero: !mayBeZero(a) };
    case '^':
      return power(a, right);
    case '<':
      return compared(b, a, true);
    case '>':
      return compared(a, b, true);
    case '<=':
      return compared(b, a, false);
    case '>=':
      return compared(a, b, false);
    case 'and':
      return between(Math.min(a.low, b.low), Math.min(a.high, b.high));
    case 'or':
      return between(Math.max(a.low, b.low), Math.max(a.high, b.high));
    default:
      return between(0, 1);
  }
}

function sum(a: Interval, b: Interval): Interval {
  const [low, high] = [a.low + b.low, a.high + b.high];
  return { low, high, nonzero: low > 0 || high < 0 || (sameSide([a, b]) && (!mayBeZero(a) || !mayBeZero(b))) };
}

/** 0 times infinity is 0: the infinite end is not a value that is taken. */
const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);

function product(a: Interval, b: Interval): Interval {
  const ends = [times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)];
  return { low: Math.min(...ends), high: Math.max(...ends), nonzero: !mayBeZero(a) && !mayBeZero(b) };
}

function power(base: Interval, exponent: Expression): Interval {
  const isEven = exponent.kind === 'number' && exponent.value % 2 === 0;
  return base.low >= 0 || isEven
    ? { low: 0, high: Infinity, nonzero: !mayBeZero(base) }
    : { ...anything, nonzero: !mayBeZero(base) };
}

/** 1 where the first is always above the second, 0 where it never is. */
function compared(a: Interval, b: Interval, strictly: boolean): Interval {
  const apart = strictly && (b.high === 0 || a.low === 0) && (a.nonzero || b.nonzero);
  if (a.low > b.high || (a.low === b.high && (!strictly || apart))) return between(1, 1);
  if (a.high < b.low || (a.high === b.low && strictly)) return between(0, 0);
  return between(0, 1);
}

/** Functions of arithmetic whose values have limits. */
function called(
  { function: name, arguments: given }: Extract<Expression, { kind: 'call' }>,
  of: (one: Expression) => Interval
): Interval | undefined {
  const values = Object.values(given).map(of);
  const [a, b] = values;
  const [low, high] = [given['low'], given['high']].map(item => item && of(item));
  switch (name) {
    case 'exp':
    case 'exprelr':
      return positive;
    case 'sqrt':
    case 'abs':
      return { ...notNegative, nonzero: a !== undefined && !mayBeZero(a) };
    case 'sin':
    case 'cos':
    case 'tanh':
    case 'sign':
      return between(-1, 1);
    case 'min':
      return (
        a &&
        b && {
          low: Math.min(a.low, b.low),
          high: Math.min(a.high, b.high),
          nonzero: !mayBeZero(a) && !mayBeZero(b) && sameSide([a, b])
        }
      );
    case 'max':
      return a && b && { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high), nonzero: largerIsNotZero(a, b) };
    case 'clip':
      return low && high && between(low.low, high.high);
    default:
      return undefined;
  }
}

/** One above 0 is enough. */
const largerIsNotZero = (a: Interval, b: Interval): boolean =>
  (a.low >= 0 && !mayBeZero(a)) ||
  (b.low >= 0 && !mayBeZero(b)) ||
  (a.high <= 0 && b.high <= 0 && !mayBeZero(a) && !mayBeZero(b));
