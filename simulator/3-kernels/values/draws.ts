// Random values of formulas: each draw is a pure function of seed, name and place, never of order.
import { poisson, RandomStream } from '../../0-numbers/index.js';
import type { Formula } from '../../2-plan/index.js';
import type { Evaluate } from './compile.js';

/** Brings a stream to the place of an element. */
export type Seek = (stream: RandomStream, element: number) => RandomStream;

/** Draw 0 of a value uses the stream of that name, draw n the stream `name#n`. */
export function drawn(draw: Extract<Formula, { kind: 'draw' }>, [a, b]: readonly Evaluate[], seed: number, name: string, seek: Seek): Evaluate {
  const stream = new RandomStream(seed, draw.ordinal === 0 ? name : `${name}#${draw.ordinal}`);
  switch (draw.distribution) {
    case 'uniform': return i => {
      const low = a!(i);
      return low + (b!(i) - low) * seek(stream, i).uniform();
    };
    case 'normal': return i => a!(i) + b!(i) * seek(stream, i).normal();
    case 'poisson': return i => poisson(a!(i), seek(stream, i).uniform());
  }
}
