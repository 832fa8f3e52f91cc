// How often neurons that fire with a rate may want to fire in a step: more than one spike a step is lost.
import { rangeOfValues } from '../../1-model/index.js';
import { isNumber, number, replace } from '../formula/index.js';
import type { GroupPlan, PresentationsPlan } from '../plan/index.js';

/** In kHz, over all data that are read; undefined where the rate depends on states or on what differs between neurons. */
export function largestRate({ spike, presentations, size }: GroupPlan): number | undefined {
  if (spike?.kind !== 'rate') return undefined;
  const ranges = presentations ? rangesIn(presentations, size) : [];
  const ends = ranges.length
    ? [
        ranges.reduce((most, { high }) => Math.max(most, high), -Infinity),
        ranges.reduce((least, { low }) => Math.min(least, low), Infinity)
      ]
    : [0];
  const rates = ends
    .map(end => replace(spike.rate, leaf => (leaf.of === 'input' ? number(end) : leaf)))
    .flatMap(rate => (isNumber(rate) ? [rate.value] : []));
  return rates.length ? Math.max(...rates) : undefined;
}

const rangesIn = ({ samples, steady }: PresentationsPlan, size: number): ReturnType<typeof rangeOfValues>[] => [
  ...(steady ? [...steady.values].map(value => ({ low: value, high: value })) : []),
  ...samples.map(({ set, label, factor = 1 }) => {
    const { low, high } = label ? { low: 0, high: 1 } : rangeOfValues(set, size);
    return { low: low * factor, high: high * factor };
  })
];
