// Random values of formulas: each draw is a pure function of seed, name and place, never of order.
import {
  binomial,
  exponential,
  gamma,
  lognormal,
  poisson,
  RandomStream,
  truncatedNormal
} from '../../0-numbers/index.js';
import { networkError, impossibleDraw, isNumber, type Distribution, type Draw } from '../../2-plan/index.js';
import type { Source } from '../../1-model/index.js';
import type { Evaluate } from './compile.js';

/** Brings a stream to the place of an element. */
export type Seek = (stream: RandomStream, element: number) => RandomStream;

type Sample = (stream: RandomStream, a: number, b: number, c: number, d: number) => number;

const samples: Readonly<Record<Distribution, Sample>> = {
  uniform: (stream, low, high) => low + (high - low) * stream.uniform(),
  normal: (stream, mean, sd) => mean + sd * stream.normal(),
  truncated_normal: truncatedNormal,
  lognormal: (stream, median, sigma) => median * lognormal(stream, 0, sigma),
  exponential,
  gamma,
  poisson: (stream, mean) => poisson(mean, stream.uniform()),
  binomial: (stream, n, p) => binomial(n, p, stream.uniform())
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
      const wrong = impossibleDraw(
        draw.distribution,
        args.map(argument => argument(i))
      );
      if (wrong) throw networkError('impossible-draw', wrong, source);
      return argument(i);
    };
  };
