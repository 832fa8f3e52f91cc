// Functions of the table that are a few operations: they stand where they are used instead of being called.
import type { Lanes, Value } from '../code/index.js';

type Plain = (l: Lanes, args: readonly Value[]) => Value;

const sign: Plain = (l, [x]) =>
  l.op('select', l.op('gt', x!, l.f64(0)), l.f64(1), l.op('select', l.op('lt', x!, l.f64(0)), l.f64(-1), x!));

/** As roundHalfAway of 0-numbers. */
const round: Plain = (l, [x]) => {
  const size = l.op('abs', x!);
  const whole = l.op('floor', size);
  const isUp = l.op('ge', l.op('sub', size, whole), l.f64(0.5));
  return l.op('mul', sign(l, [x!]), l.op('select', isUp, l.op('add', whole, l.f64(1)), whole));
};

export const plainFunctions: ReadonlyMap<string, Plain> = new Map<string, Plain>([
  ['sqrt', (l, [x]) => l.op('sqrt', x!)],
  ['abs', (l, [x]) => l.op('abs', x!)],
  ['floor', (l, [x]) => l.op('floor', x!)],
  ['ceil', (l, [x]) => l.op('ceil', x!)],
  ['sign', sign],
  ['round', round],
  ['min', (l, [a, b]) => l.op('select', l.op('lt', b!, a!), b!, a!)],
  ['max', (l, [a, b]) => l.op('select', l.op('gt', b!, a!), b!, a!)],
  [
    'clip',
    (l, [x, low, high]) => l.op('select', l.op('lt', x!, low!), low!, l.op('select', l.op('gt', x!, high!), high!, x!))
  ]
]);
