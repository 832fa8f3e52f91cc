// What code computes where it stands, each time it is used: it sees variables and memory as they are at that moment.
import type { FunctionBuilder, Instruction } from '../encode/index.js';

/** Of one function; expressions of two functions must not meet. */
export abstract class Expression {
  /** `push` puts the value onto the stack: for the folder `code/` alone. */
  constructor(
    readonly builder: FunctionBuilder,
    readonly push: () => void
  ) {}
}

/** Instructions behind their operands. */
export const behind =
  (builder: FunctionBuilder, operands: readonly Expression[], ...instructions: readonly Instruction[]) =>
  (): void => {
    for (const operand of operands) operand.push();
    builder.op(...instructions);
  };
