// Where in a ring what arrives in a step begins.
import type { Ring } from '../../network/index.js';
import { Column, numberAt, type Code, type I32, type Place, type Variable, type Whole } from '../code/index.js';
import { addressOf } from './arena.js';

/** Address of the arrivals of step `step + later`. */
export const arrivalsAddress = ({ values, slots, stride }: Ring, step: I32, later: Whole = 0): I32 =>
  step
    .plus(later)
    .modulo(slots)
    .times(8 * stride)
    .plus(addressOf(values));

/** What arrives in the step whose arrivals begin there, by neuron. */
export const arrivalsFrom = (begin: Variable<I32>): Column<'f64'> => new Column('f64', begin);

/** What arrives at a neuron `later` steps after the step whose arrivals begin there, fewer than the ring has. */
export function arrivalsAfter(
  f: Code,
  { values, slots, stride }: Ring,
  begin: Variable<I32>,
  neuron: I32,
  later: I32
): Place<'f64'> {
  const all = 8 * slots * stride;
  const ahead = arrivalsFrom(begin)
    .address(neuron)
    .plus(later.times(8 * stride));
  const address = f.local('i32');
  // around the end of the ring
  return numberAt(address.isBelow(addressOf(values) + all).choose(address.assigned(ahead), address.minus(all)));
}
