// What synapses with generated code are made from. Types alone.
import type { SynapseContext as Shared } from '../../network/index.js';
import type { WasmGroup } from '../group/wasm-group.js';
import type { SpikeSource } from '../threads/index.js';

export interface SynapseContext extends Shared<WasmGroup> {
  /** spikes of the presynaptic neurons, without those that are lost */
  readonly spikes: SpikeSource;
}
