// Four whole numbers of 32 bits side by side, or two products of 64 bits.
import type { FunctionBuilder, Instruction } from '../encode/index.js';
import { behind, Expression } from './expression.js';
import { F64x2 } from './f64x2.js';
import { shuffled } from './shuffled.js';

type Four = readonly [number, number, number, number];

export class I32x4 extends Expression {
  static of(builder: FunctionBuilder, lanes: Four): I32x4 {
    return new I32x4(builder, () => void builder.i32x4(...lanes));
  }

  plus(other: I32x4): I32x4 {
    return this.with(other, 'i32x4.add');
  }

  /** The lower words of the products. */
  times(other: I32x4): I32x4 {
    return this.with(other, 'i32x4.mul');
  }

  xor(other: I32x4): I32x4 {
    return this.with(other, 'v128.xor');
  }

  shiftedRight(bits: number): I32x4 {
    const { builder } = this;
    return new I32x4(builder, () => {
      this.push();
      builder.i32(bits).op('i32x4.shr_u');
    });
  }

  /** Products of lanes 0 and 1, each with its lower word first. */
  lowProducts(other: I32x4): I32x4 {
    return this.with(other, 'i64x2.extmul_low_i32x4_u');
  }

  /** Products of lanes 2 and 3. */
  highProducts(other: I32x4): I32x4 {
    return this.with(other, 'i64x2.extmul_high_i32x4_u');
  }

  /** Lanes of these four (0 to 3) and four others (4 to 7). */
  shuffled(other: I32x4, lanes: Four): I32x4 {
    return new I32x4(this.builder, shuffled(this, other, lanes, 4));
  }

  /** Lanes 0 and 1 as numbers. */
  toF64x2(): F64x2 {
    return new F64x2(this.builder, behind(this.builder, [this], 'f64x2.convert_low_i32x4_u'));
  }

  private with(other: I32x4, instruction: Instruction): I32x4 {
    return new I32x4(this.builder, behind(this.builder, [this, other], instruction));
  }
}
