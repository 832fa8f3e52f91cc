// The WebAssembly backend: the network of the reference, with generated code for its neurons, its synapses and its steps.
import type { Plan } from '../../2-plan/index.js';
import type { ThreadPool } from '../thread-pool.js';
import type { Backend, Kernels, Watch } from '../kernels.js';
import type { Parts } from '../reference/network.js';
import { projectionOf } from '../reference/synapses/index.js';
import { WasmGroup } from './group/wasm-group.js';
import { Arena } from './memory/arena.js';
import { WasmStimuli } from './stimuli/wasm-stimuli.js';
import type { SynapseContext } from './synapses/synapse-context.js';
import { WasmContinuousSynapses } from './synapses/wasm-continuous-synapses.js';
import { WasmDynamicSynapses } from './synapses/wasm-dynamic-synapses.js';
import { WasmIndependentSynapses } from './synapses/wasm-independent-synapses.js';
import { WasmLazySynapses } from './synapses/wasm-lazy-synapses.js';
import { WasmResetSynapses } from './synapses/wasm-reset-synapses.js';
import { WasmStaticSynapses } from './synapses/wasm-static-synapses.js';
import { WasmNetwork } from './wasm-network.js';

export const wasm: Backend = { name: 'wasm', emit };

function emit(plan: Plan, watch: Watch, offered?: ThreadPool): Kernels {
  const arena = new Arena(plan.memory.reduce((sum, { bytes }) => sum + bytes, 0));
  const pool = arena.shared ? offered : undefined;
  const parts: Parts = {
    backend: wasm.name,
    group: (group, h, seed, clock, progress) =>
      arena.measured(
        `neurons of ${group.name}`,
        () => new WasmGroup(group, h, seed, clock, progress, arena, 1 + (pool?.workers ?? 0))
      ),
    projection: (projection, recorded, surroundings) =>
      arena.measured(`synapses of ${projection.name}`, () =>
        projectionOf(projection, recorded, {
          ...surroundings,
          allocator: arena,
          makers: {
            static: (...made) => new WasmStaticSynapses(made, arena),
            independent: (...made) => new WasmIndependentSynapses(made, arena),
            reset: (...made) => new WasmResetSynapses(made, arena),
            continuous: (...made) => new WasmContinuousSynapses(made, arena),
            dynamic: (...made) => new WasmDynamicSynapses(made, arena),
            lazy: (lazy, context, ...made) => new WasmLazySynapses(lazy, context as SynapseContext, ...made, arena)
          }
        })
      ),
    stimuli: (...made) => new WasmStimuli(...made, arena)
  };
  return new WasmNetwork(plan, watch, parts, arena, pool);
}
