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

/** What arrives in a step and in those behind it, fewer than the ring has, which goes on at its begin behind its end. */
export class ArrivalsAround {
  /** bytes from the first step's arrivals to the end of the ring */
  private readonly left: Variable<I32>;
  /** what is added to a distance in bytes before the end of the ring, and behind it */
  private readonly before: Variable<I32>;
  private readonly behind: Variable<I32>;

  constructor(
    private readonly f: Code,
    ring: Ring,
    step: I32
  ) {
    const { values, slots, stride } = ring;
    const all = 8 * slots * stride;
    this.before = f.keep(arrivalsAddress(ring, step));
    this.left = f.keep(f.i32(addressOf(values) + all).minus(this.before));
    this.behind = f.keep(this.before.minus(all));
  }

  /** `place`: of the ring, counted from the first step's arrivals. */
  at(place: I32): Place<'f64'> {
    const { f, left, before, behind } = this;
    const distance = f.local('i32');
    const begin = distance.assigned(place.shiftedLeft(3)).isBelow(left).choose(before, behind);
    return numberAt(begin.plus(distance));
  }
}
