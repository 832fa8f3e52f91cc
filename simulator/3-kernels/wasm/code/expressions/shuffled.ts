// Lanes chosen from two vectors.
import type { Expression } from './expression.js';

/** `bytes` of a lane; lanes of the first vector are counted first. */
export const shuffled = (a: Expression, b: Expression, lanes: readonly number[], bytes: number) => (): void => {
  a.push();
  b.push();
  a.builder.shuffle(lanes.flatMap(lane => Array.from({ length: bytes }, (_, byte) => bytes * lane + byte)));
};
