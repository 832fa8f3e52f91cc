// log, log1p and powers as kernels compute them: the operations of 0-numbers in their order.
import { artanhRest, ln2High, ln2Low, logRest } from '../../../0-numbers/index.js';
import type { Lanes, Value } from '../code/index.js';
import { numberOf, polynomial, powerOfTwo } from './bits.js';
import { expOfSum } from './exponential.js';

const smallestNormal = 2.2250738585072014e-308;

/** x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), for x > 0. */
function reduced(l: Lanes, x: Value): { readonly f: Value; readonly k: Value } {
  const subnormal = l.op('lt', x, l.f64(smallestNormal));
  const normal = l.op('select', subnormal, l.op('mul', x, l.f64(2 ** 54)), x);
  const exponent = binaryExponent(l, normal);
  const f = l.op('sub', scaledDown(l, normal, exponent), l.f64(1));
  const k = numberOf(l, exponent);
  return { f, k: l.op('select', subnormal, l.op('sub', k, l.f64(54)), k) };
}

/** By the upper word, as 0-numbers does: 0x3fe6a09e is that of sqrt(1/2). */
const binaryExponent = (l: Lanes, x: Value): Value =>
  l.shift('shiftRightSigned', l.op('subBits', l.shift('shiftRight', l.op('bits', x), 32), l.i64(0x3fe6a09en)), 20);

/** x 2^-k; in two factors where 2^-k alone could be out of range. */
function scaledDown(l: Lanes, x: Value, k: Value): Value {
  const half = l.shift('shiftRightSigned', k, 1);
  const inverse = (n: Value): Value => powerOfTwo(l, l.op('subBits', l.i64(0n), n));
  return l.op('mul', l.op('mul', x, inverse(half)), inverse(l.op('subBits', k, half)));
}

/** k ln 2 + log(1 + f) + low. */
function logReduced(l: Lanes, f: Value, low: Value, k: Value): Value {
  const s = l.op('div', f, l.op('add', l.f64(2), f));
  const z = l.op('mul', s, s);
  const w = l.op('mul', z, z);
  const square = l.op('mul', l.op('mul', l.f64(0.5), f), f);
  const rest = l.op(
    'mul',
    s,
    l.op(
      'add',
      square,
      l.op('mul', z, l.op('add', polynomial(l, w, logRest.even), l.op('mul', z, polynomial(l, w, logRest.odd))))
    )
  );
  const inner = l.op('sub', square, l.op('add', rest, l.op('add', l.op('mul', k, l.f64(ln2Low)), low)));
  return l.op('sub', l.op('mul', k, l.f64(ln2High)), l.op('sub', inner, f));
}

export function log(l: Lanes, x: Value): Value {
  const { f, k } = reduced(l, x);
  const value = logReduced(l, f, l.f64(0), k);
  const atInfinity = l.op('select', l.op('eq', x, l.f64(Infinity)), x, value);
  return l.op(
    'select',
    l.op('gt', x, l.f64(0)),
    atInfinity,
    l.op('select', l.op('eq', x, l.f64(0)), l.f64(-Infinity), l.f64(NaN))
  );
}

export function log1p(l: Lanes, x: Value): Value {
  const zero = l.f64(0);
  const one = l.f64(1);
  const near = l.op('and', l.op('gt', x, l.f64(-0.2928)), l.op('lt', x, l.f64(0.4142)));
  const nearValue = l.op('select', l.op('eq', x, zero), x, logReduced(l, x, zero, zero));
  const sum = l.op('add', one, x);
  const fromX = l.op('sub', one, l.op('sub', sum, x));
  const fromOne = l.op('sub', x, l.op('sub', sum, one));
  const lost = l.op('div', l.op('select', l.op('gt', x, one), fromX, fromOne), sum);
  const exponent = binaryExponent(l, sum);
  const far = logReduced(l, l.op('sub', scaledDown(l, sum, exponent), one), lost, numberOf(l, exponent));
  const inside = l.op('and', l.op('gt', x, l.f64(-1)), l.op('lt', x, l.f64(2 ** 54)));
  const outside = l.op('select', l.op('eq', x, l.f64(-1)), l.f64(-Infinity), l.call('log', x));
  return l.op('select', inside, l.op('select', near, nearValue, far), outside);
}

