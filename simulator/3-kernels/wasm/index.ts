// The WebAssembly backend: the network of the reference, with generated code for its neurons and synapses.
import { cos, sin } from '../../0-numbers/index.js';
import type { Plan } from '../../2-plan/index.js';
import type { Backend, Kernels, Watch } from '../kernels.js';
import { Network } from '../reference/network.js';
import { projectionOf } from '../reference/synapses/index.js';
import { Arena, mostPages } from './memory/arena.js';
import { ModuleBuilder } from './encode/index.js';
import { WasmGroup } from './group/wasm-group.js';
import { addFunctions, importedFunctions } from './math/index.js';
import { addRandomCode } from './random/random-code.js';
import { SpikeList } from './memory/spike-list.js';
import { WasmIndependentSynapses } from './synapses/wasm-independent-synapses.js';
import { WasmLazySynapses } from './synapses/wasm-lazy-synapses.js';
import { WasmStaticSynapses } from './synapses/wasm-static-synapses.js';

export const wasm: Backend = { name: 'wasm', emit };

function emit(plan: Plan, watch: Watch): Kernels {
  const arena = new Arena(plan.memory.reduce((sum, { bytes }) => sum + bytes, 0)), spikes = new SpikeList(arena);
  const synapses: (WasmStaticSynapses | WasmIndependentSynapses | WasmLazySynapses)[] = [];
  return new Network(plan, watch, {
    backend: wasm.name,
    group: (group, h, seed, clock, pulse) => new WasmGroup(group, h, seed, clock, pulse, arena),
    projection: (projection, recorded, surroundings) => projectionOf(projection, recorded, {
      ...surroundings,
      staticSynapses: (...made) => {
        synapses.push(new WasmStaticSynapses(made, arena, spikes));
        return synapses.at(-1)!;
      },
      independentSynapses: (...made) => {
        synapses.push(new WasmIndependentSynapses(made, arena));
        return synapses.at(-1)!;
      },
      dynamicSynapses: (...made) => {
        // what waits for the next spike of a source is not kept by snapshots
        const form = plan.script.deeds.some(deed => deed.kind === 'snapshot') ? undefined : projection.lazy;
        if (form) synapses.push(new WasmLazySynapses(form, ...made, arena));
        return form && synapses.at(-1);
      }
    }),
    ready: groups => {
      const own = [...groups.filter(group => group instanceof WasmGroup), ...synapses], { shared, memory } = arena;
      const module = new ModuleBuilder({ pages: 1, mostPages, shared });
      const functions = addFunctions(module, Object.fromEntries(importedFunctions.map(name => [name, module.import(name, ['f64'], ['f64'])])));
      addRandomCode(module, functions);
      for (const part of own) part.addCode(module, functions);
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.bytes() as Uint8Array<ArrayBuffer>), { env: { memory, sin, cos } });
      for (const part of own) part.bind(exports);
    }
  });
}
