// Four whole numbers of 32 bits side by side.
import type { FunctionBuilder, Instruction } from '../encode/index.js';
import { behind, Expression } from './expression.js';

export class I32x4 extends Expression {
  static of(builder: FunctionBuilder, lanes: readonly [number, number, number, number]): I32x4 {
    return new I32x4(builder, () => void builder.i32x4(...lanes));
  }

  plus(other: I32x4): I32x4 {
    return this.with(other, 'i32x4.add');
  }

  private with(other: I32x4, instruction: Instruction): I32x4 {
    return new I32x4(this.builder, behind(this.builder, [this, other], instruction));
  }
}
