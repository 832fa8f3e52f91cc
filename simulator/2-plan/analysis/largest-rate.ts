// How often neurons that fire with a rate may want to fire in a step: more than one spike a step is lost.
import { isNumber, number, replace } from '../formula/index.js';
import type { GroupPlan } from '../plan/index.js';

/** In kHz, over all that is presented; undefined where the rate depends on states or on what differs between neurons. */
export function largestRate({ spike, presentations }: GroupPlan): number | undefined {
  if (spike?.kind !== 'rate') return undefined;
  const read = (presentations?.tables ?? []).flat().flatMap(column => Array.from(column));
  const ends = read.length ? [read.reduce((a, b) => Math.max(a, b)), read.reduce((a, b) => Math.min(a, b))] : [0];
  const rates = ends
    .map(end => replace(spike.rate, leaf => (leaf.of === 'input' ? number(end) : leaf)))
    .flatMap(rate => (isNumber(rate) ? [rate.value] : []));
  return rates.length ? Math.max(...rates) : undefined;
}
