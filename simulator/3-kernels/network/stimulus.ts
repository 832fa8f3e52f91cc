// Drive from outside at one input of some neurons of a group. Types alone.
import type { StimulusPlan } from '../../2-plan/index.js';
import type { Evaluate } from '../values/index.js';

export interface Stimulus {
  readonly plan: StimulusPlan;
  readonly input: Float64Array;
  /** of the neuron at a place of the selection */
  readonly value: Evaluate;
  /** what it is, where that does not change and differs between neurons: by place */
  readonly kept?: Float64Array;
  readonly moving: boolean;
}
