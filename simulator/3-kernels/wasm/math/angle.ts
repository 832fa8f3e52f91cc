// sin and cos as kernels compute them. The rare angles that need more than three parts of pi/2 go to the same function in 0-numbers.
import { cosRest, sinRest } from '../../../0-numbers/index.js';
import type { Lanes, Value } from '../code/index.js';
import { polynomial, whole } from './bits.js';

interface Reduced {
  /** the quadrant as the bits of an integer */
  readonly n: Value;
  readonly r: Value;
  readonly low: Value;
  /** where r is not good enough */
  readonly hard: Value;
}

function quadrant(l: Lanes, x: Value): Reduced {
  const size = l.op('abs', x);
  const near = l.op('lt', size, l.f64(0.785));
  const { value: n, bits } = whole(l, l.op('mul', x, l.f64(0.6366197723675814)));
  const first = l.op('sub', x, l.op('mul', n, l.f64(1.5707963267341256)));
  const part = l.op('mul', n, l.f64(6.077100506303966e-11));
  const second = l.op('sub', first, part);
  const lost = l.op(
    'sub',
    l.op('sub', l.op('sub', first, second), part),
    l.op('mul', n, l.f64(2.0222662487959506e-21))
  );
  const r = l.op('add', second, lost);
  const low = l.op('add', l.op('sub', second, r), lost);
  const zero = l.f64(0);
  const hard = l.op(
    'and',
    l.op('not', near),
    l.op('or', l.op('not', l.op('le', size, l.f64(1e6))), l.op('lt', l.op('abs', second), l.f64(2e-4)))
  );
  return {
    n: l.op('selectBits', near, l.i64(0n), bits),
    r: l.op('select', near, x, r),
    low: l.op('select', near, zero, low),
    hard
  };
}

function sinKernel(l: Lanes, r: Value, low: Value): Value {
  const z = l.op('mul', r, r);
  const p = polynomial(l, z, sinRest);
  return l.op(
    'add',
    r,
    l.op('add', l.op('mul', l.op('mul', r, z), p), l.op('mul', low, l.op('sub', l.f64(1), l.op('mul', l.f64(0.5), z))))
  );
}

function cosKernel(l: Lanes, r: Value, low: Value): Value {
  const z = l.op('mul', r, r);
  const p = polynomial(l, z, cosRest);
  const half = l.op('mul', l.f64(0.5), z);
  const sum = l.op('sub', l.f64(1), half);
  const rest = l.op('sub', l.op('mul', l.op('mul', z, z), p), l.op('mul', r, low));
  return l.op('add', sum, l.op('add', l.op('sub', l.op('sub', l.f64(1), sum), half), rest));
}

/** Whether bit `bit` of n (plus `plus`) is set. */
const bitSet = (l: Lanes, n: Value, plus: bigint, bit: number): Value => {
  const bits = l.shift('shiftLeft', l.shift('shiftRight', l.op('addBits', n, l.i64(plus)), bit), 63);
  // 0, or the bits of -0: seen by the sign of its inverse
  return l.op('lt', l.op('div', l.f64(1), l.op('float', bits)), l.f64(0));
};

/** The value, and where it is not good enough. */
export function sinOrCos(l: Lanes, x: Value, which: 'sin' | 'cos'): { readonly value: Value; readonly hard: Value } {
  const { n, r, low, hard } = quadrant(l, x);
  const sine = sinKernel(l, r, low);
  const cosine = cosKernel(l, r, low);
  const odd = bitSet(l, n, 0n, 0);
  const value = which === 'sin' ? l.op('select', odd, cosine, sine) : l.op('select', odd, sine, cosine);
  const negative = bitSet(l, n, which === 'sin' ? 0n : 1n, 1);
  const signed = l.op('select', negative, l.op('neg', value), value);
  return { value: which === 'sin' ? l.op('select', l.op('eq', x, l.f64(0)), x, signed) : signed, hard };
}
