// Where the numbers of a group lie in the memory of the kernel. Types alone.
import type { Ring } from '../../network/index.js';
import type { Uniforms } from '../drawing/uniforms.js';
import type { Ranges, SpikeLog } from '../threads/index.js';
import type { Coefficients } from './coefficients.js';
import type { PlacedLists } from './placed-lists.js';
import type { PresentedWords } from './presented-words.js';
import type { SharedNormals } from './shared-normals.js';
import type { SteadyRates } from './steady-rates.js';
import type { WrongNeurons } from './wrong-neurons.js';

export interface GroupArrays {
  /** of the run */
  readonly seed: number;
  /** by slot */
  readonly states: readonly Float64Array[];
  readonly parameters: readonly Float64Array[];
  readonly inputs: readonly Float64Array[];
  /** flags, by slot */
  readonly frozen: readonly Float64Array[];
  /** last step in which a neuron is refractory */
  readonly heldUntil: Float64Array;
  /** whether any is so at any time */
  readonly isHeld: boolean;
  /** of the states that receive spikes, in their order: of each what is added, then what is multiplied by the states of `scaledBy` */
  readonly rings: readonly Ring[];
  /** standard normal numbers of the step, by stream: one a neuron, or the same for all */
  readonly normals: ReadonlyMap<string, Uniforms>;
  readonly sharedNormals: ReadonlyMap<string, SharedNormals>;
  /** not 0 where a condition held before the equations of a step: where these are apart from the threshold that it must cross */
  readonly heldBefore?: Float64Array;
  /** for spikes that are drawn */
  readonly uniforms?: Uniforms;
  /** of encoders, where they stay over a call: absent where they may change in it */
  readonly steadyRates?: SteadyRates;
  /** not 0 for neurons whose spikes nobody hears of; absent where there are none at any time */
  readonly silenced?: Uint8Array;
  /** of encoders */
  readonly presented?: PresentedWords;
  readonly ranges: Ranges;
  readonly log: SpikeLog;
  /** steps for which a neuron is refractory, where they are known before the run: one for all or one each */
  readonly refractory?: number | Float64Array;
  readonly coefficients: Coefficients;
  readonly lists: PlacedLists;
  readonly wrong: WrongNeurons;
}
