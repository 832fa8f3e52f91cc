// Random partners of a neuron: with replacement, or all different.
import type { WordSequence } from '../../0-numbers/index.js';

/** Writes `n` places, in order of drawing, to `into` from `at` on; `left` is left out (-1: none). Every place is equally likely. */
export type DrawPlaces = (
  element: number,
  n: number,
  left: number,
  into: Uint16Array | Uint32Array,
  at: number
) => void;

/** From 0 .. count - 1; draws are keyed by (key, element, number of the draw). */
export function drawPlaces(draws: WordSequence, count: number, allDifferent: boolean): DrawPlaces {
  return allDifferent
    ? different(draws, count)
    : (element, n, left, into, at) => {
        draws.start(element);
        draws.allBelow(count - (left >= 0 ? 1 : 0), n, into, at);
        if (left >= 0) for (let i = at; i < at + n; i++) into[i] = besides(left, into[i]!);
      };
}

/** Every subset of n candidates is equally likely (R. Floyd in J. Bentley 1987, doi:10.1145/30401.315746): n draws, none repeated. */
function different(draws: WordSequence, count: number): DrawPlaces {
  const takenBy = new Uint32Array(count);
  return (element, n, left, into, at) => {
    const candidates = count - (left >= 0 ? 1 : 0);
    draws.start(element, n);
    for (let last = candidates - n; last < candidates; last++) {
      const drawn = draws.below(last + 1);
      const candidate = takenBy[drawn] === element + 1 ? last : drawn;
      takenBy[candidate] = element + 1;
      into[at++] = besides(left, candidate);
    }
    // the same element may be asked for again
    for (let i = at - n; i < at; i++) takenBy[into[i]! - (left >= 0 && into[i]! > left ? 1 : 0)] = 0;
  };
}

const besides = (left: number, candidate: number): number =>
  left >= 0 && candidate >= left ? candidate + 1 : candidate;
