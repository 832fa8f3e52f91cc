// A place in memory: the value that it holds, which can be set and added to.
import { expression, operand, type Expressions, type I32, type Operand } from '../expressions/index.js';
import { formats, type Format, type FormatName, type ValueOf } from './formats.js';

export type Place<F extends FormatName> = Expressions[ValueOf<F>] & {
  set(value: Operand<Expressions[ValueOf<F>]>): void;
  /** Adds to what is there; where that is, is computed once. Of numbers of 64 bits, or two of them. */
  add(value: Operand<Expressions[ValueOf<F>]>): void;
};

/**
 * The place `offset` bytes behind an address. `isCheap`: the address is a variable or a constant, and is computed again sooner
 * than kept.
 */
export function placeAt<F extends FormatName>(name: F, address: I32, offset: number, isCheap: boolean): Place<F> {
  const { builder } = address;
  const format: Format = formats[name];
  const type = formats[name].value as ValueOf<F>;
  const load = (push: () => void) => (): void => {
    push();
    builder.memory(format.load, offset);
  };
  const store = (value: () => void): void => {
    value();
    builder.memory(format.store!, offset);
  };
  const pushed = (value: Operand<Expressions[ValueOf<F>]>): void => operand(type, builder, value).push();
  const again = (): void => {
    if (isCheap) return address.push();
    const kept = builder.scratch('i32');
    builder.tee(kept).get(kept);
  };
  return Object.assign(expression(type, builder, load(address.push)), {
    set: (value: Operand<Expressions[ValueOf<F>]>): void => {
      address.push();
      store(() => pushed(value));
    },
    add: (value: Operand<Expressions[ValueOf<F>]>): void => {
      address.push();
      store(() => {
        load(again)();
        pushed(value);
        builder.op(type === 'f64x2' ? 'f64x2.add' : 'f64.add');
      });
    }
  });
}
