// Two numbers of 64 bits side by side: those of two neighbours.
import type { FunctionBuilder, Instruction } from '../encode/index.js';
import { behind, Expression } from './expression.js';
import { F64, type Real } from './f64.js';
import { Mask } from './mask.js';
import { shuffled } from './shuffled.js';

export class F64x2 extends Expression {
  /** Of a number: a constant, the same in both lanes. */
  static of(builder: FunctionBuilder, value: F64x2 | number): F64x2 {
    return typeof value === 'number' ? new F64x2(builder, () => void builder.f64x2(value)) : value;
  }

  plus(other: F64x2 | number): F64x2 {
    return this.with(other, 'f64x2.add');
  }

  minus(other: F64x2 | number): F64x2 {
    return this.with(other, 'f64x2.sub');
  }

  /** The bits of one or the other. */
  or(other: F64x2): F64x2 {
    return this.with(other, 'v128.or');
  }

  times(other: F64x2 | number): F64x2 {
    return this.with(other, 'f64x2.mul');
  }

  differs(other: F64x2 | number): Mask {
    const { builder } = this;
    return new Mask(builder, behind(builder, [this, F64x2.of(builder, other)], 'f64x2.ne'));
  }

  /** 0 in the lanes where a mask does not hold. */
  where(mask: Mask): F64x2 {
    return new F64x2(this.builder, behind(this.builder, [this, mask], 'v128.and'));
  }

  lane(lane: 0 | 1): F64 {
    return new F64(this.builder, () => {
      this.push();
      this.builder.extractLane(lane);
    });
  }

  /** With another number in one lane. */
  withLane(lane: 0 | 1, value: Real): F64x2 {
    const { builder } = this;
    return new F64x2(builder, () => {
      this.push();
      F64.of(builder, value).push();
      builder.replaceLane(lane);
    });
  }

  /** Lanes of these two (0 and 1) and two others (2 and 3). */
  shuffled(other: F64x2, lanes: readonly [number, number]): F64x2 {
    return new F64x2(this.builder, shuffled(this, other, lanes, 8));
  }

  private with(other: F64x2 | number, instruction: Instruction): F64x2 {
    const { builder } = this;
    return new F64x2(builder, behind(builder, [this, F64x2.of(builder, other)], instruction));
  }
}
