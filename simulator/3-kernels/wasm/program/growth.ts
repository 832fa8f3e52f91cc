// How a state moves on by itself where x' = rate x + drive: x(t + T) = x + (rate x + drive) · growth, growth = (exp(rate T) - 1) / rate.
// The one translation of that, for states of synapses and of neurons.
import { growth } from '../../network/index.js';
import type { Lanes, Value } from '../code/index.js';
import { smallExpm1, smallSquare } from '../math/index.js';

/** `growth` of a rate over a time, T where the rate is 0. */
export function growthOver(l: Lanes, rate: Value, time: Value): Value {
  if (isKnown(rate) && isKnown(time)) return l.f64(growth(rate.constant, time.constant));
  return l.op('select', l.op('eq', rate, l.f64(0)), time, l.op('div', l.call('expm1', l.op('mul', rate, time)), rate));
}

const isKnown = (value: Value): value is Value & { readonly constant: number } =>
  value.op === 'constant' && typeof value.constant === 'number';

/** The same over a step of `h` ms, in which neurons' rates change little. */
export function growthOverStep(l: Lanes, rate: Value, h: number): Value {
  const x = l.op('mul', rate, l.f64(h));
  const square = l.op('mul', x, x);
  return l.op(
    'selectRarely',
    l.op('or', l.op('ge', square, l.f64(smallSquare)), l.op('eq', square, l.f64(0))),
    growthOver(l, rate, l.f64(h)),
    l.op('div', smallExpm1(l, x), rate)
  );
}

/** rate x + drive; without `drive` there is none. */
export function slope(l: Lanes, x: Value, rate: Value, drive: Value | undefined): Value {
  const alone = l.op('mul', rate, x);
  return drive ? l.op('add', alone, drive) : alone;
}

export const grown = (l: Lanes, x: Value, slope: Value, growth: Value): Value =>
  l.op('add', x, l.op('mul', slope, growth));