/** e^(y log x) for finite x > 0 and finite y. */
function powPositive(l: Lanes, x: Value, y: Value): Value {
  const { f, k } = reduced(l, x);
  const two = l.f64(2);
  const third = l.f64(0.3333333333333333);
  const add = (a: Value, b: Value): Value => l.op('add', a, b);
  const sub = (a: Value, b: Value): Value => l.op('sub', a, b);
  const mul = (a: Value, b: Value): Value => l.op('mul', a, b);
  const u = add(two, f);
  const uLow = sub(f, sub(u, two));
  const s = l.op('div', f, u);
  const product = mul(s, u);
  const sLow = l.op('div', sub(sub(sub(f, product), productError(l, s, u, product)), mul(s, uLow)), u);
  const z = mul(s, s);
  const zLow = add(productError(l, s, s, z), mul(mul(two, s), sLow));
  const zThird = mul(z, third);
  const thirdLow = add(add(productError(l, z, third, zThird), mul(z, l.f64(1.850371707708594e-17))), mul(zLow, third));
  const rest = mul(mul(z, z), polynomial(l, z, artanhRest));
  const t = add(zThird, rest);
  const tLow = add(add(sub(zThird, t), rest), thirdLow);
  const twice = mul(two, s);
  const st = mul(twice, t);
  const stLow = add(productError(l, twice, t, st), mul(two, add(mul(s, tLow), mul(sLow, t))));
  const main = add(twice, st);
  const mainLow = add(add(sub(twice, main), st), add(stLow, mul(two, sLow)));
  const shift = mul(k, l.f64(ln2High));
  const sum = add(shift, main);
  const sumLow = add(
    l.op('select', l.op('eq', k, l.f64(0)), l.f64(0), add(sub(shift, sum), main)),
    add(mainLow, mul(k, l.f64(ln2Low)))
  );
  const far = 2 ** 65;
  const below = l.op('select', l.op('lt', y, l.f64(-far)), l.f64(-far), y);
  const bounded = l.op('select', l.op('gt', y, l.f64(far)), l.f64(far), below);
  const high = mul(bounded, sum);
  return expOfSum(l, high, add(productError(l, bounded, sum, high), mul(bounded, sumLow)));
}

/** With the special cases of IEEE 754. */
export function pow(l: Lanes, x: Value, y: Value): Value {
  const zero = l.f64(0);
  const one = l.f64(1);
  const infinity = l.f64(Infinity);
  const is = (value: Value, number: number): Value => l.op('eq', value, l.f64(number));
  const choose = (mask: Value, then: Value, otherwise: Value): Value => l.op('select', mask, then, otherwise);
  const or = (a: Value, b: Value): Value => l.op('or', a, b);
  const and = (a: Value, b: Value): Value => l.op('and', a, b);
  const isWhole = (value: Value): Value => l.op('eq', l.op('floor', value), value);
  const size = l.op('abs', x);
  const extreme = or(or(is(size, 0), l.op('eq', size, infinity)), l.op('eq', l.op('abs', y), infinity));
  const grows = l.op('gt', size, one);
  const rises = l.op('gt', y, zero);
  const toInfinity = or(and(grows, rises), and(l.op('not', grows), l.op('not', rises)));
  const ordinary = choose(is(y, 0.5), l.op('sqrt', size), powPositive(l, size, y));
  const magnitude = choose(is(size, 1), one, choose(extreme, choose(toInfinity, infinity, zero), ordinary));
  const negative = or(l.op('lt', x, zero), and(is(x, 0), is(l.op('div', one, x), -Infinity)));
  const odd = and(isWhole(y), l.op('not', isWhole(l.op('mul', l.f64(0.5), y))));
  const signed = choose(and(negative, odd), l.op('neg', magnitude), magnitude);
  const unreal = and(and(l.op('lt', x, zero), l.op('gt', x, l.f64(-Infinity))), l.op('not', isWhole(y)));
  const nan = or(l.op('ne', x, x), l.op('ne', y, y));
  const general = choose(or(is(y, 0), is(x, 1)), one, choose(or(nan, unreal), l.f64(NaN), signed));
  const square = l.op('mul', x, x);
  const products = (rest: Value): Value =>
    choose(is(y, 3), l.op('mul', square, x), choose(is(y, 4), l.op('mul', square, square), rest));
  return choose(is(y, 2), square, products(choose(is(y, 1), x, choose(is(y, -1), l.op('div', one, x), general))));
}

/** What `product` = a b lost in rounding. */
function productError(l: Lanes, a: Value, b: Value, product: Value): Value {
  const split = (value: Value): readonly [Value, Value] => {
    const scaled = l.op('mul', l.f64(134217729), value);
    const high = l.op('sub', scaled, l.op('sub', scaled, value));
    return [high, l.op('sub', value, high)];
  };
  const [aHigh, aLow] = split(a);
  const [bHigh, bLow] = split(b);
  const mul = (p: Value, q: Value): Value => l.op('mul', p, q);
  return l.op(
    'add',
    l.sum(l.op('sub', mul(aHigh, bHigh), product), mul(aHigh, bLow), mul(aLow, bHigh)),
    mul(aLow, bLow)
  );
}
