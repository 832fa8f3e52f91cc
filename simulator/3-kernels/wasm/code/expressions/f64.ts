// Numbers of 64 bits.
import type { FunctionBuilder, Instruction } from '../encode/index.js';
import { behind, Expression } from './expression.js';
import { F64x2 } from './f64x2.js';
import { I32 } from './i32.js';

export type Real = F64 | number;

export class F64 extends Expression {
  /** Of a number: a constant. */
  static of(builder: FunctionBuilder, value: Real): F64 {
    return typeof value === 'number' ? new F64(builder, () => void builder.f64(value)) : value;
  }

  plus(other: Real): F64 {
    return this.with(other, 'f64.add');
  }

  minus(other: Real): F64 {
    return this.with(other, 'f64.sub');
  }

  times(other: Real): F64 {
    return this.with(other, 'f64.mul');
  }

  over(other: Real): F64 {
    return this.with(other, 'f64.div');
  }

  /** The larger of two; no number where one of them is none. */
  larger(other: Real): F64 {
    return this.with(other, 'f64.max');
  }

  negated(): F64 {
    return this.alone('f64.neg');
  }

  absolute(): F64 {
    return this.alone('f64.abs');
  }

  floor(): F64 {
    return this.alone('f64.floor');
  }

  ceil(): F64 {
    return this.alone('f64.ceil');
  }

  equals(other: Real): I32 {
    return this.compared(other, 'f64.eq');
  }

  differs(other: Real): I32 {
    return this.compared(other, 'f64.ne');
  }

  isBelow(other: Real): I32 {
    return this.compared(other, 'f64.lt');
  }

  isAbove(other: Real): I32 {
    return this.compared(other, 'f64.gt');
  }

  isAtMost(other: Real): I32 {
    return this.compared(other, 'f64.le');
  }

  isAtLeast(other: Real): I32 {
    return this.compared(other, 'f64.ge');
  }

  /** Towards 0; a number that has no place in 32 bits ends the program. */
  toI32(): I32 {
    return new I32(this.builder, behind(this.builder, [this], 'i32.trunc_f64_u'));
  }

  /** In both lanes. */
  splat(): F64x2 {
    return new F64x2(this.builder, behind(this.builder, [this], 'f64x2.splat'));
  }

  private with(other: Real, instruction: Instruction): F64 {
    const { builder } = this;
    return new F64(builder, behind(builder, [this, F64.of(builder, other)], instruction));
  }

  private compared(other: Real, instruction: Instruction): I32 {
    const { builder } = this;
    return new I32(builder, behind(builder, [this, F64.of(builder, other)], instruction));
  }

  private alone(instruction: Instruction): F64 {
    return new F64(this.builder, behind(this.builder, [this], instruction));
  }
}
