// What synapses with generated code are made from. Types alone.
import type { SynapseContext as Shared } from '../../network/index.js';
import type { WasmGroup } from '../group/wasm-group.js';

export type SynapseContext = Shared<WasmGroup>;
