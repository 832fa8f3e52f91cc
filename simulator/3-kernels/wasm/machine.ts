// What the code of the parts of a network is made with, and what a part gives back. Types alone.
import type { Phase } from '../network/index.js';
import type { FunctionNumber, ModuleBuilder } from './code/index.js';
import type { RandomFunctions } from './random/random-code.js';
import type { Board } from './threads/index.js';

export interface Machine {
  readonly module: ModuleBuilder;
  /** of elementary functions */
  readonly functionNumber: FunctionNumber;
  readonly board: Board;
  /** number of the function (thread, operations done): not 0 where the run was told to end */
  readonly spend: number;
  /** numbers of the functions of random/random-code.ts */
  readonly random: RandomFunctions;
}

/**
 * Numbers of functions (step, thread), both i32, that do the share of a thread in a phase of a step: not 0 where something
 * went wrong. A phase in which a part does nothing has none.
 */
export interface PhaseFunctions extends Partial<Readonly<Record<Phase, number>>> {
  /** `carry` looks at presynaptic neurons, those of other threads too */
  readonly carriesFromPre?: true;
  /** `inject` does */
  readonly injectsFromPre?: true;
  /** what arrives or is delivered depends on neurons of other threads as they are then */
  readonly everyStep?: true;
}

/** A part of the network. */
export interface CodedPart {
  /** Adds the code of this part, once all parts are made. */
  addCode(machine: Machine): PhaseFunctions;
  /** Before each call, which carries the network over `steps` steps after step `step`. Throws NetworkError. */
  prepare?(step: number, steps: number): void;
  /** Takes what it calls from outside of the loop of the exports of the module. */
  bind?(exports: Readonly<Record<string, unknown>>): void;
  /** Throws NetworkError that says what went wrong in a step. */
  throwFault(step: number): void;
}
