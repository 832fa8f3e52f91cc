// Normal numbers of one element for four occasions of a step at once: the draws of RandomStream, the same bits.
import { Column, FunctionCode, LaneEmitter, Lanes, type F64x2, type FunctionNumber } from '../code/index.js';
import { philoxCounters, philoxFactors, philoxKeys, philoxRounds } from './philox-code.js';
import { uniformOf } from './random-code.js';

/** How many come together, and the occasions of one call begin with a multiple of it. */
export const normalsTogether = 4;

/** (where they go, key low and high, element, step, first occasion) */
export function normalsAheadCode(functionNumber: FunctionNumber): FunctionCode {
  const f = new FunctionCode(['i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [out, keyLow, keyHigh, element, step, occasion] = f.parameters;
  const counters = philoxCounters(f);
  const [c0, c1, c2, c3] = counters;
  c0.set(element.shiftedRight(1).splat());
  c1.set(step.splat());
  c2.set(f.i32x4(0, 0, 0, 0));
  c3.set(
    occasion
      .shiftedLeft(16)
      .splat()
      .plus(f.i32x4(0, 1 << 16, 2 << 16, 3 << 16))
  );
  philoxRounds(f, [counters], philoxKeys(f, keyLow, keyHigh), philoxFactors(f));
  const scales = [f.keep(f.f64x2(2 ** -32)), f.keep(f.f64x2(2 ** -53))] as const;
  for (const half of [0, 1]) {
    const [u1, u2] = [f.keep(uniformOf(f, c0, c1, half, scales)), f.keep(uniformOf(f, c2, c3, half, scales))];
    const l = new Lanes();
    const [first, second] = [l.leaf('u1', () => u1), l.leaf('u2', () => u2)];
    const logarithm = l.call('log', l.op('sub', l.f64(1), first));
    const radius = l.op('sqrt', l.op('mul', l.f64(-2), logarithm));
    const angle = l.op('mul', l.f64(2 * Math.PI), second);
    const along = (direction: 'cos' | 'sin') => (): F64x2 => {
      const value = l.op('mul', radius, l.call(direction, angle));
      return new LaneEmitter(f, true, functionNumber, [value]).lanes(value);
    };
    const both = f.either('f64x2', element.and(1), along('sin'), along('cos'));
    new Column('pair', out).fixed(f, 2 * half).set(both);
  }
  return f;
}
