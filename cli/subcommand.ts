// What each subcommand is to the program.
import type { Command } from 'commander';
import type { Io } from './io.js';

/** A subcommand: adds itself to the program; `run` is given a wrapper that turns its promise into the exit code. */
export interface Subcommand {
  readonly name: string;
  attach(program: Command, run: Action): void;
}

/** Wraps what a subcommand does: it resolves to the exit code. */
export type Action = (act: (io: Io) => number | Promise<number>) => Promise<void>;
