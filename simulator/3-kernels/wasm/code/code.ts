// What a function does, in order: variables are set, loops and branches are taken. Values are expressions; see decision 0149.
import { cursorBits, MovingCursor, type Cursor } from './columns/index.js';
import type { FunctionBuilder, Label } from './encode/index.js';
import {
  expression,
  I32x4,
  nameOfType,
  operand,
  typeOf,
  variable,
  type Expression,
  type Expressions,
  type F64,
  type F64x2,
  type I32,
  type I64,
  type Operand,
  type ValueType,
  type Variable,
  type Whole
} from './expressions/index.js';

type Argument = Expression | number;

export class Code {
  constructor(readonly builder: FunctionBuilder) {}

  /** A constant, where nothing is at hand to which a number can be added or compared. */
  i32(value: number): I32 {
    return operand('i32', this.builder, value) as I32;
  }

  f64(value: number): F64 {
    return operand('f64', this.builder, value) as F64;
  }

  /** The same in both lanes. */
  f64x2(value: number): F64x2 {
    return operand('f64x2', this.builder, value) as F64x2;
  }

  i32x4(...lanes: readonly [number, number, number, number]): I32x4 {
    return I32x4.of(this.builder, lanes);
  }

  /** A variable; 0 at first. */
  local<T extends ValueType>(type: T): Variable<Expressions[T]> {
    return variable(type, this.builder, this.builder.local(typeOf[type]));
  }

  /** A variable with the value that an expression has here. */
  keep(value: I32): Variable<I32>;
  keep(value: F64): Variable<F64>;
  keep(value: I64): Variable<I64>;
  keep(value: F64x2): Variable<F64x2>;
  keep(value: I32x4): Variable<I32x4>;
  keep(value: Expression): unknown {
    const kept = this.local(nameOfType(value));
    kept.set(value as never);
    return kept;
  }

  if(condition: I32, then: () => void, otherwise?: () => void): void {
    condition.push();
    this.builder.if(then, otherwise);
  }

  /** A value of which only the branch that is taken is computed; branches may begin with other things. */
  either<T extends ValueType>(
    type: T,
    condition: I32,
    then: () => Operand<Expressions[T]>,
    otherwise: () => Operand<Expressions[T]>
  ): Expressions[T] {
    const { builder } = this;
    const pushed = (branch: () => Operand<Expressions[T]>) => (): void => operand(type, builder, branch()).push();
    return expression(type, builder, () => {
      condition.push();
      builder.if(pushed(then), pushed(otherwise), typeOf[type]);
    });
  }

  /** A variable with the smaller of two. */
  smaller(a: I32, b: Whole, into = this.local('i32')): Variable<I32> {
    into.set(into.isBelow(b).choose(into.assigned(a), b));
    return into;
  }

  /** A variable with the larger of two. */
  larger(a: I32, b: Whole, into = this.local('i32')): Variable<I32> {
    into.set(into.isAbove(b).choose(into.assigned(a), b));
    return into;
  }

  /** Pages of memory more; how many there were before, or -1 where there is no memory for them. */
  grown(pages: I32): I32 {
    return expression('i32', this.builder, () => {
      pages.push();
      this.builder.grow();
    });
  }

  /** From `first` up to `last`, which is not visited and may change under way. `by`: how far apart. */
  each(first: Whole, last: Whole, visit: (number: Variable<I32>) => void, by = 1): void {
    const number = this.local('i32');
    number.set(first);
    this.count(number, last, () => visit(number), by);
  }

  /** The same for a variable that there is, from where it stands. */
  count(number: Variable<I32>, last: Whole, visit: () => void, by = 1): void {
    this.builder.count(number, () => operand('i32', this.builder, last).push(), visit, by);
  }

  /** From where a cursor stands up to another, `by` numbers at a time. */
  over(cursor: MovingCursor, end: Cursor, visit: () => void, by = 1): void {
    this.count(cursor.bytes, end.bytes, visit, by << cursorBits);
  }

  /** A cursor to move. */
  cursor(at?: Cursor): MovingCursor {
    return new MovingCursor(at ? this.keep(at.bytes) : this.local('i32'));
  }

  /** Again and again until a condition holds, which is looked at before each turn. */
  until(done: I32, turn: (leave: Label) => void): void {
    this.block(leave =>
      this.loop(again => {
        this.leave(leave, done);
        turn(leave);
        this.leave(again);
      })
    );
  }

  /** Again and again while a condition holds, which is looked at before each turn. */
  while(condition: I32, turn: () => void): void {
    this.loop(again =>
      this.if(condition, () => {
        turn();
        this.leave(again);
      })
    );
  }

  /** At least once, and again while a condition holds. */
  repeat(turn: () => void, goesOn: () => I32): void {
    this.loop(again => {
      turn();
      this.leave(again, goesOn());
    });
  }

  block(body: (end: Label) => void): void {
    this.builder.block(body);
  }

  /** Runs once, and again whenever the body leaves to its start. */
  loop(body: (start: Label) => void): void {
    this.builder.loop(body);
  }

  /** Goes on at a label, always or where a condition holds. */
  leave(to: Label, condition?: I32): void {
    if (!condition) return void this.builder.branch(to);
    condition.push();
    this.builder.branchIf(to);
  }

  /** Ends the function. */
  return(value?: Argument): void {
    if (value !== undefined) this.pushed(value);
    this.builder.op('return');
  }

  returnIf(condition: I32, value?: Argument): void {
    this.if(condition, () => this.return(value));
  }

  /** A function of the module by its number. */
  call(index: number, ...values: readonly Argument[]): void {
    values.forEach(value => this.pushed(value));
    this.builder.call(index);
  }

  callI32(index: number, ...values: readonly Argument[]): I32 {
    return expression('i32', this.builder, () => this.call(index, ...values));
  }

  callF64(index: number, ...values: readonly Argument[]): F64 {
    return expression('f64', this.builder, () => this.call(index, ...values));
  }

  /** Does what computing a value does besides. */
  drop(value: Expression): void {
    value.push();
    this.builder.op('drop');
  }

  /** Whole numbers as i32. */
  private pushed(value: Argument): void {
    if (typeof value === 'number') this.builder.i32(value);
    else value.push();
  }
}
