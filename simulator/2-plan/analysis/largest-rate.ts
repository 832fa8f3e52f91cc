// How often neurons that fire with a rate may want to fire in a step: more than one spike a step is lost.
import { rangeOfValues } from '../../1-model/index.js';
import { isNumber, number, replace } from '../formula/index.js';
import type { GroupPlan } from '../plan/index.js';

/** In kHz, over all data that are read; undefined where the rate depends on states or on what differs between neurons. */
export function largestRate({ spike, presentations, size }: GroupPlan): number | undefined {
  if (spike?.kind !== 'rate') return undefined;
  const ranges = (presentations?.data ?? []).map(set => rangeOfValues(set, size));
  const ends = ranges.length
    ? [Math.max(...ranges.map(({ high }) => high)), Math.min(...ranges.map(({ low }) => low))]
    : [0];
  const rates = ends
    .map(end => replace(spike.rate, leaf => (leaf.of === 'input' ? number(end) : leaf)))
    .flatMap(rate => (isNumber(rate) ? [rate.value] : []));
  return rates.length ? Math.max(...rates) : undefined;
}
