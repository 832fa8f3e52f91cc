// What neurons can be put in order by besides what they do: their parameters that differ, and where they lie.
import type { GroupPlan, Plan } from '../../2-plan/index.js';
import { ProgressMeter } from '../watch/index.js';
import { positionsOf } from './distance.js';
import { GroupValues } from './group-values.js';

export interface NeuronKeys {
  readonly population: string;
  /** `V_th`, or `position x` in m */
  readonly name: string;
  /** in the simulator's units, one a neuron */
  readonly values: Float64Array;
}

const directions = ['x', 'y', 'z'];

/** As they are when the run begins. Throws NetworkError for values out of bounds. */
export const neuronKeys = ({ groups, seed }: Plan): readonly NeuronKeys[] =>
  groups.flatMap(group => keysOf(group, seed));

function keysOf(group: GroupPlan, seed: number): readonly NeuronKeys[] {
  const population = group.name;
  const differing = group.parameters.filter(({ slot }) => slot !== undefined);
  const values = differing.length > 0 ? new GroupValues(group, seed, { time: 0 }, new ProgressMeter()) : undefined;
  const places = group.layout ? positionsOf(group, seed) : [];
  return [
    ...differing.map(({ name, slot }) => ({ population, name, values: values!.parameters[slot!]! })),
    ...places.map((of, i) => ({ population, name: `position ${directions[i] ?? i}`, values: of }))
  ];
}
