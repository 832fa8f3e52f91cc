// Why neurons of one side cannot draw so many partners from the other.
import { formatNumber } from '../../1-model/index.js';
import type { Recipe } from '../plan/index.js';
import { setText } from './neuron-set.js';

/** `lessItself`: some neuron must leave itself out. Undefined where n partners can be drawn. */
export function impossibleDegree(recipe: Recipe, degree: 'in' | 'out', lessItself: boolean): string | undefined {
  const {
    numbers: { n = NaN },
    projection,
    sources,
    targets,
    without
  } = recipe;
  const [others, what, each, way] =
    degree === 'in'
      ? ([sources, 'sources', 'target', 'from'] as const)
      : ([targets, 'targets', 'source', 'to'] as const);
  if (!Number.isInteger(n) || n < 0)
    return `The ${degree}-degree n of ${projection} is ${formatNumber(n)}: give a whole number, 0 or more.`;
  const candidates = others.count - (lessItself ? 1 : 0);
  if (n > 0 && candidates === 0) {
    const autapses = others.count > 0 ? ' without autapses' : '';
    return `${projection} draws ${n} ${what} for each ${each}, but ${setText(others)} has none to draw from${autapses}: connect ${way} more neurons.`;
  }
  if (!without.includes('multapses') || n <= candidates) return undefined;
  return `${projection} draws ${n} different ${what} for each ${each}, but ${setText(others)} has only ${candidates}: lower n or allow multapses.`;
}
