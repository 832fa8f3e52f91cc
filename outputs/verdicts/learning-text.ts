// How far learning has come, in a few words beside the progress of a run.
import type { Progress } from '../../simulator/index.js';
import { formatCount } from '../reading/quantity.js';

/** `sample 1 200, accuracy 78 % so far`; nothing where nothing is presented. */
export function learningText({ presentations, accuracy }: Pick<Progress, 'presentations' | 'accuracy'>): string {
  const said = [
    ...(presentations ? [`sample ${formatCount(presentations)}`] : []),
    ...(accuracy ? [`accuracy ${percent(accuracy.share)}${accuracy.isSoFar ? ' so far' : ''}`] : [])
  ];
  return said.join(', ');
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
