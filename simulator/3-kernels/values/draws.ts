// Random values of formulas: each draw is a pure function of seed, name and place, never of order.
import {
  binomial,
  exponential,
  gamma,
  lognormal,
  poisson,
  RandomStream,
  truncatedNormal,
  type Draws
} from '../../0-numbers/index.js';
import { networkError, impossibleDraw, isNumber, type Distribution, type Draw } from '../../2-plan/index.js';
import type { Source } from '../../1-model/index.js';
import type { Evaluate } from './compile.js';

/** Brings a stream to the place of an element. */
export type Seek = (stream: RandomStream, element: number) => RandomStream;

type Sample = (stream: Draws, a: number, b: number, c: number, d: number) => number;

/** How a random value is made of successive draws at its place. */
export const samples: Readonly<Record<Distribution, Sample>> = {
  uniform: (draws, low, high) => low + (high - low) * draws.uniform(),
  normal: (draws, mean, sd) => mean + sd * draws.normal(),
  truncated_normal: truncatedNormal,
  lognormal: (draws, median, sigma) => median * lognormal(draws, 0, sigma),
  exponential,
  gamma,
  poisson: (draws, mean) => poisson(mean, draws.uniform()),
  binomial: (draws, n, p) => binomial(n, p, draws.uniform())
};

/** Name of the stream of a draw: draw 0 of a value uses the stream of that name, draw n the stream `name#n`. */
export const streamOf = (name: string, { ordinal }: Pick<Draw, 'ordinal'>): string =>
  ordinal === 0 ? name : `${name}#${ordinal}`;

/** `stream`: of what the draw is for, see `streamOf`. Throws NetworkError for arguments that make no distribution. */
export function drawn(
  draw: Draw,
  args: readonly Evaluate[],
  seed: number,
  { stream: name, source }: { readonly stream: string; readonly source?: Source },
  seek: Seek
): Evaluate {
  const stream = new RandomStream(seed, streamOf(name, draw));
  const sample = samples[draw.distribution];
  const [a = absent, b = absent, c = absent, d = absent] = args.map(checked(draw, source));
  return i => sample(seek(stream, i), a(i), b(i), c(i), d(i));
}

const absent: Evaluate = () => NaN;

/** Constants were checked when the plan was made; what differs between elements is checked with the first argument. */
const checked =
  (draw: Draw, source: Source | undefined) =>
  (argument: Evaluate, place: number, args: readonly Evaluate[]): Evaluate => {
    if (place > 0 || draw.arguments.every(argument => isNumber(argument))) return argument;
    return i => {
      checkDraw(
        draw,
        args.map(argument => argument(i)),
        source
      );
      return argument(i);
    };
  };

/** Throws NetworkError for arguments that make no distribution. */
export function checkDraw({ distribution }: Draw, args: readonly number[], source?: Source): void {
  const wrong = impossibleDraw(distribution, args);
  if (wrong) throw networkError('impossible-draw', wrong, source);
}
