// Whole numbers of 64 bits without a sign: products of two words.
import type { FunctionBuilder, Instruction } from '../encode/index.js';
import { behind, Expression } from './expression.js';
import { I32 } from './i32.js';

export class I64 extends Expression {
  static of(builder: FunctionBuilder, value: I64 | bigint): I64 {
    return typeof value === 'bigint' ? new I64(builder, () => void builder.i64(value)) : value;
  }

  times(other: I64 | bigint): I64 {
    return this.with(other, 'i64.mul');
  }

  lowWord(): I32 {
    return new I32(this.builder, behind(this.builder, [this], 'i32.wrap_i64'));
  }

  highWord(): I32 {
    return this.with(32n, 'i64.shr_u').lowWord();
  }

  private with(other: I64 | bigint, instruction: Instruction): I64 {
    const { builder } = this;
    return new I64(builder, behind(builder, [this, I64.of(builder, other)], instruction));
  }
}
