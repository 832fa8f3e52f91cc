// What is assigned must be a finite number: told for all numbers of an event at once.
import type { Code, F64, I32 } from '../code/index.js';

/** Whether one of some numbers is infinite or none; they are computed here. */
export function anyNotFinite(f: Code, [first, ...others]: readonly F64[]): I32 {
  const product = others.reduce((sum, number) => sum.plus(number.times(0)), first!.times(0));
  const sum = f.keep(product);
  return sum.differs(sum);
}
