// What synapses of the reference backend are made from. Types alone.
import type { Allocator, SynapseValues } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import type { Group } from '../group.js';

export interface SynapseContext {
  /** parameters, kept for each synapse where it has states or acts all the time */
  readonly values: SynapseValues;
  readonly from: Group;
  readonly to: Group;
  /** the step in ms */
  readonly h: number;
  readonly seed: number;
  readonly progress: ProgressMeter;
  readonly allocator: Allocator;
}
