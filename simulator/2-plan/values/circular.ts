// Values that are given by one another in a ring.
import type { Source } from '../../1-model/index.js';
import { networkError } from '../formula/index.js';

/** Throws NetworkError where `name` is among the values that are being worked out, `underway`. */
export function refuseCircular(name: string, underway: readonly string[], source: Source): void {
  if (!underway.includes(name)) return;
  throw networkError(
    'circular-constant',
    `${[...underway, name].join(' uses ')}, so none of them has a value; give one of them a number.`,
    source
  );
}
