// Whether a value from outside has the form its type promises: a few checks that are put together like types.

export type Shape = (value: unknown) => boolean;

export const text: Shape = value => typeof value === 'string';
export const flag: Shape = value => typeof value === 'boolean';
export const number: Shape = value => typeof value === 'number' && Number.isFinite(value);
/** 0, 1, 2, ... */
export const count: Shape = value => Number.isSafeInteger(value) && (value as number) >= 0;

export const oneOf =
  (...words: readonly string[]): Shape =>
  value =>
    typeof value === 'string' && words.includes(value);
export const list =
  (item: Shape): Shape =>
  value =>
    Array.isArray(value) && value.every(item);
export const optional =
  (shape: Shape): Shape =>
  value =>
    value === undefined || shape(value);
export const either =
  (...shapes: readonly Shape[]): Shape =>
  value =>
    shapes.some(shape => shape(value));
export const pair =
  (item: Shape): Shape =>
  value =>
    Array.isArray(value) && value.length === 2 && value.every(item);

/** An object with at least these fields; those of its type, so that a field the type gains or loses is an error here. */
export const record =
  <T extends object>(fields: Readonly<Record<keyof T, Shape>>): Shape =>
  value =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Shape>(fields).every(([name, shape]) => shape((value as Record<string, unknown>)[name]));
