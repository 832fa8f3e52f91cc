// What synapses with generated code are made from. Types alone.
import type { SynapseValues } from '../../values/index.js';
import type { ProgressMeter } from '../../watch/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { Arena } from '../memory/arena.js';

export interface SynapseContext {
  /** parameters, kept for each synapse where it has states or acts all the time */
  readonly values: SynapseValues;
  readonly from: WasmGroup;
  readonly to: WasmGroup;
  /** the step in ms */
  readonly h: number;
  readonly seed: number;
  readonly progress: ProgressMeter;
  readonly allocator: Arena;
}
