// What holds in which of two lanes: all bits of a lane, or none.
import { behind, Expression } from './expression.js';
import { I32 } from './i32.js';

export class Mask extends Expression {
  /** Whether it holds in some lane. */
  any(): I32 {
    return this.bits();
  }

  /** One bit a lane, that of lane 0 lowest. */
  bits(): I32 {
    return new I32(this.builder, behind(this.builder, [this], 'i64x2.bitmask'));
  }
}
