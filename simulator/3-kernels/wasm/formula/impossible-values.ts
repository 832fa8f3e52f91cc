// Where formulas ask for what cannot be, an entry that a list does not have or a draw from no distribution: gathered while they
// become values, looked at before these are used.
import type { Code, LaneEmitter, Lanes, Value } from '../code/index.js';
import { both } from './formula-value.js';

export class ImpossibleValues {
  private found?: Value;

  constructor(private readonly l: Lanes) {}

  /** `mask`: where it cannot be; it is asked for where `when` holds (absent: always). */
  readonly note = (mask: Value, when?: Value): void => {
    const here = both(this.l, when, mask);
    this.found = this.found ? this.l.op('or', this.found, here) : here;
  };

  /** What an emitter has to know of. */
  get roots(): readonly Value[] {
    return this.found ? [this.found] : [];
  }

  /** Does `failed` where something cannot be. For one number. */
  check(f: Code, emitter: LaneEmitter, failed: () => void): void {
    if (this.found) f.if(emitter.condition(this.found), failed);
  }
}
