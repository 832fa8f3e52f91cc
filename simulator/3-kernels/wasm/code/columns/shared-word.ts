// A word in memory that several threads look at: whatever is done to it is done at once.
import { expression, operand, type I32, type Whole } from '../expressions/index.js';

export class SharedWord {
  constructor(
    private readonly address: I32,
    private readonly offset: number
  ) {}

  /** What it is. */
  load(): I32 {
    const { address, offset } = this;
    return expression('i32', address.builder, () => {
      address.push();
      address.builder.atomic('i32.atomic.load', offset);
    });
  }

  set(value: Whole): void {
    const { builder } = this.address;
    this.address.push();
    operand('i32', builder, value).push();
    builder.atomic('i32.atomic.store', this.offset);
  }

  add(value: Whole): void {
    const { builder } = this.address;
    this.address.push();
    operand('i32', builder, value).push();
    builder.atomic('i32.atomic.rmw.add', this.offset).op('drop');
  }

  /** Wakes all threads that wait for it. */
  notify(): void {
    this.address.push();
    this.address.builder.i32(-1).atomic('memory.atomic.notify', this.offset).op('drop');
  }

  /** Sleeps while it is what it was seen to be, until somebody notifies or the time is over. */
  wait(seen: I32, nanoseconds: bigint): void {
    this.address.push();
    seen.push();
    this.address.builder.i64(nanoseconds).atomic('memory.atomic.wait32', this.offset).op('drop');
  }
}
