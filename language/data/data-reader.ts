// What a kind of data is: how it is read of its files and of the arguments that a file gives.
import type { DataSource } from './data-source.js';
import type { Samples } from './samples.js';

/** The arguments of a call by name, defaults filled in: numbers in the simulator's units. */
export interface Given {
  text(name: string): string;
  number(name: string): number;
}

/** Throws a DataFault; what is worth a warning goes to the source. */
export type DataReader = (source: DataSource, given: Given) => Samples;
