// exp and expm1 as kernels compute them: the operations of 0-numbers in their order.
import { expRest, ln2High, ln2Low, log2e, tanhQuotient } from '../../../0-numbers/index.js';
import type { Lanes, Value } from '../code/index.js';
import { clamp, polynomial, powerOfTwo, whole } from './bits.js';

/** e^(x + low); `low` may be left out. */
export function expOfSum(l: Lanes, x: Value, low?: Value): Value {
  // a power of two in halves gives the same bits where neither it nor the result leaves the normal numbers
  return l.op(
    'selectRarely',
    l.op('gt', l.op('abs', x), l.f64(700)),
    scaledExp(l, clamp(l, x, -750, 710), low, (significand, bits) => {
      const half = l.shift('shiftRightSigned', bits, 1);
      return l.op('mul', l.op('mul', significand, powerOfTwo(l, half)), powerOfTwo(l, l.op('subBits', bits, half)));
    }),
    scaledExp(l, x, low, (significand, bits) => l.op('mul', significand, powerOfTwo(l, bits)))
  );
}

function scaledExp(
  l: Lanes,
  x: Value,
  low: Value | undefined,
  scaled: (significand: Value, bits: Value) => Value
): Value {
  const { bits, value: n } = whole(l, l.op('mul', x, l.f64(log2e)));
  const high = l.op('sub', x, l.op('mul', n, l.f64(ln2High)));
  const product = l.op('mul', n, l.f64(ln2Low));
  const tail = low ? l.op('sub', product, low) : product;
  const r = l.op('sub', high, tail);
  const lost = l.op('sub', l.op('sub', high, r), tail);
  const one = l.f64(1);
  const sum = l.op('add', one, r);
  const error = l.op('sub', r, l.op('sub', sum, one));
  return scaled(l.op('add', sum, l.op('add', error, l.op('add', quadraticRest(l, r), lost))), bits);
}

export const exp = (l: Lanes, x: Value): Value => expOfSum(l, x);

export function expm1(l: Lanes, x: Value): Value {
  // at -40 it is -1, as below
  const far = l.op('select', l.op('lt', x, l.f64(0)), l.f64(-1), l.call('exp', x));
  return l.op('selectRarely', isFarOrZero(l, x), l.op('select', l.op('eq', x, l.f64(0)), x, far), nearExpm1(l, x));
}

/** Where `nearExpm1` is not e^x - 1. */
const isFarOrZero = (l: Lanes, x: Value): Value =>
  l.op('or', l.op('gt', l.op('abs', x), l.f64(40)), l.op('eq', x, l.f64(0)));

/** e^x - 1 for 0 < |x| <= 40. */
function nearExpm1(l: Lanes, x: Value): Value {
  const { bits, value: n } = whole(l, l.op('mul', x, l.f64(log2e)));
  const high = l.op('sub', x, l.op('mul', n, l.f64(ln2High)));
  const tail = l.op('mul', n, l.f64(ln2Low));
  const r = l.op('sub', high, tail);
  const rest = l.op('add', quadraticRest(l, r), l.op('sub', l.op('sub', high, r), tail));
  // where n is 0 all of this is r + rest
  const scale = powerOfTwo(l, bits);
  const less = l.op('sub', scale, l.f64(1));
  const linear = l.op('mul', scale, r);
  const sum = l.op('add', less, linear);
  const error = l.op(
    'select',
    l.op('ge', l.op('abs', less), l.op('abs', linear)),
    l.op('sub', linear, l.op('sub', sum, less)),
    l.op('sub', less, l.op('sub', sum, linear))
  );
  return l.op('add', sum, l.op('add', error, l.op('mul', scale, rest)));
}

/** e^x - 1 where x² < `smallSquare` and not 0: no power of two is taken off. */
export const smallExpm1 = (l: Lanes, x: Value): Value => l.op('add', x, quadraticRest(l, x));
/** less than (ln 2 / 2)² */
export const smallSquare = 0.115;

/** x / (e^x - 1), 1 at 0. */
export function exprelr(l: Lanes, x: Value): Value {
  const root = l.call('exp', l.op('mul', l.f64(-0.5), x));
  const farthest = l.op('select', l.op('eq', root, l.f64(0)), l.f64(0), l.op('mul', l.op('mul', x, root), root));
  const far = l.op('selectRarely', l.op('gt', x, l.f64(700)), farthest, l.op('div', x, l.call('expm1', x)));
  return l.op(
    'selectRarely',
    isFarOrZero(l, x),
    l.op('select', l.op('eq', x, l.f64(0)), l.f64(1), far),
    l.op('div', x, nearExpm1(l, x))
  );
}

export function tanh(l: Lanes, x: Value): Value {
  const size = l.op('abs', x);
  const z = l.op('mul', x, x);
  const { numerator, denominator } = tanhQuotient;
  const quotient = l.op('div', l.op('mul', z, polynomial(l, z, numerator)), polynomial(l, z, denominator));
  const near = l.op('select', l.op('eq', x, l.f64(0)), x, l.op('sub', x, l.op('mul', x, quotient)));
  const inside = l.op(
    'sub',
    l.f64(1),
    l.op('div', l.f64(2), l.op('add', l.call('exp', l.op('mul', l.f64(2), size)), l.f64(1)))
  );
  const value = l.op('select', l.op('gt', size, l.f64(22)), l.f64(1), inside);
  const far = l.op(
    'select',
    l.op('lt', x, l.f64(0)),
    l.op('neg', value),
    l.op('select', l.op('gt', x, l.f64(0)), value, x)
  );
  return l.op('select', l.op('lt', size, l.f64(0.55)), near, far);
}

/** e^r - 1 - r. */
function quadraticRest(l: Lanes, r: Value): Value {
  const z = l.op('mul', r, r);
  return l.op('mul', z, l.op('add', polynomial(l, z, expRest.even), l.op('mul', r, polynomial(l, z, expRest.odd))));
}
