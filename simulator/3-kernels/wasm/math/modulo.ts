// The remainder as kernels compute it: exact where the quotient is below 2^53. The rare others go to the same function in 0-numbers.
import type { Lanes, Value } from '../code/index.js';

/** The upper and the lower half of the digits of a number, for exact products (Dekker 1971, doi:10.1007/BF01397083). */
function halves(l: Lanes, x: Value): readonly [Value, Value] {
  const shifted = l.op('mul', x, l.f64(134217729));
  const upper = l.op('sub', shifted, l.op('sub', shifted, x));
  return [upper, l.op('sub', x, upper)];
}

/** What rounding took from the product `a * b`. */
function lostOf(l: Lanes, a: Value, b: Value, product: Value): Value {
  const [high, low] = halves(l, a);
  const [upper, lower] = halves(l, b);
  const first = l.op('sub', product, l.op('mul', high, upper));
  const second = l.op('sub', l.op('sub', first, l.op('mul', low, upper)), l.op('mul', high, lower));
  return l.op('sub', l.op('mul', low, lower), second);
}

export function modulo(l: Lanes, x: Value, y: Value): { readonly value: Value; readonly hard: Value } {
  const zero = l.f64(0);
  const [size, period] = [l.op('abs', x), l.op('abs', y)];
  const count = l.op('floor', l.op('div', size, period));
  const taken = l.op('mul', count, period);
  const difference = l.op('sub', l.op('sub', size, taken), lostOf(l, count, period, taken));
  // a quotient just below a whole number may have been rounded to it
  const rest = l.op('select', l.op('lt', difference, zero), l.op('add', difference, period), difference);
  const signed = l.op('select', l.op('lt', x, zero), l.op('neg', rest), rest);
  const isOther = l.op('or', both(l, x, y), both(l, y, x));
  const turned = l.op('select', isOther, l.op('add', signed, y), signed);
  const inRange = l.op('and', l.op('ge', period, l.f64(1e-250)), l.op('le', period, l.f64(1e250)));
  return {
    value: l.op('select', l.op('eq', rest, zero), zero, turned),
    hard: l.op('not', l.op('and', inRange, l.op('lt', count, l.f64(2 ** 53))))
  };
}

/** The first is below 0 and the second is not. */
const both = (l: Lanes, a: Value, b: Value): Value =>
  l.op('and', l.op('lt', a, l.f64(0)), l.op('not', l.op('lt', b, l.f64(0))));
