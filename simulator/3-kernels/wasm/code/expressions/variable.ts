// A local variable or a parameter of a function: an expression that can be set.
import type { FunctionBuilder, Local, Type } from '../encode/index.js';
import type { Expression } from './expression.js';
import { F64, type Real } from './f64.js';
import { F64x2 } from './f64x2.js';
import { I32, type Whole } from './i32.js';
import { I32x4 } from './i32x4.js';
import { I64 } from './i64.js';
import { Mask } from './mask.js';

/** What values can be, by the names of their types. */
export interface Expressions {
  readonly i32: I32;
  readonly i64: I64;
  readonly f64: F64;
  readonly f64x2: F64x2;
  readonly i32x4: I32x4;
  readonly mask: Mask;
}

export type ValueType = keyof Expressions;

/** What may stand where a value is wanted: constants, too. */
export type Operand<E extends Expression> = E extends I32
  ? Whole
  : E extends F64
    ? Real
    : E extends F64x2
      ? F64x2 | number
      : E;

export type Variable<E extends Expression> = E &
  Local & {
    set(value: Operand<E>): void;
    /** Sets it, and is what it is set to. */
    assigned(value: Operand<E>): E;
  };

const classes = { i32: I32, i64: I64, f64: F64, f64x2: F64x2, i32x4: I32x4, mask: Mask } as const;

export const typeOf: Readonly<Record<ValueType, Type>> = {
  i32: 'i32',
  i64: 'i64',
  f64: 'f64',
  f64x2: 'v128',
  i32x4: 'v128',
  mask: 'v128'
};

/** A value that is on the stack when `push` returns. */
export function expression<T extends ValueType>(type: T, builder: FunctionBuilder, push: () => void): Expressions[T] {
  return new classes[type](builder, push) as Expression as Expressions[T];
}

export function nameOfType(value: Expression): ValueType {
  return (Object.keys(classes) as ValueType[]).find(type => value instanceof classes[type])!;
}

/** Numbers as constants. */
export function operand<T extends ValueType>(
  type: T,
  builder: FunctionBuilder,
  value: Operand<Expressions[T]>
): Expression {
  if (typeof value !== 'number') return value;
  return type === 'i32' ? I32.of(builder, value) : type === 'f64' ? F64.of(builder, value) : F64x2.of(builder, value);
}

export function variable<T extends ValueType>(
  type: T,
  builder: FunctionBuilder,
  local: Local
): Variable<Expressions[T]> {
  const pushed = (value: Operand<Expressions[T]>): void => operand(type, builder, value).push();
  return Object.assign(
    expression(type, builder, () => void builder.get(local)),
    {
      type: local.type,
      index: local.index,
      set: (value: Operand<Expressions[T]>): void => {
        pushed(value);
        builder.set(local);
      },
      assigned: (value: Operand<Expressions[T]>): Expressions[T] =>
        expression(type, builder, () => {
          pushed(value);
          builder.tee(local);
        })
    }
  ) as Expression as Variable<Expressions[T]>;
}
