// The number of a neuron as loops over numbers of 8 bytes hold it: 8 times that number, so that nothing is shifted to reach them.
import type { I32, Variable } from '../expressions/index.js';

export const cursorBits = 3;

export class Cursor {
  /** `bytes`: 8 times the number; a variable or what is computed from one. */
  constructor(readonly bytes: I32) {}

  static of(number: I32): Cursor {
    return new Cursor(number.shiftedLeft(cursorBits));
  }

  get number(): I32 {
    return this.bytes.shiftedRight(cursorBits);
  }

  /** The one that comes some numbers later. */
  plus(numbers: number): Cursor {
    return new Cursor(this.bytes.plus(numbers << cursorBits));
  }
}

/** One that a loop moves on. */
export class MovingCursor extends Cursor {
  constructor(override readonly bytes: Variable<I32>) {
    super(bytes);
  }

  set(to: Cursor): void {
    this.bytes.set(to.bytes);
  }
}
