// What a reader of files makes: samples without a name, and what it says of a file that is not as it should be.
import type { DataSet } from '../../simulator/index.js';

export type Samples = Omit<DataSet, 'name' | 'file' | 'range'> & {
  /** columns that are no numbers throughout, and why: a sentence's end, after the file's name; they stand as NaN */
  readonly faulty?: ReadonlyMap<string, string>;
};

/** Thrown by readers. `message` is one sentence that names the file, what is wrong with it and what to do. */
export class DataFault extends Error {}

/** `what` is a sentence's end, after the file's name. */
export const faultIn = (file: string, what: string): DataFault => new DataFault(`${file} ${what}.`);

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `28 x 28`, `3`; what has no axes is a single number. */
export const extentText = (shape: readonly number[]): string => (shape.length ? shape.join(' x ') : '1');

/** The class of each sample as a number, the classes in order: by number where all names are numbers, else by letter. */
export function classesOf(names: readonly string[]): NonNullable<Samples['labels']> {
  const distinct = [...new Set(names)];
  const inOrder = distinct.every(name => isDecimal.test(name))
    ? distinct.sort((a, b) => Number(a) - Number(b))
    : distinct.sort((a, b) => (a < b ? -1 : 1));
  const numberOf = new Map(inOrder.map((name, i) => [name, i]));
  return { of: Uint16Array.from(names, name => numberOf.get(name)!), classes: inOrder };
}

const isDecimal = /^-?[0-9]+(\.[0-9]+)?$/;

/** More classes than that are no classes. */
export const mostClasses = 10_000;
