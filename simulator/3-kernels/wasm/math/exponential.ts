// exp and expm1 as kernels compute them: the operations of 0-numbers in their order.
import { ln2High, ln2Low, log2e } from '../../../0-numbers/index.js';
import type { Lanes, Value } from '../lanes/index.js';
import { clamp, powerOfTwo, shiftedTwo, whole } from './bits.js';

/** e^(x + low); `low` may be left out. */
export function expOfSum(l: Lanes, x: Value, low?: Value): Value {
  const bounded = clamp(l, x, -750, 710), { bits, value: n } = whole(l, l.op('mul', bounded, l.f64(log2e)));
  const high = l.op('sub', bounded, l.op('mul', n, l.f64(ln2High))), product = l.op('mul', n, l.f64(ln2Low)), tail = low ? l.op('sub', product, low) : product;
  const r = l.op('sub', high, tail), lost = l.op('sub', l.op('sub', high, r), tail), one = l.f64(1);
  const sum = l.op('add', one, r), error = l.op('sub', r, l.op('sub', sum, one));
  const significand = l.op('add', sum, l.op('add', error, l.op('add', quadraticRest(l, r), lost)));
  const half = l.shift('shiftRightSigned', bits, 1);
  return l.op('mul', l.op('mul', significand, powerOfTwo(l, half)), powerOfTwo(l, l.op('subBits', bits, half)));
}

export const exp = (l: Lanes, x: Value): Value => expOfSum(l, x);

export function expm1(l: Lanes, x: Value): Value {
  const inside = clamp(l, x, -40, 40), { bits, value: n } = whole(l, l.op('mul', inside, l.f64(log2e)));
  const high = l.op('sub', inside, l.op('mul', n, l.f64(ln2High))), tail = l.op('mul', n, l.f64(ln2Low)), r = l.op('sub', high, tail);
  const rest = l.op('add', quadraticRest(l, r), l.op('sub', l.op('sub', high, r), tail));
  const scale = powerOfTwo(l, bits), less = l.op('sub', scale, l.f64(1)), linear = l.op('mul', scale, r), sum = l.op('add', less, linear);
  const larger = l.op('ge', l.op('abs', less), l.op('abs', linear));
  const error = l.op('select', larger, l.op('sub', linear, l.op('sub', sum, less)), l.op('sub', less, l.op('sub', sum, linear)));
  const scaled = l.op('add', sum, l.op('add', error, l.op('mul', scale, rest)));
  const value = l.op('select', l.op('eq', n, l.f64(0)), l.op('add', r, rest), scaled);
  const below = l.op('select', l.op('lt', x, l.f64(-40)), l.f64(-1), l.op('select', l.op('eq', x, l.f64(0)), x, value));
  return l.op('select', l.op('gt', x, l.f64(40)), l.call('exp', x), below);
}

/** e^r - 1 - r. */
function quadraticRest(l: Lanes, r: Value): Value {
  const z = l.op('mul', r, r);
  const even = shiftedTwo(l, z, [0.5, 0.04166666666666673, 0.0013888888888858642, 2.48015873734024e-5, 2.755723361334999e-7, 2.092687330725751e-9]);
  const odd = shiftedTwo(l, z, [0.16666666666666685, 0.00833333333331674, 1.9841269897054954e-4, 2.755723423919062e-6, 2.511223940424008e-8]);
  return l.op('mul', z, l.op('add', even, l.op('mul', r, odd)));
}
