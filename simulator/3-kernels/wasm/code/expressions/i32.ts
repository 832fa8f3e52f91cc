// Whole numbers of 32 bits, and conditions: 0 does not hold, everything else does.
import type { FunctionBuilder, Instruction } from '../encode/index.js';
import { behind, Expression } from './expression.js';
import { F64 } from './f64.js';
import { I64 } from './i64.js';
import { I32x4 } from './i32x4.js';

export type Whole = I32 | number;

/** Without a sign where nothing else is said. */
export class I32 extends Expression {
  /** Of a number: a constant. */
  static of(builder: FunctionBuilder, value: Whole): I32 {
    return typeof value === 'number' ? new I32(builder, () => void builder.i32(value)) : value;
  }

  plus(other: Whole): I32 {
    return this.with(other, 'i32.add');
  }

  minus(other: Whole): I32 {
    return this.with(other, 'i32.sub');
  }

  times(other: Whole): I32 {
    return this.with(other, 'i32.mul');
  }

  /** The remainder. */
  modulo(other: Whole): I32 {
    return this.with(other, 'i32.rem_u');
  }

  and(other: Whole): I32 {
    return this.with(other, 'i32.and');
  }

  xor(other: Whole): I32 {
    return this.with(other, 'i32.xor');
  }

  shiftedLeft(bits: Whole): I32 {
    return this.with(bits, 'i32.shl');
  }

  shiftedRight(bits: Whole): I32 {
    return this.with(bits, 'i32.shr_u');
  }

  equals(other: Whole): I32 {
    return this.with(other, 'i32.eq');
  }

  differs(other: Whole): I32 {
    return this.with(other, 'i32.ne');
  }

  isBelow(other: Whole): I32 {
    return this.with(other, 'i32.lt_u');
  }

  isAbove(other: Whole): I32 {
    return this.with(other, 'i32.gt_u');
  }

  isAtLeast(other: Whole): I32 {
    return this.with(other, 'i32.ge_u');
  }

  /** Both with their signs. */
  isAboveSigned(other: Whole): I32 {
    return this.with(other, 'i32.gt_s');
  }

  /** Both with their signs. */
  isAtLeastSigned(other: Whole): I32 {
    return this.with(other, 'i32.ge_s');
  }

  /** Whether it does not hold. */
  not(): I32 {
    return new I32(this.builder, behind(this.builder, [this], 'i32.eqz'));
  }

  toF64(): F64 {
    return new F64(this.builder, behind(this.builder, [this], 'f64.convert_i32_u'));
  }

  toI64(): I64 {
    return new I64(this.builder, behind(this.builder, [this], 'i64.extend_i32_u'));
  }

  /** In all four lanes. */
  splat(): I32x4 {
    return new I32x4(this.builder, behind(this.builder, [this], 'i32x4.splat'));
  }

  /** One of two whole numbers, both of which are computed. */
  choose(then: Whole, otherwise: Whole): I32 {
    const { builder } = this;
    return new I32(builder, behind(builder, [I32.of(builder, then), I32.of(builder, otherwise), this], 'select'));
  }

  /** One of two numbers, both of which are computed. */
  chooseF64(then: F64 | number, otherwise: F64 | number): F64 {
    const { builder } = this;
    return new F64(builder, behind(builder, [F64.of(builder, then), F64.of(builder, otherwise), this], 'select'));
  }

  private with(other: Whole, instruction: Instruction): I32 {
    const { builder } = this;
    return new I32(builder, behind(builder, [this, I32.of(builder, other)], instruction));
  }
}
